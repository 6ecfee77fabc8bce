import Glibc

/// Why the system refused a file: its error number.
package struct SystemError: Error, Hashable {
  /// As `errno` had it.
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// Such as `Permission denied`, in the system's own English.
  package var systemMessage: String {
    var buffer = [CChar](repeating: 0, count: 128)
    // SAFETY: `strerror_r` writes no more than it is told that the buffer holds.
    guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
