/// The encodings of texts that tori reads.
package enum Encoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  /// With the extensions of CP932 (`①`, `㈱`, `髙`).
  case shiftJIS = "Shift_JIS"
  /// With half-width kana, JIS X 0212 and the extensions of CP51932.
  case eucJP = "EUC-JP"
  /// With half-width kana and JIS X 0212, as Windows and mail write them.
  case iso2022JP = "ISO-2022-JP"
  case utf16LE = "UTF-16LE"
  case utf16BE = "UTF-16BE"
  case utf32LE = "UTF-32LE"
  case utf32BE = "UTF-32BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case eucKR = "EUC-KR"
  case windows1252 = "windows-1252"

  /// The encoding of a name as people and files write it; `nil` if tori reads none of that name.
  package init?(named name: String) {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    let known = Self.allCases.first { encoding in
      encoding.rawValue.lowercased().filter { $0 != "-" && $0 != "_" } == plain
        || encoding.otherNames.contains(plain)
    }
    guard let known else { return nil }
    self = known
  }

  /// In lower case, without `-` and `_`.
  private var otherNames: [String] {
    switch self {
    case .utf8: ["utf8sig", "utf8bom", "ascii", "usascii", "utf8mb4"]
    case .shiftJIS:
      ["sjis", "cp932", "ms932", "windows31j", "mskanji", "xsjis", "ansi", "csshiftjis", "932"]
    case .eucJP: ["eucjpms", "ujis", "xeucjp", "cp51932", "eucjpwin"]
    case .iso2022JP: ["jis", "iso2022jp1", "iso2022jpms", "cp50220", "cp50221", "csiso2022jp"]
    case .utf16LE: ["utf16", "unicode", "ucs2", "ucs2le"]
    case .utf16BE: ["ucs2be"]
    case .utf32LE: ["utf32", "ucs4", "ucs4le"]
    case .utf32BE: ["ucs4be"]
    case .gb18030: ["gbk", "gb2312", "cp936", "euccn", "xgbk"]
    case .big5: ["cp950", "big5hkscs", "xxbig5"]
    case .eucKR: ["cp949", "uhc", "ksc5601", "ksc56011987", "windows949"]
    case .windows1252: ["latin1", "iso88591", "cp1252"]
    }
  }

  /// Whether a line break, a quote or a comma is one byte that is nothing else, so that a text can be
  /// cut before it is decoded.
  var keepsASCII: Bool {
    switch self {
    case .utf16LE, .utf16BE, .utf32LE, .utf32BE, .iso2022JP: false
    default: true
    }
  }

  /// What a text in it may begin with, which is no character.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .utf32LE: [0xFF, 0xFE, 0, 0]
    case .utf32BE: [0, 0, 0xFE, 0xFF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    default: []
    }
  }

  /// The encoding whose mark the source begins with, where it is this one with its bytes in the other order.
  func marked(in source: [UInt8]) -> Encoding {
    let other: Encoding? =
      switch self {
      case .utf16LE: .utf16BE
      case .utf16BE: .utf16LE
      case .utf32LE: .utf32BE
      case .utf32BE: .utf32LE
      default: nil
      }
    guard let other, other.byteOrderMarkSize(of: source) > 0 else { return self }
    return other
  }

  /// The bytes at the start of a source that are its byte order mark.
  func byteOrderMarkSize(of source: [UInt8]) -> Int {
    source.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  }
}
