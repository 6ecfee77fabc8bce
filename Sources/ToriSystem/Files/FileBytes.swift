import Glibc

/// The whole content of a file; a pipe, socket or device is refused.
package func fileBytes(atPath path: String) throws(SystemError) -> [UInt8] {
  // Without blocking, as the mere opening of a pipe waits for its writer.
  let file = FileCalls.open(path, O_RDONLY | O_NONBLOCK)
  guard file >= 0 else { throw SystemError(number: errno) }
  defer { close(file) }
  guard let status = FileStatus(descriptor: file) else { throw SystemError(number: errno) }
  guard status.kind != .folder else { throw SystemError(number: EISDIR) }
  guard status.kind == .file else { throw SystemError(number: ENOTSUP) }
  // A file of /proc states no size: it grows as it is read.
  var bytes: [UInt8] = []
  var wanted = max(4096, status.size + 1)
  while true {
    guard let more = FileCalls.read(file, upTo: wanted) else { throw SystemError(number: errno) }
    if more.isEmpty { return bytes }
    if bytes.isEmpty { bytes = more } else { bytes += more }
    // What is still missing of the size that was stated; where none was, as much again.
    wanted = max(4096, status.size == 0 ? bytes.count : status.size - bytes.count + 1)
  }
}
