import Synchronization
import ToriSystem
import ToriText

/// A mapped index file whose bytes are compared with their checksums before they are first used.
///
/// Opening reads the header and the trailer alone. Damage met later is kept in `damage`: what is read
/// in its place is zeros, and whoever answers a query looks there before trusting the answer.
final class IndexFile: Sendable {
  let path: String
  let trailer: FileLayout.Trailer
  private let mapping: MappedFile
  /// The header as it was when the file was opened.
  private let head: [UInt8]
  private let dataEnd: Int
  private let checked: ChunkFlags
  private let isDamaged = Atomic(false)
  private let isChanged = Atomic(false)
  private let knownOwnFields = Mutex<OwnFields?>(nil)

  var size: Int { mapping.count }

  init(
    _ path: String, _ form: FileLayout.Form = .index,
    checkedWhenOpened: Int = FileLayout.checkedWhenOpened
  ) throws(IndexError) {
    self.path = path
    mapping = try MappedFile(path)
    let header = try Self.header(of: mapping, path, form)
    head = mapping.withBytes(0..<FileLayout.headerSize) { $0.array }
    dataEnd = Int(header.trailerOffset)
    trailer = try Self.trailer(of: mapping, header, path)
    checked = ChunkFlags(count: trailer.chunkChecksums.count)
    if mapping.count <= checkedWhenOpened { try verify() }
  }

  /// A file under way, of which this is known so far.
  init(unfinished path: String, _ trailer: FileLayout.Trailer, end: Int) throws(IndexError) {
    self.path = path
    mapping = try MappedFile(path)
    head = []
    dataEnd = min(end, mapping.count)
    self.trailer = trailer
    checked = ChunkFlags(count: trailer.chunkChecksums.count)
  }

  /// The fields that the corpus brings; read when they are first asked for.
  var ownFields: OwnFields {
    if let known = knownOwnFields.withLock({ $0 }) { return known }
    let found = OwnFields(of: self)
    knownOwnFields.withLock { $0 = found }
    return found
  }

  /// What was found wrong with the bytes so far.
  var damage: IndexError? {
    if mapping.isLost || isChanged.load(ordering: .relaxed) { return .changed(path: path) }
    return isDamaged.load(ordering: .relaxed)
      ? .damaged(path: path, .checksum) : nil
  }

  /// Looks whether another program has put other bytes in the file since it was opened; `damage` says so
  /// from then on, and what is read is compared with its checksums once more.
  func lookForChanges() {
    let (wasWritten, hasOtherSize) = mapping.lookForWriting()
    guard wasWritten else { return }
    // The header has the checksum of all checksums.
    let head = mapping.withBytes(0..<FileLayout.headerSize) { $0.array }
    if hasOtherSize || head != self.head {
      isChanged.store(true, ordering: .relaxed)
    }
    checked.clear()
  }

  func noteDamage() { isDamaged.store(true, ordering: .relaxed) }

  /// Compares every byte with its checksum.
  func verify() throws(IndexError) {
    for chunk in trailer.chunkChecksums.indices where !check(chunk: chunk) {
      let start = chunk * FileLayout.chunkSize
      let end = min(start + FileLayout.chunkSize, dataEnd)
      throw .damaged(path: path, .bytes(from: start, to: end))
    }
  }

  /// Forgets which chunks were compared, so that those which are read from now on can be told.
  func forgetChecks() { checked.clear() }

  /// The size of the chunks that were read and compared since they were last forgotten, in bytes.
  var checkedByteCount: Int { min(checked.count * FileLayout.chunkSize, mapping.count) }

  /// Hands the bytes of `range` to `body`, or notes damage and returns `nil`.
  @inline(__always)
  func withBytes<R>(_ range: Range<Int>, _ body: (RawSpan) -> R) -> R? {
    guard range.upperBound <= dataEnd, ensure(range) else {
      noteDamage()
      return nil
    }
    return mapping.withBytes(range, body)
  }

  /// Has the processor fetch the bytes of `range`, which are read soon.
  @inline(__always)
  func fetch(_ range: Range<Int>) { mapping.fetch(range) }

  /// Whether all chunks that `range` touches are as they were written.
  @inline(__always)
  private func ensure(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    let size = UInt(FileLayout.chunkSize)
    let first = Int(bitPattern: UInt(bitPattern: range.lowerBound) / size)
    let last = Int(bitPattern: UInt(bitPattern: range.upperBound - 1) / size)
    if first == last { return checked[first] || check(chunk: first) }
    return (first...last).allSatisfy { checked[$0] || check(chunk: $0) }
  }

