import Glibc
import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSentences
import ToriSystem
import ToriTime

@Suite struct UpdateTests {
  /// Random changes to a folder of files; after each, the updated index is what a new one would be.
  @Test(arguments: UInt64(0)..<40)
  func anUpdatedIndexIsAsOneMadeAnew(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("in"), 0o700) == 0)
    try folder.write(Array("はじめ。\n\n島。\n".utf8), to: "in/m.txt")
    let limit = random.pick([1, 3_000, 1 << 30])
    for round in 0..<6 {
      let name = random.pick(
        ["a.txt", "b.csv", "k.txt", "m.txt", "y.jsonl", "z.txt"].map { "in/" + $0 })
      if round > 0, random.chance(4) {
        unsafe unlink(folder.file(name))
        if folder.names(in: "in").isEmpty { try folder.write(Array("x".utf8), to: name) }
      } else {
        let content =
          name.hasSuffix("csv")
          ? random.table(round)
          : name.hasSuffix("jsonl") ? random.lines(round) : random.page(seed, round)
        try folder.write(Array(content.utf8), to: name)
      }
      let report = try buildIndex(
        from: [folder.file("in")], to: folder.file("kept.tori"), segmentLimit: limit)
      #expect(report.failures.isEmpty)
      _ = try buildIndex(from: [folder.file("in")], to: folder.file("new\(round).tori"))
      let kept = try Index.open(folder.file("kept.tori"))
      try kept.verify()
      expectSame(kept, try Index.open(folder.file("new\(round).tori")))
      #expect(report.blockCount == kept.blockCount)
      #expect(report.added + report.kept + report.changed == kept.documents.count)
    }
    #expect(!folder.names.contains { $0.hasSuffix(".new") })
  }

  private func expectSame(_ a: Index, _ b: Index) {
    #expect(a.documents == b.documents)
    #expect(a.blockCount == b.blockCount)
    for block in a.allBlocks {
      #expect(a.block(block) == b.block(block))
      #expect(a.replies(to: block) == b.replies(to: block))
      #expect(a.integer(.replies, of: block) == b.integer(.replies, of: block))
    }
    #expect(a.failures == b.failures)
    #expect(a.ownFields == b.ownFields)
    for (number, field) in a.ownFields.enumerated() {
      for block in a.allBlocks {
        let (x, y) = (a.integer(.own(number), of: block), b.integer(.own(number), of: block))
        #expect(x == y, "\(field.name)")
        guard field.type == .text else { continue }
        #expect(a.text(.own(number), of: block) == b.text(.own(number), of: block))
      }
    }
  }

  /// What of an archive cannot be read is said at every making, and by the index that is opened again.
  @Test func partsThatCannotBeRead() throws {
    func record(_ address: String, _ head: String) -> String {
      let block = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\(head)\r\n島の話が続いている。\n"
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(address)\r\n"
        + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }
    let folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("in"), 0o700) == 0)
    let archive =
      record("http://a.example/1", "") + record("http://a.example/2", "Content-Encoding: br\r\n")
      + "WARC/1.0\r\nWARC-Type: response\r\n"
    try folder.write(Array(archive.utf8), to: "in/a.warc")
    let path = folder.file("kept.tori")
    for round in 0..<3 {
      try folder.write(Array("島 \(round)\n".utf8), to: "in/\(round).txt")
      let report = try buildIndex(from: [folder.file("in")], to: path)
      let names = [folder.file("in/a.warc/http://a.example/2"), folder.file("in/a.warc")]
      #expect(report.failures.map(\.path) == names, "\(round)")
      let index = try Index.open(path)
      #expect(index.failures.map(\.path) == names && index.documents.count == round + 2)
    }
    let cache = folder.file("cache")
    let first = try Corpus.open([folder.file("in")], cacheDirectory: cache)
    let second = try Corpus.open([folder.file("in")], cacheDirectory: cache)
    #expect(first.report != nil && second.report == nil)
    #expect(second.failures == first.failures && first.failures.count == 2)
  }

  /// Files that come one by one do not leave a segment each.
  @Test func smallSegmentsAreMerged() throws {
    let folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("in"), 0o700) == 0)
    let path = folder.file("kept.tori")
    var counts: [Int] = []
    for round in 0..<40 {
      try folder.write(Array("島 \(round)\n\n海\n".utf8), to: "in/\(100 + round).txt")
      _ = try buildIndex(from: [folder.file("in")], to: path)
      counts.append(try Index.open(path).segmentCount)
    }
    #expect(counts.max() == 17 && counts[39] < 17)
    _ = try buildIndex(from: [folder.file("in")], to: folder.file("new.tori"))
    expectSame(try Index.open(path), try Index.open(folder.file("new.tori")))
  }

  /// Builds of one index at the same time: each succeeds, and the last to end stays.
  @Test func buildsAtTheSameTime() async throws {
    let folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("in"), 0o700) == 0)
    for number in 0..<20 {
      try folder.write(Array("島 \(number)\n\n海\n".utf8), to: "in/\(number).txt")
    }
    let (source, path) = (folder.file("in"), folder.file("x.tori"))
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 { group.addTask { _ = try buildIndex(from: [source], to: path) } }
      try await group.waitForAll()
    }
    let index = try Index.open(path)
    try index.verify()
    #expect(index.documents.count == 20 && index.blockCount == 40)
    #expect(folder.names.sorted() == ["in", "x.tori"])
  }

  @Test func addingKeepsWhatLiesElsewhere() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.write(Array("\(name) 島\n".utf8), to: "\(name).txt") }
    let path = folder.file("x.tori")
    var report = try buildIndex(from: [folder.file("a.txt")], to: path)
    #expect((report.added, report.kept) == (1, 0))
    report = try buildIndex(from: [folder.file("b.txt")], to: path)
    #expect((report.added, report.kept, report.removed) == (1, 1, 0))
    let index = try Index.open(path)
    #expect(index.documents.map(\.name) == ["a", "b"])
    #expect(index.segmentCount == 2)
    report = try buildIndex(from: [folder.file("b.txt")], to: path, adding: false)
    #expect((report.added, report.kept, report.removed) == (0, 1, 1))
    #expect(try Index.open(path).documents.map(\.name) == ["b"])
    // Who opened the file before goes on reading what was there.
    #expect(index.text(of: BlockID(0)) == "a 島")
  }

  @Test func aDocumentMayRunThroughSeveralSegments() throws {
    let folder = try TemporaryFolder()
    let rows = (1...300).map { number in
      #"{"id": \#(number), "text": "投稿\#(number)", "reply_to": [\#(max(1, number / 2))]}"#
    }
    try folder.write(Array(rows.joined(separator: "\n").utf8), to: "p.jsonl")
    try folder.write(Array("前\n".utf8), to: "a.txt")
    let path = folder.file("x.tori")
    _ = try buildIndex(from: [folder.path], to: path, segmentLimit: 5_000)
    let index = try Index.open(path)
    #expect(index.segmentCount > 3)
    #expect(index.documents.count == 2)
    let tenth = try #require(index.post(named: 10, document: 1))
    #expect(index.text(of: tenth) == "投稿10")
    #expect(index.replies(to: tenth).compactMap { index.key(.sourceID, of: $0) } == [20, 21])
    #expect(index.parents(of: tenth).compactMap { index.key(.sourceID, of: $0) } == [5])
    #expect(index.thread(of: tenth).count == 300)
    // Added to, its segments are taken over as they are.
    try folder.write(Array("後\n".utf8), to: "z.txt")
    let report = try buildIndex(from: [folder.path], to: path, segmentLimit: 5_000)
    #expect((report.added, report.kept) == (1, 2))
    let more = try Index.open(path)
    #expect(more.segmentCount == index.segmentCount + 1)
    #expect(more.replies(to: tenth) == index.replies(to: tenth))
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("島\n".utf8), to: "a.txt")
    try folder.write([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3, 0, 0, 0], to: "b.txt")
    let report = try buildIndex(from: [folder.path], to: folder.file("x.tori"))
    #expect(report.failures.map(\.path) == [folder.file("b.txt")])
    #expect(report.added == 1)
    #expect(try Index.open(folder.file("x.tori")).failures == report.failures)
    #expect(throws: IndexError.nothingToRead(paths: [])) {
      try buildIndex(from: [], to: folder.file("y.tori"))
    }
    #expect(throws: (any Error).self) {
      try buildIndex(from: [folder.file("none.txt")], to: folder.file("y.tori"))
    }
  }

  @Test func aFileThatIsNoIndexIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("島\n".utf8), to: "a.txt")
    try folder.write(Array("my precious notes".utf8), to: "x.tori")
    #expect(throws: (any Error).self) {
      try buildIndex(from: [folder.file("a.txt")], to: folder.file("x.tori"))
    }
    #expect(try folder.read("x.tori") == Array("my precious notes".utf8))
  }

  @Test func anInterruptedBuildLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("島\n".utf8), to: "a.txt")
    let cancellation = Cancellation()
    #expect(throws: IndexError.cancelled) {
      try buildIndex(
        from: [folder.file("a.txt")], to: folder.file("x.tori"),
        progress: { _ in cancellation.cancel() }, cancellation: cancellation)
    }
    #expect(folder.names == ["a.txt"])
  }

  @Test func aFolderIsIndexedOnceAndAgainWhenItChanges() throws {
    let folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("in"), 0o700) == 0)
    try folder.write(Array("島\n".utf8), to: "in/a.txt")
    try folder.write([0, 1, 2, 3, 0, 0], to: "in/bad.txt")
    let cache = folder.file("cache/deep")
    let first = try Corpus.open([folder.file("in")], cacheDirectory: cache)
    #expect(first.report?.added == 1)
    #expect(first.failures.map(\.path) == [folder.file("in/bad.txt")])
    let again = try Corpus.open([folder.file("in")], cacheDirectory: cache)
    #expect(again.report == nil)
    #expect(again.failures == first.failures)
    try folder.write(Array("鳥\n".utf8), to: "in/c.txt")
    let changed = try Corpus.open([folder.file("in")], cacheDirectory: cache)
    #expect((changed.report?.added, changed.report?.kept) == (1, 1))
    // Other options, another index.
    let utc = try #require(Zone("UTC"))
    let other = try Corpus.open(
      [folder.file("in")], options: ReadOptions(zone: utc), cacheDirectory: cache)
    #expect(other.report?.added == 2)
    #expect(folder.names(in: "cache/deep").count == 2)
    // A damaged cache is made anew without a word of error.
    for name in folder.names(in: "cache/deep") {
      var bytes = try folder.read("cache/deep/" + name)
      bytes[bytes.count / 2] ^= 1
      try folder.write(bytes, to: "cache/deep/" + name)
    }
    let healed = try Corpus.open([folder.file("in")], cacheDirectory: cache)
    #expect(healed.report?.added == 2)
    try healed.index.verify()
    // An index is opened as it is.
    let opened = try Corpus.open([healed.index.path], cacheDirectory: cache)
    #expect(opened.index.blockCount == healed.index.blockCount)
  }

  @Test func withoutACacheTheIndexIsNotKept() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("島\n".utf8), to: "a.txt")
    let opened = try Corpus.open([folder.file("a.txt")], cacheDirectory: folder.file("a.txt/no"))
    #expect(opened.notes.count == 1)
    #expect(opened.index.text(of: BlockID(0)) == "島")
    #expect(unsafe access(opened.index.path, F_OK) != 0)
  }
}

