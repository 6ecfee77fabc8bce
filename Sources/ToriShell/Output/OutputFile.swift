import Glibc
import ToriTime

/// A file that rows are written to, closed when it is let go.
final class OutputFile {
  let path: String
  private let descriptor: Int32

  /// Empties the file first unless `adding`.
  init(_ path: String, adding: Bool = false) throws(SystemError) {
    self.path = path
    let start = adding ? O_APPEND : O_TRUNC
    // SAFETY: the path ends with a zero and is only read.
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | start, 0o666)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
  }

  deinit { close(descriptor) }

  /// The file as it is now.
  var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

  func write(_ bytes: [UInt8]) throws(ClosedPipe) {
    try StandardStreams.write(bytes, to: descriptor)
  }
}
