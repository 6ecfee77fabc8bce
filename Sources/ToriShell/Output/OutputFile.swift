import Glibc
import ToriSystem
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
  private var isOpen = true
  /// Whether it is a file, and no pipe or device.
  let isRegular: Bool

  /// With `adding`, what is there stays, and what is written follows it at once.
  init(_ path: String, adding: Bool = false) throws(SystemError) {
    self.path = path
    place = linkTarget(path)
    let known = FileStatus(place)
    isRegular = known == nil || known?.kind == .file
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
    // Who may not write to a file might still be able to put another in its place.
    if known != nil, !FileCalls.may(W_OK, place) { throw SystemError(number: errno) }
    let mode = known?.permissions
    let draft = "\(place).\(getpid()).new"
    // Of a process that had this number and was killed.
    FileCalls.remove(draft)
    do throws(SystemError) {
      descriptor = try Self.opened(draft, O_WRONLY | O_CREAT | O_EXCL, mode ?? 0o666)
      self.draft = draft
      if let mode { fchmod(descriptor, mode) }
    } catch  where known != nil && [EACCES, EPERM, EROFS].contains(error.number) {
      // In a folder that takes no new files there is no other way.
      descriptor = try Self.opened(place, O_WRONLY | O_TRUNC, 0)
    }
  }

  deinit {
    if let draft { FileCalls.remove(draft) }
    if isOpen { close(descriptor) }
  }

  private static func opened(
    _ path: String, _ flags: Int32, _ mode: mode_t
  ) throws(SystemError) -> Int32 {
    let descriptor = FileCalls.open(path, flags, permissions: mode)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    return descriptor
  }

  /// The file as it is now.
  var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

  /// Whether what is added begins a line; only of a file that is added to.
  var endsLine: Bool {
    if settledSize == 0 { return true }
    let last = FileCalls.read(descriptor, upTo: 1, at: Int(settledSize) - 1)?.first
    return last.map { $0 == UInt8(ascii: "\n") } ?? true
  }

  func write(_ bytes: [UInt8]) throws(ClosedPipe) {
    hasUnsettled = true
    try StandardStreams.write(bytes, to: descriptor)
  }

  /// Has all that was written on disk beside its place, to be settled later, and takes no more; of what grows in its
  /// place there is nothing to hold.
  func hold() throws(SystemError) {
    guard draft != nil else { return try settle() }
    guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
    isOpen = false
    close(descriptor)
  }

  /// Puts what was written so far in its place, on disk.
  func settle() throws(SystemError) {
    hasUnsettled = false
    if let draft {
      // What the disk takes only now fails here.
      guard !isOpen || fsync(descriptor) == 0, FileCalls.rename(draft, to: place) else {
        throw SystemError(number: errno)
      }
      self.draft = nil
    }
    guard isOpen else { return }
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
