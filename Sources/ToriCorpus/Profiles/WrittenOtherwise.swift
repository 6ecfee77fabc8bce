import ToriSystem

/// Texts that a program wrote in another way than they are.
enum WrittenOtherwise {
  /// The text whose UTF-8 a program took for Latin-1 and wrote as such, as the archives of Facebook and Instagram
  /// have it; one that is no UTF-8 then, or has other characters, is as it was meant.
  static func bytes(in text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return text }
      bytes.append(byte)
    }
    return String(copying: bytes.span) ?? text
  }

  /// The text with its line breaks, where they were written as `\n`, or where all of it is a text of JSON.
  static func breaks(in text: String) -> String {
    guard text.utf8.contains(0x5C) || text.hasPrefix("\"") else { return text }
    if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count >= 2 {
      let bytes = Array(text.utf8)
      var (end, isReplaced) = (0, false)
      if let inner = bytes.span.jsonString(at: &end, replaced: &isReplaced), end == bytes.count {
        return inner
      }
    }
    return text.replacing("\\r\\n", with: "\n").replacing("\\n", with: "\n")
  }

  /// The text whose line breaks were each written between two quotes, as LinkedIn's archives have it.
  static func quotedLines(in text: String) -> String {
    text.replacing("\"\r\n\"", with: "\n").replacing("\"\n\"", with: "\n")
  }
}
