import Glibc
import ToriTime

/// A file that rows are written to, closed when it is let go.
final class OutputFile {
  let path: String
  private let descriptor: Int32

  /// Empties the file first unless `adding`.
  init(_ path: String, adding: Bool = false) throws(SystemError) {
    self.path = path
    let mode = adding ? O_RDWR | O_APPEND : O_WRONLY | O_TRUNC
    // SAFETY: the path ends with a zero and is only read.
    descriptor = unsafe open(path, mode | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
  }

  deinit { close(descriptor) }

  /// The file as it is now.
  var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

  /// Whether what is added begins a line; only of a file that is added to.
  var endsLine: Bool {
    var last = UInt8(ascii: "\n")
    let end = lseek(descriptor, 0, SEEK_END)
    // SAFETY: room for the one byte asked for.
    if end > 0 { _ = unsafe pread(descriptor, &last, 1, end - 1) }
    return last == UInt8(ascii: "\n")
  }

  func write(_ bytes: [UInt8]) throws(ClosedPipe) {
    try StandardStreams.write(bytes, to: descriptor)
  }
}
