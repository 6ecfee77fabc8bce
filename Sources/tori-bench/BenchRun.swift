import Glibc
import ToriCorpus
import ToriIndex
import ToriText
import ToriTime

/// One run: makes the corpus, builds, measures, prints.
final class BenchRun {
  let options: BenchOptions
  let never = Cancellation()
  var table = BenchTable()
  private var facts: [(name: String, value: String)] = []
  /// What a table of growth shows of this run.
  private(set) var growth: [String] = []

  /// An answer that is not the scan's.
  struct Mismatch: Error, CustomStringConvertible {
    let description: String
  }

  init(_ options: BenchOptions) { self.options = options }

  func run() throws {
    try measure()
    for fact in facts { print("\(fact.name): \(fact.value)") }
    print()
    table.show()
  }

  func measure() throws {
    let files = SourceListing.list([options.corpus ?? "seeds"]).files
    var drawn: DrawnFile?
    if options.corpus == nil || options.postCount != nil {
      let documents = try files.map { file in
        try DocumentReader.read(bytes: try fileBytes(atPath: file.path), path: file.path)
      }
      var corpus = BenchCorpus(documents)
      if !options.showsGrowth { try buildFromMemory(corpus) }
      drawn = try DrawnFile(&corpus, postCount: options.postCount ?? 100_000)
    }
    let path = drawn.map { $0.folder + "/posts.tori" } ?? "/tmp/tori-bench-\(getpid()).tori"
    // SAFETY: the library reads the string during the call alone.
    defer { unsafe unlink(path) }
    let index = try build(from: drawn.map { [$0.path] } ?? files.map(\.path), to: path)
    let (_, verifyTime) = try timed { try index.verify() }
    fact("verify every byte", "\(microseconds(verifyTime)) µs")
    let sample = NeedleSample(index)
    try measureNeedles(index, sample)
    if !options.showsGrowth { try measurePeers(index, sample) }
    try measureFilters(index, sample)
    try measureCounts(index, sample)
    growth += ["3 characters", "4–6 characters", "substring + period", "by month"].map {
      BenchTable.milliseconds(table.median($0))
    }
  }

  private func fact(_ name: String, _ value: String) { facts.append((name, value)) }

  /// Posts that wait in memory, so that drawing and reading are not measured.
  private func buildFromMemory(_ corpus: BenchCorpus) throws {
    var corpus = corpus
    let blocks = (0..<min(200_000, options.postCount ?? 100_000)).map { _ in corpus.next() }
    let path = "/tmp/tori-bench-\(getpid())-memory.tori"
    defer { unsafe unlink(path) }
    let (_, time) = try timed {
      var builder = try IndexBuilder(to: path, zone: .tokyo)
      for block in blocks { try builder.add(block) }
      builder.endDocument(
        Document(
          path: "/drawn.jsonl", reader: .jsonLines, reason: LocalizedText(same: "drawn"),
          encoding: .utf8, byteCount: 0,
          checksum: 0, title: nil, blocks: [], notices: []))
      _ = try builder.finish()
    }
    let byteCount = blocks.reduce(0) { $0 + $1.text.utf8.count }
    fact("build, from posts in memory", "\(megabytes(byteCount, in: time)) MB of text a second")
  }

  private func build(from paths: [String], to path: String) throws -> Index {
    let report = try buildIndex(from: paths, to: path)
    let (index, openTime) = try timed { try Index.open(path) }
    let byteCount = index.allBlocks.reduce(0) { $0 + index.text(of: $1).utf8.count }
    let ratio = BenchTable.rounded(Double(index.fileSize) / Double(byteCount), digits: 3)
    let rate = megabytes(byteCount, in: report.seconds)
    fact("build, reading included", "\(rate) MB of text a second")
    fact("source", "\(report.byteCount / 1_000_000) MB")
    fact("posts", "\(index.posts.count)")
    fact("text", "\(byteCount / 1_000_000) MB, in \(index.segmentCount) segments")
    fact("index, texts included / text", ratio)
    fact("open", "\(microseconds(openTime)) µs")
    growth = [
      "\(byteCount / 1_000_000)", "\(index.segmentCount)",
      BenchTable.rounded(report.seconds, digits: 1), "\(rate)", ratio,
    ]
    return index
  }

  /// Times an answer of the index and of the scan, and throws if they differ.
  func compare<A: Equatable>(
    _ name: String, _ query: String, index: () throws -> A, scan: () throws -> A
  ) throws -> A {
    let (found, time) = try timed(index)
    let (expected, scanTime) = try timed(scan)
    guard found == expected else { throw Mismatch(description: "\(name): \(query)") }
    table.add(name, by: BenchTable.own, time)
    table.add(name, by: BenchTable.scan, scanTime)
    return expected
  }
}