extension SplitMix64 {
  fileprivate mutating func page(_ seed: UInt64, _ round: Int) -> String {
    (0..<below(6)).map { _ in text() + "\(seed) \(round)" }.joined(separator: "\n\n")
  }

  /// With columns of its own, whose values are of one sort in this file and of others in the next.
  fileprivate mutating func table(_ round: Int) -> String {
    let columns = ["score", "label", "date of birth", "x"].filter { _ in chance(2) }
    let sorts = columns.map { _ in below(4) }
    let rows = (0..<1 + below(5)).map { number in
      (["\(number)", "島 \(round)"] + sorts.map { ownText($0) }).joined(separator: ",")
    }
    return ((["id,text"] + columns).joined(separator: ",") + "\n") + rows.joined(separator: "\n")
      + "\n"
  }

  fileprivate mutating func lines(_ round: Int) -> String {
    let sort = below(4)
    return (0..<1 + below(5)).map { number in
      let pairs = ["label", "score", "x"].filter { _ in chance(2) }.map {
        "\"\($0)\":\"\(ownText(sort))\""
      }
      return "{" + (["\"id\":\(number),\"text\":\"海 \(round)\""] + pairs).joined(separator: ",")
        + "}\n"
    }.joined()
  }

  private mutating func ownText(_ sort: Int) -> String {
    switch sort {
    case 0: "\(below(9))"
    case 1: "\(below(9)).5"
    case 2: pick(["自民", "立憲"])
    default: pick(["2026-01-05", "n/a", "", "7"])
    }
  }
}
