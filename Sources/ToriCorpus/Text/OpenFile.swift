import Glibc
import ToriTime

/// A file that is open as long as somebody has it.
///
/// SAFETY: the descriptor is open as long as this object lives, and read by places of its own alone.
final class OpenFile: Sendable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// A new one without a name, which is gone with its last user.
  static func unnamed() throws(SystemError) -> OpenFile {
    var name = Array("\(temporaryFolder() ?? "/tmp")/tori-XXXXXX".utf8CString)
    // SAFETY: the library writes within the name, which ends in a zero.
    let descriptor = unsafe mkstemp(&name)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    unsafe unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return OpenFile(descriptor: descriptor)
  }

  /// Writes behind what was written.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      // SAFETY: no more is written than is left of the buffer.
      let written = unsafe bytes.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if written < 0 && errno == EINTR { continue }
      guard written >= 0 else { throw SystemError(number: errno) }
      start += written
    }
  }
}
