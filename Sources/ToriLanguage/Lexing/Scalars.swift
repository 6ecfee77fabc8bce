/// What single characters are to the lexer. All take a Unicode code point.
enum Scalars {
  /// The half-width twin of a full-width character, or the character itself.
  ///
  /// An input method in Japanese mode gives the full-width one for the same key.
  static func twin(of code: UInt32) -> UInt32 {
    switch code {
    case 0..<0x3000: code
    case 0x3000: 0x20
    case 0x3001, 0xFF64: 0x2C  // 、 ､
    case 0xFF62: 0x300C  // ｢
    case 0xFF63: 0x300D  // ｣
    case 0xFF01...0xFF5E: code - 0xFEE0
    default: code
    }
  }

  static func isBlank(_ code: UInt32) -> Bool {
    switch code {
    case 0x20, 0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  static func isLineBreak(_ code: UInt32) -> Bool { code == 0x0A || code == 0x0D }

  static func isDigit(_ code: UInt32) -> Bool { 0x30...0x39 ~= code }

  /// Whether it may stand in a bare word: letters, marks, digits, kana, kanji, symbols and emoji.
  static func isWord(_ code: UInt32) -> Bool {
    switch code {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: return true
    case 0..<0x80: return false
    case 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFF65...0xFF9F: return true
    case 0x200D: return true  // joins emoji
    default: break
    }
    guard let scalar = Unicode.Scalar(code) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .otherSymbol, .modifierSymbol, .privateUse:
      return true
    default: return false
    }
  }

  /// Whether it passes for the hyphen of a date when it stands between digits.
  static func isHyphenLike(_ code: UInt32) -> Bool {
    switch code {
    case 0x2D, 0x2010...0x2015, 0x2212, 0x30FC, 0xFF70, 0xFF0D: true
    default: false
    }
  }

  /// The closing quote that belongs to an opening one.
  static func closingQuote(for code: UInt32) -> UInt32? {
    switch code {
    case 0x22, 0x27, 0xFF02, 0xFF07, 0x201D, 0x2019: code  // " ' ＂ ＇ ” ’
    case 0x201C: 0x201D  // “ ”
    case 0x2018: 0x2019  // ‘ ’
    case 0x300C: 0x300D  // 「 」
    case 0x300E: 0x300F  // 『 』
    case 0xFF62: 0xFF63  // ｢ ｣
    default: nil
    }
  }

  /// Whether `\` escapes inside of quotes opened with it.
  static func isPlainQuote(_ code: UInt32) -> Bool {
    code == 0x22 || code == 0x27 || code == 0xFF02 || code == 0xFF07
  }
}
