import CMappedMemory
import Glibc
import Synchronization
import ToriSystem
import ToriTime

/// A read-only file, mapped for as long as this object lives.
///
/// tori renames new indexes over old ones and never writes into one that is in its place, but another
/// program may. Bytes that it takes away read as zeros then, and whoever asks is told.
@safe final class MappedFile: Sendable {
  // SAFETY: set once in `init`, unmapped only in `deinit`, never written here. What another program does to
  // the file may change the bytes, never that they are there.
  private nonisolated(unsafe) let base: UnsafeRawBufferPointer
  /// Of what is done to the file; open as long as this object lives.
  private let descriptor: Int32
  private let watch: Int32
  private let stamp: Mutex<Stamp>

  /// What changes whenever somebody writes to a file.
  private struct Stamp: Equatable {
    var size = 0
    var seconds = 0
    var nanoseconds = 0

    init?(_ descriptor: Int32) {
      var status = stat()
      // SAFETY: `status` outlives the call.
      guard unsafe fstat(descriptor, &status) == 0 else { return nil }
      self.init(status)
    }

    init(_ status: stat) {
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// The size of the file in bytes.
  var count: Int { unsafe base.count }

  init(_ path: String) throws(IndexError) {
    // Without blocking, so that a pipe is refused below instead of waited for.
    let descriptor = unsafe open(path.pathBytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .cannotRead(path: path, SystemError(number: errno).fact)
    }
    let bytes: UnsafeRawBufferPointer
    do throws(IndexError) {
      let (mapped, status) = unsafe try Self.map(descriptor, path)
      unsafe bytes = unsafe mapped
      stamp = Mutex(Stamp(status))
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    unsafe base = unsafe bytes
    // SAFETY: the bytes just mapped, watched until they are unmapped.
    watch = unsafe bytes.baseAddress.map { unsafe mapped_memory_watch($0, bytes.count) } ?? -1
  }

  private static func map(
    _ descriptor: Int32, _ path: String
  ) throws(IndexError) -> (UnsafeRawBufferPointer, stat) {
    var status = stat()
    // SAFETY: `status` outlives the call.
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .cannotRead(path: path, SystemError(number: errno).fact)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: path, .refusal(.noFile))
    }
    let size = Int(status.st_size)
    guard size > 0 else { return unsafe (UnsafeRawBufferPointer(start: nil, count: 0), status) }
    // SAFETY: a private read-only mapping of the whole file, checked against MAP_FAILED.
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard unsafe start != MAP_FAILED else {
      throw .cannotRead(path: path, SystemError(number: errno).fact)
    }
    return unsafe (UnsafeRawBufferPointer(start: start, count: size), status)
  }

  deinit {
    mapped_memory_forget(watch)
    // SAFETY: the mapping made in `init`; nobody holds bytes of it beyond this object's life.
    if let start = unsafe base.baseAddress {
      unsafe munmap(UnsafeMutableRawPointer(mutating: start), unsafe base.count)
    }
    close(descriptor)
  }

  /// Whether bytes were read that another program had taken away.
  var isLost: Bool { mapped_memory_is_lost(watch) }

  /// Whether another program has written to the file since this was last asked, or since it was opened, and
  /// whether it is of another size than it was.
  ///
  /// A program that only says when the file was used, as the cache of indexes does, has written too.
  func lookForWriting() -> (wasWritten: Bool, hasOtherSize: Bool) {
    guard let now = Stamp(descriptor) else { return (false, false) }
    return stamp.withLock { stamp in
      defer { stamp = now }
      return (stamp != now, now.size != count)
    }
  }

  /// Hands the bytes of `range`, which must lie within the file, to `body`.
  @inline(__always)
  func withBytes<R, E: Error>(_ range: Range<Int>, _ body: (RawSpan) throws(E) -> R) throws(E) -> R
  {
    // SAFETY: `extracting` checks the range; `self` keeps the mapping through the call.
    try body(unsafe base.bytes.extracting(range))
  }

  /// Has the processor fetch the bytes of `range`, which are read soon.
  @inline(__always)
  func fetch(_ range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= count, let start = unsafe base.baseAddress
    else { return }
    // SAFETY: within the mapping, as was just checked; nothing is read.
    unsafe mapped_memory_fetch(start + range.lowerBound, range.count)
  }
}

extension RawSpan {
  /// The little-endian number at `offset`; trapping beyond the end.
  @inline(__always)
  func u64(_ offset: Int) -> UInt64 {
    // SAFETY: an integer may have any bits; the load checks its bounds.
    UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  func u32(_ offset: Int) -> UInt32 {
    // SAFETY: as above.
    UInt32(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  @inline(__always)
  func u8(_ offset: Int) -> UInt8 {
    // SAFETY: as above.
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// A copy of all bytes.
  var array: [UInt8] {
    // SAFETY: the pointer is read before the closure returns.
    unsafe withUnsafeBytes { buffer in unsafe Array(buffer) }
  }
}

extension RawSpan {
  /// The varint at `offset`, moving `offset` behind it; one that is cut short ends with the bytes.
  @inline(__always)
  func varint(_ offset: inout Int) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while UInt(bitPattern: offset) < UInt(bitPattern: byteCount) {
      // SAFETY: read within the bounds, as was just checked.
      let byte = unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 || shift > 49 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: value)
  }
}
