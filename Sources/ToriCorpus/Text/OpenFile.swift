import Glibc
import ToriSystem

/// A file that is open as long as somebody has it.
///
/// The descriptor is open as long as this object lives, and read by places of its own alone.
final class OpenFile: Sendable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// A new one without a name, which is gone with its last user.
  static func unnamed() throws(SystemError) -> OpenFile {
    let descriptor = FileCalls.openUnnamed(in: temporaryFolder() ?? "/tmp")
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    return OpenFile(descriptor: descriptor)
  }

  /// Writes behind what was written.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    guard FileCalls.write(bytes[...], to: descriptor) else { throw SystemError(number: errno) }
  }
}
