import ToriSystem

/// Archives of files.
extension Container {
  func readArchive(
    _ isWanted: (String) -> Bool, _ each: (Member) throws -> Void
  ) throws {
    let path = path
    let file = try ArchiveFile(path)
    var names: [String: Int] = [:]
    var total = 0
    var pages: SavedPages?
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
      if SavedPages.mayBePart(written) {
        if pages == nil { pages = try SavedPages(fileNames()) }
        if let (folder, isFirst) = pages?.folder(of: written) {
          if isFirst { try each(.parts(of: folder)) }
          continue
        }
      }
      var member = Member(name: name, source: .failure(.malformed(.refusal(.nameless))))
      member.take {
        () throws(CorpusError) in
        if written.isEmpty { throw .malformed(.refusal(.nameless)) }
        if entry.isEncrypted { throw .malformed(.refusal(.encrypted)) }
        if written.hasPrefix("/") || written.split(separator: "/").contains("..") {
          throw .malformed(.refusal(.leadsOut))
        }
        if let reason = SourceListing.refusal(ofMember: written) { throw .malformed(reason) }
        return try source(of: file, &total)
      }
      if total > limit { throw CorpusError.malformed(.refusal(.unpacksTooFar)) }
      try each(member)
    }
  }

  /// The names of the files in the archive.
  private func fileNames() throws(CorpusError) -> [String] {
    let file = try ArchiveFile(path)
    var names: [String] = []
    while let entry = try file.nextEntry() {
      if isInterrupted() { throw .interrupted }
      if entry.isFile { names.append(LegacyName.readable(String(path: entry.name))) }
    }
    return names
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

  /// The files of an archive whose names are wanted, by their names. Throws `CorpusError.malformed` where they are
  /// more than may be.
  func files(where isWanted: (String) -> Bool) throws(CorpusError) -> [String: [UInt8]] {
    let file = try ArchiveFile(path)
    var files: [String: [UInt8]] = [:]
    var size = 0
    while let entry = try file.nextEntry() {
      if isInterrupted() { throw .interrupted }
      let name = LegacyName.readable(String(path: entry.name))
      guard entry.isFile, !entry.isEncrypted, files[name] == nil, isWanted(name) else { continue }
      var bytes: [UInt8] = []
      while true {
        let more = try file.read(1 << 18)
        if more.isEmpty { break }
        bytes += more
        size += more.count
        if size > limit { throw .malformed(.refusal(.unpacksTooFar)) }
      }
      files[name] = bytes
    }
    return files
  }

  /// What systems put into archives for themselves.
  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains {
      $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX"
    }
  }
}

extension Container.Member {
  /// Takes the bytes that `read` gives, or why there are none; of a page that was saved, the page.
  fileprivate mutating func take(_ read: () throws(CorpusError) -> SourceBytes) {
    do throws(CorpusError) {
      let whole = try read()
      guard let name, SavedPage.isNamed(name),
        SavedPage.recognises(try whole.bytes(0..<Container.headSize), path: name)
      else {
        source = .success(whole)
        return
      }
      take(try SavedPage.first(in: whole.all()))
    } catch {
      source = .failure(error)
    }
  }

  mutating func take(_ page: SavedPage) {
    source = .success(SourceBytes(page.content))
    (title, encoding, notices) = (page.title, page.encoding, page.notices)
  }

  /// A folder with the parts of a page that stands beside it.
  fileprivate static func parts(of folder: String) -> Container.Member {
    var member = Container.Member(
      name: folder, source: .failure(.malformed(.refusal(.partsOfPage))))
    member.isLoss = false
    return member
  }
}
