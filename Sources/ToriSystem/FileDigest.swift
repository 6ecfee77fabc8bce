/// SHA-256 of much that comes piece by piece, as fast as the system can.
package struct FileDigest {
  private let fast = CryptoDigest()
  private var plain = MessageDigest()

  package init() {}

  /// The next bytes, in their order.
  package mutating func take(_ bytes: [UInt8]) {
    if let fast { fast.take(bytes) } else { plain.take(bytes) }
  }

  /// In hexadecimal, of all that came; nothing may come after it.
  package consuming func end() -> String {
    fast.map { MessageDigest.hexadecimal(digits: $0.end()) } ?? plain.hexadecimal()
  }
}