  private func check(chunk: Int) -> Bool {
    guard trailer.chunkChecksums.indices.contains(chunk) else { return false }
    let start = max(chunk * FileLayout.chunkSize, FileLayout.headerSize)
    let end = min((chunk + 1) * FileLayout.chunkSize, dataEnd)
    let isSame = mapping.withBytes(start..<end) { $0.checksum == trailer.chunkChecksums[chunk] }
    if isSame { checked.set(chunk) }
    return isSame
  }

  private static func header(
    of mapping: MappedFile, _ path: String, _ form: FileLayout.Form
  ) throws(IndexError) -> FileLayout.Header {
    let size = mapping.count
    let shown = min(size, FileLayout.headerSize)
    let bytes = mapping.withBytes(0..<shown) { $0.array }
    let damaged = IndexError.damaged(path: path, .header)
    guard FileLayout.begins(bytes, form) else {
      throw FileLayout.isDamagedHeader(bytes) ? damaged : .notAnIndex(path: path)
    }
    do {
      var reader = ByteReader(bytes)
      _ = try reader.u64()
      let header = try reader.header()
      // Every version so far ends the header with a checksum of what stands before.
      guard try reader.u64() == FileLayout.headerChecksum(bytes) else { throw damaged }
      guard header.formatVersion == form.version else {
        throw IndexError.otherVersion(
          path: path, found: header.formatVersion, expected: form.version)
      }
      guard header.foldingVersion == Folding.version else {
        throw IndexError.otherFolding(path: path)
      }
      guard header.fileSize == UInt64(size) else {
        throw IndexError.damaged(
          path: path, .size(found: size, expected: header.fileSize))
      }
      let (end, overflows) = header.trailerOffset.addingReportingOverflow(header.trailerSize)
      guard !overflows, end == header.fileSize, header.trailerOffset >= FileLayout.headerSize else {
        throw damaged
      }
      return header
    } catch let error as IndexError {
      throw error
    } catch {
      throw .damaged(path: path, .end)
    }
  }

  private static func trailer(
    of mapping: MappedFile, _ header: FileLayout.Header, _ path: String
  ) throws(IndexError) -> FileLayout.Trailer {
    let range = Int(header.trailerOffset)..<mapping.count
    let (bytes, sum) = mapping.withBytes(range) { ($0.array, $0.checksum) }
    let damaged = IndexError.damaged(path: path, .contents)
    guard sum == header.trailerChecksum else { throw damaged }
    var reader = ByteReader(bytes)
    guard let trailer = try? reader.trailer(),
      trailer.entries.allSatisfy({
        $0.offset <= header.trailerOffset && $0.size <= header.trailerOffset - $0.offset
      })
    else { throw damaged }
    return trailer
  }
}

/// A bit for each chunk, set by any thread once the chunk is known to be sound.
@safe private final class ChunkFlags: Sendable {
  // SAFETY: allocated and initialized in `init`, freed in `deinit`; between, only its atomics change.
  private nonisolated(unsafe) let words: UnsafeMutableBufferPointer<Atomic<UInt64>>

  init(count: Int) {
    let capacity = (count + 63) / 64
    unsafe words = .allocate(capacity: capacity)
    for index in 0..<capacity { unsafe words.initializeElement(at: index, to: Atomic(0)) }
  }

  deinit {
    unsafe words.deinitialize()
    unsafe words.deallocate()
  }

  @inline(__always)
  subscript(chunk: Int) -> Bool {
    guard unsafe chunk >> 6 < words.count else { return false }
    return unsafe words[chunk >> 6].load(ordering: .acquiring) >> UInt64(chunk & 63) & 1 == 1
  }

  func set(_ chunk: Int) {
    unsafe words[chunk >> 6].bitwiseOr(1 << UInt64(chunk & 63), ordering: .releasing)
  }

  func clear() {
    for index in unsafe words.indices { unsafe words[index].store(0, ordering: .releasing) }
  }

  /// How many are set.
  var count: Int {
    unsafe words.indices.reduce(0) {
      unsafe $0 + words[$1].load(ordering: .acquiring).nonzeroBitCount
    }
  }
}
