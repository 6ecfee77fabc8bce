import ToriSystem
import ToriTime

/// What a name of a file says whose bytes are not UTF-8.
enum LegacyName {
  /// A part of a path as one would call it: Shift_JIS or EUC-JP read as such, other bytes as `%E9`. A part
  /// that is UTF-8 is itself.
  static func readable(_ part: String) -> String {
    guard part.hasEscapedByte else { return part }
    let bytes = part.pathBytes.dropLast().map { UInt8(bitPattern: $0) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let shiftJIS = LegacyTable.shiftJIS.flatMap { text(bytes, $0) }
    let eucJP = LegacyTable.eucJP.flatMap { text(bytes, $0) }
    // Two bytes of EUC-JP are half-width kana to Shift_JIS, which nobody names files in.
    let guesses = [eucJP, shiftJIS].compactMap(\.self)
    if let best = guesses.first(where: { !hasHalfWidthKana($0) }) ?? guesses.first { return best }
    var readable = ""
    var rest = part.utf8[...]
    while let first = rest.first {
      let isEscape = first == UInt8(ascii: "\\")
      if isEscape {
        readable += "%" + String(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self)
        rest = rest.dropFirst(4)
      } else {
        let plain = rest.prefix { $0 != UInt8(ascii: "\\") }
        readable += String(decoding: plain, as: UTF8.self)
        rest = rest.dropFirst(plain.count)
      }
    }
    return readable
  }

  /// The bytes by the table; nil unless all are characters of it, one of them of two bytes.
  private static func text(_ bytes: [UInt8], _ table: LegacyTable) -> String? {
    var text = String.UnicodeScalarView()
    var (place, isWide) = (0, false)
    while place < bytes.count {
      guard let (value, size) = table.scalar(in: bytes.span, at: place),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      text.append(scalar)
      place += size
      if size > 1 { isWide = true }
    }
    return isWide ? String(text) : nil
  }

  private static func hasHalfWidthKana(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xFF61...0xFF9F).contains($0.value) }
  }
}
