import ToriSystem
import ToriTime

/// A file that holds others, or one file that is compressed.
package struct Container {
  /// One of those in it.
  struct Member {
    /// As the container calls it; nil of the one that is compressed.
    let name: String?
    /// Its bytes, or why they are not read.
    let source: Result<SourceBytes, CorpusError>
    /// Whether it is a sheet of a workbook, given as CSV. One that has no text is passed over.
    var isSheet = false
  }

  private enum Form {
    case archive, zstd, warc, workbook
  }

  private let path: String
  private let form: Form
  /// How much what is in it may unpack to.
  private let limit: Int
  private let isInterrupted: @Sendable () -> Bool

  private static let magics: [(bytes: [UInt8], form: Form)] = [
    ([0x50, 0x4B, 0x03, 0x04], .archive), ([0x1F, 0x8B], .archive),
    (Array("BZh".utf8), .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("Rar!".utf8), .archive),
    (Array("MSCF".utf8), .archive), ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
  ]

  private static func form(_ head: [UInt8]) -> Form? {
    if head.starts(with: "WARC/1.".utf8), head[...].firstIndex(of: "WARC-") != nil { return .warc }
    // A text may begin with the same letters, but has no such bytes behind them.
    let hasControls = head.contains(where: OtherKinds.isControl)
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
      let isWorkbook = ending == "xlsx" || ending == "xlsm"
      self.form =
        isWorkbook ? .workbook : form == .zstd && Self.isArchive(ofZstd: path) ? .archive : form
    } else if head.dropFirst(257).starts(with: "ustar".utf8) || ending == "lzh" || ending == "lha" {
      form = .archive
    } else {
      return nil
    }
    self.path = path
    self.isInterrupted = isInterrupted
    limit = max(1 << 28, byteCount * 200)
  }

  private static func isArchive(ofZstd path: String) -> Bool {
    path.lowercased().hasSuffix(".tar.zst") || Sniffer.fileExtension(path) == "tzst"
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
    case .workbook: try readWorkbook(each)
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

  private func readSingle(
    _ each: (Member) throws -> Void,
    _ open: @escaping @Sendable () throws(CorpusError) -> any ByteStream
  ) throws {
    let head = try open().next(1 << 10)
    if head.starts(with: "WARC/".utf8) { return try readRecords(each, open) }
    let source = try SourceBytes(limit: limit, until: isInterrupted, open)
    try each(Member(name: nil, source: .success(source)))
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
  }

  private func readWorkbook(_ each: (Member) throws -> Void) throws {
    let file = try ArchiveFile(path)
    var files: [String: [UInt8]] = [:]
    var size = 0
    while let entry = try file.nextEntry() {
      if isInterrupted() { throw CorpusError.interrupted }
      let name = String(path: entry.name)
      guard entry.isFile, name.hasPrefix("xl/"), name.hasSuffix(".xml") || name.hasSuffix(".rels")
      else { continue }
      var bytes: [UInt8] = []
      while true {
        let more = try file.read(1 << 18)
        if more.isEmpty { break }
        bytes += more
        size += more.count
        if size > limit { throw CorpusError.malformed(.refusal(.unpacksTooFar)) }
      }
      files[name] = bytes
    }
    let sheets = try Workbook(files, limit: limit).sheets.filter { !$0.table.isEmpty }
    for sheet in sheets {
      let name = sheets.count == 1 ? nil : sheet.name
      try each(Member(name: name, source: .success(SourceBytes(sheet.table)), isSheet: true))
    }
  }

  private func readArchive(
    _ isWanted: (String) -> Bool, _ each: (Member) throws -> Void
  ) throws {
    let path = path
    let file = try ArchiveFile(path)
    var names: [String: Int] = [:]
    var total = 0
    while let entry = try file.nextEntry() {
      if isInterrupted() { throw CorpusError.interrupted }
      if file.isSingle {
        return try readSingle(each) { () throws(CorpusError) in
          try ArchiveEntryStream(path)
        }
      }
      let written = LegacyName.readable(String(path: entry.name))
      guard entry.isFile, !Self.isHidden(written) else { continue }
      let name = unique(written, &names)
      guard isWanted(name) else { continue }
      let source = Result { () throws(CorpusError) in
        if written.isEmpty { throw .malformed(.refusal(.nameless)) }
        if entry.isEncrypted { throw .malformed(.refusal(.encrypted)) }
        if written.hasPrefix("/") || written.split(separator: "/").contains("..") {
          throw .malformed(.refusal(.leadsOut))
        }
        return try self.source(of: file, &total)
      }
      if total > limit { throw CorpusError.malformed(.refusal(.unpacksTooFar)) }
      try each(Member(name: name, source: source))
    }
  }

  /// The entry that the archive is at; what is long is kept in a file, so that the archive is read once.
  private func source(
    of file: ArchiveFile, _ total: inout Int
  ) throws(CorpusError) -> SourceBytes {
    var held: [UInt8] = []
    var kept: OpenFile?
    var count = 0
    while true {
      if isInterrupted() { throw .interrupted }
      let more = try file.read(1 << 18)
      if more.isEmpty { break }
      count += more.count
      total += more.count
      if total > limit { throw .malformed(.refusal(.unpacksTooFar)) }
      held += more
      guard held.count > Self.heldSize else { continue }
      do throws(SystemError) {
        if kept == nil { kept = try OpenFile.unnamed() }
        try kept?.append(held)
        held = []
      } catch {
        throw .malformed(error.fact)
      }
    }
    guard let kept else { return SourceBytes(held) }
    do throws(SystemError) { try kept.append(held) } catch { throw .malformed(error.fact) }
    return SourceBytes(kept, count: count)
  }

  private static let heldSize = 1 << 24

  /// What systems put into archives for themselves.
  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains {
      $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX"
    }
  }

  /// The same name twice is told apart by a number.
  private func unique(_ name: String, _ names: inout [String: Int]) -> String {
    guard var number = names[name] else {
      names[name] = 2
      return name
    }
    while names["\(name).\(number)"] != nil { number += 1 }
    names[name] = number + 1
    return unique("\(name).\(number)", &names)
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
