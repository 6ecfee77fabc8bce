import Glibc
import ToriTime

/// A file that rows are written to, closed when it is let go.
///
/// What is written grows beside its place until `settle` puts it there, under the permissions of what was
/// there and with a link going on naming it; until then, and where that never comes, the file that was there
/// is as it was. Whoever reads it meanwhile sees the one or the other, whole.
final class OutputFile {
  let path: String
  private let descriptor: Int32
  /// Where the file belongs, and where it grows until it is there.
  private let place: String
  private var draft: String?
  /// Up to where all that was written is wanted.
  private var settledSize: off_t = 0
  private(set) var hasUnsettled = false
  /// Whether it is a file, and no pipe or device.
  let isRegular: Bool

  /// With `adding`, what is there stays, and what is written follows it at once.
  init(_ path: String, adding: Bool = false) throws(SystemError) {
    self.path = path
    place = linkTarget(path)
    var status = stat()
    // SAFETY: the call reads the path and writes the structure.
    let isThere = unsafe stat(place.pathBytes, &status) == 0
    isRegular = !isThere || status.st_mode & S_IFMT == S_IFREG
    if adding {
      descriptor = try Self.opened(place, O_RDWR | O_APPEND | O_CREAT, 0o666)
      settledSize = lseek(descriptor, 0, SEEK_END)
      return
    }
    // A pipe or a device is written to as it is.
    if !isRegular {
      descriptor = try Self.opened(place, O_WRONLY, 0)
      return
    }
    // SAFETY: as above. Who may not write to a file might still be able to put another in its place.
    if isThere, unsafe access(place.pathBytes, W_OK) != 0 { throw SystemError(number: errno) }
    let mode = isThere ? status.st_mode & 0o777 : nil
    let draft = "\(place).\(getpid()).new"
    // SAFETY: as above. Of a process that had this number and was killed.
    unsafe unlink(draft.pathBytes)
    do throws(SystemError) {
      descriptor = try Self.opened(draft, O_WRONLY | O_CREAT | O_EXCL, mode ?? 0o666)
      self.draft = draft
      if let mode { fchmod(descriptor, mode) }
    } catch  where isThere && [EACCES, EPERM, EROFS].contains(error.number) {
      // In a folder that takes no new files there is no other way.
      descriptor = try Self.opened(place, O_WRONLY | O_TRUNC, 0)
    }
  }

  deinit {
    // SAFETY: the path ends with a zero and is only read.
    if let draft { unsafe unlink(draft.pathBytes) }
    close(descriptor)
  }

  private static func opened(
    _ path: String, _ flags: Int32, _ mode: mode_t
  ) throws(SystemError) -> Int32 {
    // SAFETY: the path ends with a zero and is only read.
    let descriptor = unsafe open(path.pathBytes, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    return descriptor
  }

  /// The file as it is now.
  var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

  /// Whether what is added begins a line; only of a file that is added to.
  var endsLine: Bool {
    var last = UInt8(ascii: "\n")
    // SAFETY: room for the one byte asked for.
    if settledSize > 0 { _ = unsafe pread(descriptor, &last, 1, settledSize - 1) }
    return last == UInt8(ascii: "\n")
  }

  func write(_ bytes: [UInt8]) throws(ClosedPipe) {
    hasUnsettled = true
    try StandardStreams.write(bytes, to: descriptor)
  }

  /// Puts what was written so far in its place, on disk.
  func settle() throws(SystemError) {
    hasUnsettled = false
    if let draft {
      // What the disk takes only now fails here.
      guard fsync(descriptor) == 0, unsafe rename(draft.pathBytes, place.pathBytes) == 0 else {
        throw SystemError(number: errno)
      }
      self.draft = nil
    }
    settledSize = max(0, lseek(descriptor, 0, SEEK_CUR))
  }

  /// Takes back what was written since it was settled.
  func withdraw() {
    hasUnsettled = false
    // Of what is no file there is nothing to take back.
    if draft == nil, ftruncate(descriptor, settledSize) == 0 {
      lseek(descriptor, settledSize, SEEK_SET)
    }
  }
}

/// Puts a text in the place of a file's content at once.
func replaceFile(_ path: String, with text: String) throws(SystemError) {
  let file = try OutputFile(path)
  do throws(ClosedPipe) {
    try file.write(Array(text.utf8))
  } catch {
    throw SystemError(number: errno)
  }
  try file.settle()
}
