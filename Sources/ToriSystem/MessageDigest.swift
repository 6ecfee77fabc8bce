import CMessageDigest

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
package struct MessageDigest {
  private var context = SHA2_CTX()

  package init() {
    // SAFETY: the library writes the structure during the call.
    unsafe SHA256Init(&context)
  }

  /// The next bytes, in their order.
  package mutating func take(_ bytes: [UInt8]) {
    // SAFETY: the library reads within the buffer, during the call only.
    unsafe bytes.withUnsafeBufferPointer {
      unsafe SHA256Update(&context, $0.baseAddress, $0.count)
    }
  }

  /// In hexadecimal, of all that came.
  package func hexadecimal() -> String {
    var context = context
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    // SAFETY: room for as many bytes as the library writes.
    unsafe digest.withUnsafeMutableBufferPointer { unsafe SHA256Final($0.baseAddress, &context) }
    return Self.hexadecimal(digits: digest)
  }

  static func hexadecimal(digits bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// Of bytes that are at hand.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = MessageDigest()
    digest.take(bytes)
    return digest.hexadecimal()
  }
}
