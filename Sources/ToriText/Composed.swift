import CUTF8Proc
import Glibc

/// Texts with their characters composed (NFC), so that those which are the same to Unicode have the same bytes, in
/// whose order Swift compares them.
package enum Composed {
  package static func string(_ text: String) -> String {
    // Nothing before U+0300 composes with what is before it.
    if text.unicodeScalars.allSatisfy({ $0.value < 0x300 }) { return text }
    let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
    let bytes = Array(text.utf8)
    var made: UnsafeMutablePointer<UInt8>?
    // SAFETY: the library reads the bytes during the call, and allocates the text that it says the size of, which is
    // copied, then freed.
    return unsafe bytes.withUnsafeBufferPointer { source in
      let count = unsafe utf8proc_map(source.baseAddress, source.count, &made, options)
      guard let found = unsafe made, count >= 0 else { return text }
      defer { unsafe free(found) }
      return unsafe String(
        decoding: UnsafeBufferPointer(start: found, count: count), as: UTF8.self)
    }
  }
}
