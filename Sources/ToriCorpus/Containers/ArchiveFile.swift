import Glibc
import ToriSystem

/// A compressed file or an archive, read from its first byte on.
@safe final class ArchiveFile {
  private let library: ArchiveLibrary
  private let handle: ArchiveLibrary.Handle

  /// What is in an archive: a file, a folder, a link.
  struct Entry {
    /// As the archive has it, in UTF-8 or in whatever it was made with.
    let name: [UInt8]
    let isFile: Bool
    let isEncrypted: Bool
  }

  /// Throws `CorpusError.malformed` where the file cannot be opened, or the library is not there.
  convenience init(_ path: String) throws(CorpusError) {
    guard let library = ArchiveLibrary.installed else {
      throw .malformed(.refusal(.missingLibrary, "libarchive", "libarchive13"))
    }
    self.init(library)
    // SAFETY: the library reads the path during the call.
    guard unsafe library.open(handle, path.pathBytes, 1 << 16) >= 0 else { throw failure() }
  }

  private init(_ library: ArchiveLibrary) {
    self.library = library
    handle = library.new()
    for form in library.forms { _ = form(handle) }
  }

  deinit { _ = library.free(handle) }

  /// What compressed bytes in memory unpack to. Throws `CorpusError.malformed` of what is damaged, or unpacks to more
  /// than `limit`.
  static func unpacked(_ bytes: [UInt8], limit: Int) throws(CorpusError) -> [UInt8] {
    guard let library = ArchiveLibrary.installed else {
      throw .malformed(.refusal(.missingLibrary, "libarchive", "libarchive13"))
    }
    let result: Result<[UInt8], CorpusError> = unsafe bytes.withUnsafeBytes { buffer in
      let file = ArchiveFile(library)
      // SAFETY: the library reads within the buffer, and is done with it before the call ends.
      guard unsafe library.openMemory(file.handle, buffer.baseAddress, buffer.count) >= 0 else {
        return .failure(file.failure())
      }
      return Result { () throws(CorpusError) in try file.whole(limit) }
    }
    return try result.get()
  }

  private func whole(_ limit: Int) throws(CorpusError) -> [UInt8] {
    var unpacked: [UInt8] = []
    guard try nextEntry() != nil else { return [] }
    while true {
      let more = try read(1 << 18)
      if more.isEmpty { return unpacked }
      unpacked += more
      if unpacked.count > limit { throw .malformed(.refusal(.unpacksTooFar)) }
    }
  }

  /// The next of what is in it; nil at the end. Throws `CorpusError.malformed` of what is damaged.
  func nextEntry() throws(CorpusError) -> Entry? {
    // Names are asked for in UTF-8 whatever the user's own characters are.
    let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = unsafe uselocale(locale)
    defer {
      _ = unsafe uselocale(before)
      if unsafe locale != nil { unsafe freelocale(locale) }
    }
    var entry: ArchiveLibrary.Handle = 0
    let result = unsafe library.nextHeader(handle, &entry)
    if result == Self.end { return nil }
    guard result >= Self.warning else { throw failure() }
    return Entry(
      name: name(of: entry), isFile: library.fileType(entry) & S_IFMT == S_IFREG,
      isEncrypted: library.isEncrypted(entry) > 0)
  }

  /// The next bytes of the entry, at most `count`; none at its end. Throws `CorpusError.malformed` of what is damaged.
  func read(_ count: Int) throws(CorpusError) -> [UInt8] {
    var result = 0
    // SAFETY: the library writes no more than the buffer holds, and says how much it wrote.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      result = unsafe library.read(handle, buffer.baseAddress, buffer.count)
      filled = max(0, result)
    }
    if result < 0 { throw failure() }
    return bytes
  }

  /// Whether it is no archive, but one file that is compressed; known once its entry is.
  var isSingle: Bool { library.format(handle) == Self.raw }

  private static let raw: CInt = 0x90000
  private static let end: CInt = 1
  private static let warning: CInt = -20

  private func name(of entry: ArchiveLibrary.Handle) -> [UInt8] {
    guard let name = unsafe library.nameInUTF8(entry) ?? library.name(entry) else { return [] }
    // SAFETY: the library's own text, which lasts until the next entry.
    return unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  private func failure() -> CorpusError {
    // SAFETY: the library's own text, which is copied at once.
    let reason = unsafe library.errorText(handle).map { unsafe String(cString: $0) }
    return .malformed(reason.map { .refusal(.damagedArchive, $0) } ?? .refusal(.damaged))
  }
}

/// The file that is compressed.
final class ArchiveEntryStream: ByteStream {
  private let file: ArchiveFile

  init(_ path: String) throws(CorpusError) {
    file = try ArchiveFile(path)
    _ = try file.nextEntry()
  }

  func next(_ count: Int) throws(CorpusError) -> [UInt8] { try file.read(count) }
}
