/// The text of bytes in mail, which name their encoding, wrongly at times.
enum MailText {
  /// - Returns: the text, and whether some of its bytes are of no character, or its encoding of none that
  ///   tori reads.
  static func decoded(_ bytes: [UInt8], charset: String?) -> (text: String, isDoubtful: Bool) {
    let encoding = encoding(of: bytes, charset: charset)
    if encoding == .utf8, isUTF8(bytes.span) {
      return (String(decoding: bytes, as: UTF8.self), false)
    }
    let text = DecodedText(source: bytes, encoding: encoding)
    return (text.bytes[...].string, !text.undecoded.isEmpty)
  }

  private static func encoding(of bytes: [UInt8], charset: String?) -> Encoding {
    // Mailers send what they call ASCII in any of these.
    let named = charset.flatMap { Encoding(named: $0) }
    let switches = bytes.contains(0x1B) && (bytes[...].firstIndex(of: "\u{1B}$") != nil)
    if switches { return .iso2022JP }
    if let named, named != .utf8 {
      // A text in another encoding is seldom valid UTF-8 beyond ASCII.
      let isMislabelled =
        named.keepsASCII && bytes.contains { $0 >= 0x80 } && isUTF8(bytes.span)
        && bytes.count { $0 >= 0x80 } >= 6
      return isMislabelled ? .utf8 : named
    }
    if isUTF8(bytes.span) { return .utf8 }
    if named == .utf8, charset?.contains("utf") == true { return .utf8 }
    return LegacyEvidence.encoding(of: bytes[...]) ?? .windows1252
  }
}
