import Glibc
import ToriSystem
import ToriText

/// Writes an index file beside its place, and puts it there once it is whole.
///
/// Until `finish`, the bytes are in a file of a name that nobody else uses; it is removed if this
/// object ends without `finish`.
struct FileWriter: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private let cancellation: Cancellation
  private let form: FileLayout.Form
  private var isFinished = false
  /// Bytes not yet written, fewer than a chunk has; at first those of the header.
  private var pending: [UInt8] = []
  private var flushed = 0
  private(set) var trailer = FileLayout.Trailer()

  /// Where the next byte goes.
  var offset: Int { flushed + pending.count }

  /// - Parameter isPrivate: whether the user alone may read the file.
  init(
    _ path: String, _ form: FileLayout.Form = .index, isPrivate: Bool = false,
    cancellation: Cancellation = Cancellation()
  ) throws(IndexError) {
    self.path = path
    self.form = form
    self.cancellation = cancellation
    let file = try TemporaryFile.make(for: path, isPrivate: isPrivate)
    temporaryPath = file.path
    UnfinishedFiles.add(file.path)
    descriptor = file.descriptor
    pending = Array(repeating: 0, count: FileLayout.headerSize)
  }

  deinit {
    if !isFinished { FileCalls.remove(temporaryPath) }
    UnfinishedFiles.remove(temporaryPath)
    close(descriptor)
  }

  mutating func beginSegment(blockCount: Int) { trailer.blockCounts.append(UInt32(blockCount)) }

  /// Adds a section of the segment begun last, or of the whole file; nothing for an empty one.
  mutating func write(
    _ kind: SectionKind, _ bytes: [UInt8], wholeFile: Bool = false
  ) throws(IndexError) {
    if bytes.isEmpty { return }
    let segment = wholeFile ? FileLayout.wholeFile : UInt32(trailer.blockCounts.count - 1)
    try write(segment: segment, kind: kind.number, bytes)
  }

  /// The same of a section whose bytes come in pieces, which follow each other.
  mutating func write(
    _ kind: SectionKind, pieces: [[UInt8]], wholeFile: Bool = false
  ) throws(IndexError) {
    let size = pieces.reduce(0) { $0 + $1.count }
    if size == 0 { return }
    let segment = wholeFile ? FileLayout.wholeFile : UInt32(trailer.blockCounts.count - 1)
    try beginSection(segment: segment, kind: kind.number, size: size)
    for piece in pieces { try append(piece) }
  }

  /// The same of `byteCount` bytes that `next` gives piece by piece, and then nil.
  mutating func write(
    segment: UInt32, kind: UInt32, byteCount: Int, pieces next: () throws(IndexError) -> [UInt8]?
  ) throws(IndexError) {
    try beginSection(segment: segment, kind: kind, size: byteCount)
    let end = offset + byteCount
    while let piece = try next() { try append(piece) }
    precondition(offset == end, "a section has as many bytes as were promised")
  }

  mutating func write(segment: UInt32, kind: UInt32, _ bytes: [UInt8]) throws(IndexError) {
    try beginSection(segment: segment, kind: kind, size: bytes.count)
    try append(bytes)
  }

  private mutating func beginSection(
    segment: UInt32, kind: UInt32, size: Int
  ) throws(IndexError) {
    try append(Array(repeating: 0, count: (8 - offset % 8) % 8))
    trailer.entries.append(
      FileLayout.Entry(segment: segment, kind: kind, offset: UInt64(offset), size: UInt64(size)))
  }

  /// Writes the chunks that are full now, those in the middle of `bytes` from where they are.
  private mutating func append(_ bytes: [UInt8]) throws(IndexError) {
    try cancellation.check()
    let size = FileLayout.chunkSize
    var start = min(size - pending.count, bytes.count)
    pending.append(contentsOf: bytes[..<start])
    if pending.count < size { return }
    try flush(pending[...])
    pending.removeAll(keepingCapacity: true)
    let end = start + (bytes.count - start) / size * size
    try flush(bytes[start..<end])
    start = end
    pending.append(contentsOf: bytes[start...])
  }

  /// Hands what was written so far to `body`, as it may be read.
  mutating func reading<R>(
    _ body: (IndexFile) throws(IndexError) -> R
  ) throws(IndexError) -> R {
    var trailer = trailer
    if !pending.isEmpty {
      // What is written now of a chunk under way is written again when it is full.
      let skipped = flushed == 0 ? FileLayout.headerSize : 0
      trailer.chunkChecksums.append(pending[min(skipped, pending.count)...].checksum)
      try put(pending[...], at: flushed)
    }
    return try body(IndexFile(unfinished: temporaryPath, trailer, end: offset))
  }

  /// Writes trailer and header, makes sure that all is on disk, and renames the file to its place.
  mutating func finish() throws(IndexError) {
    try flush(pending[...])
    pending = []
    let end = flushed
    let bytes = ByteWriter.trailer(trailer)
    try put(bytes[...], at: end)
    let header = ByteWriter.header(
      FileLayout.Header(
        magic: form.magic, formatVersion: form.version, foldingVersion: Folding.version,
        trailerOffset: UInt64(end),
        trailerSize: UInt64(bytes.count), trailerChecksum: bytes.checksum,
        fileSize: UInt64(end + bytes.count)))
    try put(header[...], at: 0)
    try cancellation.check()
    guard fsync(descriptor) == 0, FileCalls.rename(temporaryPath, to: path) else {
      throw failure()
    }
    isFinished = true
    syncFolder()
  }

  /// Writes chunks, of which the last of all may be shorter.
  private mutating func flush(_ bytes: ArraySlice<UInt8>) throws(IndexError) {
    if bytes.isEmpty { return }
    let size = FileLayout.chunkSize
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: size) {
      // The header is not known yet and has a checksum of its own.
      let skipped = flushed == 0 && start == bytes.startIndex ? FileLayout.headerSize : 0
      let chunk = bytes[start + skipped..<min(start + size, bytes.endIndex)]
      trailer.chunkChecksums.append(chunk.checksum)
    }
    try put(bytes, at: flushed)
    flushed += bytes.count
  }

  private borrowing func put(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(IndexError) {
    guard FileCalls.write(bytes, to: descriptor, at: offset) else { throw failure() }
  }

  private borrowing func failure() -> IndexError {
    .cannotWrite(path: path, .system(SystemError(number: errno)))
  }

  /// Makes the new name last through a crash; not every file system can, so a failure is none.
  private borrowing func syncFolder() {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = FileCalls.open(folder, O_RDONLY | O_DIRECTORY)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }
}
