import ToriSystem
import ToriTime

/// A file that holds others, or one file that is compressed.
package struct Container {
  /// One of those in it.
  struct Member {
    /// As the container calls it; nil of the one that is compressed.
    let name: String?
    /// Its bytes, or why they are not read.
    var source: Result<SourceBytes, CorpusError>
    /// Whether it is a sheet of a workbook, given as CSV.
    var isSheet = false
    /// Whether it is a chapter of a book.
    var isChapter = false
    /// What it says of itself: of a page that was saved, its title and the encoding of its text.
    var title: String?
    var encoding: Encoding?
    /// What is to be said of it.
    var notices: [ReadNotice] = []
    /// Whether posts may be lost with it where it is not read; nil where its name tells.
    var isLoss: Bool?
  }

  private enum Form {
    case archive, gzip, zstd, warc, workbook, book, savedPage
  }

  let path: String
  private let form: Form
  /// How much what is in it may unpack to.
  let limit: Int
  let isInterrupted: @Sendable () -> Bool

  /// How many of a file's first bytes tell whether it is a container.
  static let headSize = 1 << 14

  private static let magics: [(bytes: [UInt8], form: Form)] = [
    ([0x50, 0x4B, 0x03, 0x04], .archive), ([0x1F, 0x8B], .gzip),
    (Array("BZh".utf8), .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("Rar!".utf8), .archive),
    (Array("MSCF".utf8), .archive), ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
  ]

  private static func form(_ head: [UInt8]) -> Form? {
    if head.starts(with: "WARC/1.".utf8), head[...].firstIndex(of: "WARC-") != nil { return .warc }
    // A text may begin with the same letters, but has no such bytes behind them.
    let hasControls = head.prefix(512).contains(where: OtherKinds.isControl)
    return magics.first { magic in
      head.starts(with: magic.bytes) && (hasControls || !magic.bytes.allSatisfy { $0 < 0x80 })
    }?.form
  }

  /// Nil of a file that begins as no container does, or as an office program's document.
  init?(
    _ head: [UInt8], path: String, byteCount: Int,
    until isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    let ending = Sniffer.fileExtension(path)
    if let form = Self.form(head) {
      if OtherKinds.isOffice(path) { return nil }
      self.form =
        switch (ending, form) {
        case ("xlsx", _), ("xlsm", _): .workbook
        case ("epub", .archive): .book
        default:
          form == .zstd && Self.isArchive(path, ["tar.zst", "tzst"])
            || form == .gzip
              && (Self.isArchive(path, ["tar.gz", "tgz"]) || !GzipStream.isInstalled)
            ? .archive : form
        }
    } else if head.dropFirst(257).starts(with: "ustar".utf8) || ending == "lzh" || ending == "lha" {
      form = .archive
    } else if SavedPage.recognises(head, path: path) {
      form = .savedPage
    } else {
      return nil
    }
    self.path = path
    self.isInterrupted = isInterrupted
    limit = max(1 << 28, byteCount * 200)
  }

  private static func isArchive(_ path: String, _ endings: [String]) -> Bool {
    let path = path.lowercased()
    return endings.contains { path.hasSuffix("." + $0) }
  }

  /// Gives each member in the order of the container, of archives only those of names that are wanted.
  ///
  /// Throws `CorpusError.malformed` where the container is damaged or all in it is too much, and what `each` throws.
  func read(
    where isWanted: (String) -> Bool = { _ in true }, each: (Member) throws -> Void
  ) throws {
    let path = path
    switch form {
    case .zstd:
      try readSingle(each) { () throws(CorpusError) in try Self.zstd(path) }
    case .warc:
      try readRecords(each) { () throws(CorpusError) in try Self.file(path) }
    case .archive: try readArchive(isWanted, each)
    case .gzip: try readGzip(isWanted, each)
    case .workbook: try readWorkbook(each)
    case .book: try readBook(isWanted, each)
    case .savedPage: try readSavedPages(each)
    }
  }

  /// The bytes of one member, nil for the one that is compressed.
  ///
  /// Throws `CorpusError.malformed` where there is none such.
  func source(ofMember name: String?) throws -> SourceBytes {
    struct Found: Error {
      let source: SourceBytes
    }
    do {
      try read(
        where: { $0 == name },
        each: { member in
          if member.name == name { throw Found(source: try member.source.get()) }
        })
    } catch let found as Found {
      return found.source
    }
    throw CorpusError.malformed(.refusal(.archiveChanged))
  }

  // MARK: Forms

  func readSingle(
    _ each: (Member) throws -> Void,
    _ open: @escaping @Sendable () throws(CorpusError) -> any ByteStream
  ) throws {
    let head = try open().next(1 << 10)
    if head.starts(with: "WARC/".utf8) { return try readRecords(each, open) }
    let damage = WholePart.Damage()
    let source = try SourceBytes(limit: limit, until: isInterrupted) { () throws(CorpusError) in
      WholePart(try open(), damage)
    }
    try each(Member(name: nil, source: .success(source)))
    if let error = damage.error { throw error }
  }

  /// Gives what is compressed, which may be an archive whatever it is called.
  private func readGzip(_ isWanted: (String) -> Bool, _ each: (Member) throws -> Void) throws {
    let path = path
    let head = (try? GzipStream(Self.opened(path)).next(512)) ?? []
    if head.dropFirst(257).starts(with: "ustar".utf8) { return try readArchive(isWanted, each) }
    try readSingle(each) { () throws(CorpusError) in try GzipStream(Self.opened(path)) }
  }

  private func readRecords(
    _ each: (Member) throws -> Void,
    _ open: @escaping @Sendable () throws(CorpusError) -> any ByteStream
  ) throws {
    var records = WebArchive(try open(), limit: limit)
    var names: [String: Int] = [:]
    while let page = try records.next() {
      if isInterrupted() { throw CorpusError.interrupted }
      try each(
        Member(name: unique(page.address, &names), source: page.content.map { SourceBytes($0) }))
    }
    if let fact = records.passedOver {
      var rest = Member(name: "", source: .failure(.malformed(fact)))
      rest.isLoss = false
      try each(rest)
    }
  }

  private func readWorkbook(_ each: (Member) throws -> Void) throws {
    let files = try files { name in
      name.hasPrefix("xl/") && (name.hasSuffix(".xml") || name.hasSuffix(".rels"))
    }
    let sheets = try Workbook(files, limit: limit).sheets.filter { !$0.table.isEmpty }
    for sheet in sheets {
      let name = sheets.count == 1 ? nil : sheet.name
      try each(Member(name: name, source: .success(SourceBytes(sheet.table)), isSheet: true))
    }
  }

  /// Gives the chapters of a book in its own order; of what is no such book, the files.
  private func readBook(_ isWanted: (String) -> Bool, _ each: (Member) throws -> Void) throws {
    guard let book = try Book(self) else { return try readArchive(isWanted, each) }
    if book.chapters.isEmpty { throw CorpusError.malformed(.refusal(.noChapters)) }
    let chapters = book.chapters.filter(isWanted)
    let wanted = Set(chapters)
    let files = try files { wanted.contains($0) }
    for name in chapters {
      let source: Result<SourceBytes, CorpusError> =
        book.encrypted.contains(name)
        ? .failure(.malformed(.refusal(.encrypted)))
        : files[name].map { .success(SourceBytes($0)) } ?? .failure(.malformed(.refusal(.noMember)))
      var chapter = Member(name: name, source: source)
      chapter.isChapter = true
      try each(chapter)
    }
  }

  private func readSavedPages(_ each: (Member) throws -> Void) throws {
    let source = try Self.opened(path)
    if source.count > Self.largestSavedPage {
      throw CorpusError.malformed(.refusal(.savedPageTooLarge))
    }
    let pages = try SavedPage.all(in: source.all())
    var names: [String: Int] = [:]
    for page in pages {
      let name = page.address ?? (pages.count == 1 ? nil : "page")
      var member = Member(
        name: name.map { unique($0, &names) }, source: .failure(.malformed(.refusal(.noMember))))
      member.take(page)
      try each(member)
    }
  }

  /// In bytes, pictures and all.
  private static let largestSavedPage = 1 << 28

  /// The same name twice is told apart by a number, which stands before its ending.
  func unique(_ name: String, _ names: inout [String: Int]) -> String {
    guard var number = names[name] else {
      names[name] = 2
      return name
    }
    let ending = Sniffer.fileExtension(name)
    let isFile = !ending.isEmpty && ending.utf8.count <= 8 && !name.contains("://")
    let (stem, tail) = isFile ? (stem(of: name), "." + name.suffix(ending.count)) : (name, "")
    while names["\(stem).\(number)\(tail)"] != nil { number += 1 }
    names[name] = number + 1
    return unique("\(stem).\(number)\(tail)", &names)
  }

  private static func zstd(_ path: String) throws(CorpusError) -> ZstdStream {
    try ZstdStream(opened(path))
  }

  private static func file(_ path: String) throws(CorpusError) -> PlainStream {
    PlainStream(try opened(path))
  }

  private static func opened(_ path: String) throws(CorpusError) -> SourceBytes {
    do throws(SystemError) {
      return try SourceBytes(atPath: path)
    } catch {
      throw .malformed(error.fact)
    }
  }
}

/// A file's own bytes.
private final class PlainStream: ByteStream {
  private let source: SourceBytes
  private var position = 0

  init(_ source: SourceBytes) { self.source = source }

  func next(_ count: Int) throws(CorpusError) -> [UInt8] {
    let bytes = try source.bytes(position..<min(position + count, source.count))
    position += bytes.count
    return bytes
  }
}
