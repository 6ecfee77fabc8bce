import Glibc
import Testing
import ToriCorpus
import ToriIndex
import ToriSentences
import ToriSystem
import ToriTime

/// What is the same file: by several names, changed under one size and time, or with a name that is no text.
@Suite struct FileIdentityTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("c"), 0o700) == 0)
    #expect(unsafe mkdir(folder.file("cache"), 0o700) == 0)
  }

  private func write(_ text: String, to name: String) throws {
    try folder.write(Array(text.utf8), to: name)
  }

  private func open(_ paths: [String]) throws -> OpenedCorpus {
    try Corpus.open(paths, cacheDirectory: folder.file("cache"))
  }

  private func texts(_ corpus: OpenedCorpus) -> [String] {
    corpus.index.posts.map { corpus.index.text(of: $0) }
  }

  // MARK: Several names

  /// A link is the other name wherever it stands in the order of names.
  @Test(arguments: ["latest.txt", "a.txt", "0/z.txt"])
  func linksCountOnce(_ link: String) throws {
    try write("南鳥島\n", to: "c/m.txt")
    #expect(unsafe mkdir(folder.file("c/0"), 0o700) == 0)
    #expect(unsafe symlink(folder.file("c/m.txt"), folder.file("c/" + link)) == 0)
    // Once to read, and once from what is kept.
    for _ in 0..<2 {
      let corpus = try open([folder.file("c")])
      #expect(corpus.index.documents.map(\.path) == [folder.file("c/m.txt")])
      #expect(texts(corpus) == ["南鳥島"])
      #expect(
        corpus.notes.map(\.words.english) == [
          "'\(folder.file("c/" + link))' is '\(folder.file("c/m.txt"))' by another name and counts once"
        ])
    }
  }

  @Test func hardLinksAndFoldersByLinkCountOnce() throws {
    #expect(unsafe mkdir(folder.file("c/2025"), 0o700) == 0)
    try write("南鳥島\n", to: "c/2025/m.txt")
    #expect(unsafe symlink("2025", folder.file("c/current")) == 0)
    #expect(unsafe Glibc.link(folder.file("c/2025/m.txt"), folder.file("c/n.txt")) == 0)
    let corpus = try open([folder.file("c")])
    #expect(corpus.index.documents.map(\.path) == [folder.file("c/2025/m.txt")])
    #expect(texts(corpus).count == 1)
    #expect(corpus.notes.first?.words.english.hasSuffix("counts once; so are 1 more") ?? false)
  }

  @Test func whatIsNamedTwiceCountsOnce() throws {
    try write("南鳥島\n", to: "c/m.txt")
    let path = folder.file("c/m.txt")
    for paths in [[path, path], [folder.file("c"), path], [path, folder.file("c/../c/m.txt")]] {
      let corpus = try open(paths)
      #expect(texts(corpus) == ["南鳥島"], "\(paths)")
      #expect(corpus.notes.count == 1 && corpus.notes[0].words.english.hasSuffix("counts once"))
    }
    // Two files of the same text are two.
    try write("南鳥島\n", to: "c/n.txt")
    let both = try open([folder.file("c")])
    #expect(texts(both).count == 2 && both.notes.isEmpty)
  }

  @Test func anIndexIsAddedToOnce() throws {
    try write("南鳥島\n", to: "c/m.txt")
    #expect(unsafe symlink("c/m.txt", folder.file("l.txt")) == 0)
    let kept = folder.file("x.tori")
    _ = try buildIndex(from: [folder.file("l.txt")], to: kept)
    let report = try buildIndex(from: [folder.file("c")], to: kept)
    #expect((report.added, report.removed) == (1, 1))
    #expect(try Index.open(kept).documents.map(\.path) == [folder.file("c/m.txt")])
  }

  // MARK: Changed

  /// Gives a file the time of change that it had.
  private func setTime(_ name: String, _ seconds: Int) {
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    #expect(unsafe utimensat(AT_FDCWD, folder.file(name), times, 0) == 0)
  }

  @Test func changesUnderOneSizeAndTimeAreSeen() throws {
    func check(_ expected: String) throws {
      #expect(try texts(open([folder.file("c")])) == [expected])
    }
    try write("aaaa\n", to: "c/m.txt")
    setTime("c/m.txt", 1_704_034_800)
    try check("aaaa")
    // In place.
    try write("bbbb\n", to: "c/m.txt")
    setTime("c/m.txt", 1_704_034_800)
    try check("bbbb")
    // By another file put in its place.
    try write("cccc\n", to: "other.txt")
    setTime("other.txt", 1_704_034_800)
    #expect(unsafe rename(folder.file("other.txt"), folder.file("c/m.txt")) == 0)
    try check("cccc")
    // In an index to keep.
    let kept = folder.file("x.tori")
    _ = try buildIndex(from: [folder.file("c")], to: kept)
    try write("dddd\n", to: "c/m.txt")
    setTime("c/m.txt", 1_704_034_800)
    let report = try buildIndex(from: [folder.file("c")], to: kept)
    #expect((report.changed, report.kept) == (1, 0))
  }

  /// Rights, or a copy of the same bytes, are no reason to read a file again.
  @Test func whatHoldsTheSameIsKept() throws {
    try write("aaaa\n", to: "c/m.txt")
    try write("島\n", to: "c/n.txt")
    let kept = folder.file("x.tori")
    _ = try buildIndex(from: [folder.file("c")], to: kept)
    #expect(unsafe chmod(folder.file("c/m.txt"), 0o600) == 0)
    var report = try buildIndex(from: [folder.file("c")], to: kept)
    #expect((report.kept, report.changed) == (2, 0))
    let index = try Index.open(kept)
    try index.verify()
    #expect(index.blockCount == 2)
    // What is known of the file now is kept, so it need not be looked into again.
    let listed = SourceListing.list([folder.file("c")]).files.map(\.state)
    #expect(index.documents.map(\.state) == listed)
    report = try buildIndex(from: [folder.file("c")], to: kept)
    #expect(report.kept == 2)
  }

  // MARK: Names that are no text

  /// As an archive from a Japanese machine leaves them, and others.
  @Test(arguments: [
    ([0x93, 0xEC] as [UInt8], #"\x93\xEC"#, "南"),
    ([0xC6, 0xEE, 0xC4, 0xBB], #"\xC6\xEEĻ"#, "南鳥"),
    (Array("caf".utf8) + [0xE9], #"caf\xE9"#, "caf%E9"), ([0xFF, 0xFE], #"\xFF\xFE"#, "%FF%FE"),
    (Array(#"a\x93"#.utf8) + [0x93], #"a\x5Cx93\x93"#, #"a%5Cx93%93"#),
    (Array("深海".utf8), "深海", "深海"),
    (Array(#"\x93"#.utf8), #"\x5Cx93"#, #"\x93"#), (Array(#"\d"#.utf8), #"\d"#, #"\d"#),
  ])
  func namesThatAreNoText(_ bytes: [UInt8], shown: String, document: String) throws {
    let path = Array(folder.file("c/").utf8) + bytes + Array(".txt".utf8)
    let file = unsafe Glibc.open(
      path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o644)
    #expect(file >= 0)
    #expect(unsafe Glibc.write(file, "island", 6) == 6)
    close(file)
    // The folder's own removal knows names of texts only.
    defer { _ = unsafe unlink(path.map { CChar(bitPattern: $0) } + [0]) }
    let corpus = try open([folder.file("c")])
    #expect(corpus.failures.isEmpty)
    #expect(texts(corpus) == ["island"])
    let record = try #require(corpus.index.documents.first)
    #expect(record.path == folder.file("c/\(shown).txt"))
    #expect(record.name == document)
    #expect(corpus.index.sourcePath(ofDocument: 0) == record.path)
    #expect(try fileBytes(atPath: record.path) == Array("island".utf8))
    #expect(corpus.index.block(identifier: "\(document):1") == BlockID(0))
    let isText = String(validating: bytes, as: UTF8.self) != nil
    #expect(corpus.notes.count == (isText ? 0 : 1))
    // Named as the system names it, or as it is shown.
    #expect(try texts(open([String(path: path)])) == ["island"])
    #expect(String(path: path).pathBytes.dropLast().map { UInt8(bitPattern: $0) } == path)
  }
}
