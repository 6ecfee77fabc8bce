/// The text of bytes in mail, which name their encoding, wrongly at times.
enum MailText {
  /// Why a text may not be what was written.
  enum Doubt: Hashable, Sendable {
    /// Some bytes are of no character.
    case bytes
    /// The encoding that it names is none that tori reads.
    case charset(String)

    var fact: ReadFact {
      switch self {
      case .bytes:
        .doubt(.mailBytes)
      case .charset(let name):
        .doubt(.mailEncoding, name.prefix(40))
      }
    }
  }

  static func decoded(_ bytes: [UInt8], charset: String?) -> (text: String, doubt: Doubt?) {
    let encoding = encoding(of: bytes, charset: charset)
    let doubt = unknown(charset, bytes)
    if encoding == .utf8, isUTF8(bytes.span) {
      return (String(decoding: bytes, as: UTF8.self), doubt)
    }
    let text = DecodedText(source: bytes, encoding: encoding)
    return (text.bytes[...].string, doubt ?? (text.undecoded.isEmpty ? nil : .bytes))
  }

  /// The doubt about bytes whose encoding has a name that tori does not know, and which may be anything.
  private static func unknown(_ charset: String?, _ bytes: [UInt8]) -> Doubt? {
    guard let charset, !charset.isEmpty, Encoding(named: charset) == nil else { return nil }
    let isSure = bytes.allSatisfy { $0 < 0x80 } || isSurelyUTF8(bytes)
    return isSure ? nil : .charset(charset)
  }

  /// A text in another encoding is seldom valid UTF-8 beyond ASCII.
  private static func isSurelyUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.count { $0 >= 0x80 } >= 6 && isUTF8(bytes.span)
  }

  private static func encoding(of bytes: [UInt8], charset: String?) -> Encoding {
    // Mailers send what they call ASCII in any of these.
    let named = charset.flatMap { Encoding(named: $0)?.marked(in: bytes) }
    if EncodingDetection.isISO2022JP(bytes[...]) { return .iso2022JP }
    if let named, named != .utf8 {
      return named.keepsASCII && isSurelyUTF8(bytes) ? .utf8 : named
    }
    if isUTF8(bytes.span) { return .utf8 }
    if named == .utf8, charset?.contains("utf") == true { return .utf8 }
    return LegacyEvidence.encoding(of: bytes[...])?.encoding ?? .windows1252
  }
}
