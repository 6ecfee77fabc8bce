/// What a character is to the scanner.
enum ScalarClass: UInt8 {
  case lineBreak, space
  /// Of ASCII, and full-width.
  case digit, wideDigit
  /// Letters that words are written apart in; those of full width are Latin too.
  case letter, wideLetter
  /// Goes on with whatever it follows.
  case mark
  case hiragana, katakana, halfKatakana, kanji
  /// A dot between parts of Japanese names.
  case middleDot
  case hangul, thai
  /// A digit that is a character of its own: `①`, `Ⅲ`, `½`.
  case otherNumber
  /// Nobody sees it.
  case ignorable
  case emoji, symbol

  /// Whether only a dictionary finds words in it.
  var isJapanese: Bool {
    switch self {
    case .hiragana, .katakana, .halfKatakana, .kanji: true
    default: false
    }
  }

  var isAlphanumeric: Bool {
    switch self {
    case .digit, .wideDigit, .letter, .wideLetter: true
    default: false
    }
  }

  @inline(__always)
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x3041...0x3096, 0x309D...0x309F: self = .hiragana
    case 0x4E00...0x9FFF, 0x3005...0x3007, 0x303B, 0x3400...0x4DBF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      self = .kanji
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: self = .katakana
    case 0...0x7F: self = Self.ascii(UInt8(scalar))
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F: self = .symbol
    case 0x30FB: self = .middleDot
    case 0x3000: self = .space
    case 0xFF10...0xFF19: self = .wideDigit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .wideLetter
    case 0xFF66...0xFF9D: self = .halfKatakana
    case 0xFF9E, 0xFF9F, 0x3099, 0x309A: self = .mark
    case 0xFF01...0xFF65: self = .symbol
    case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xD7B0...0xD7FF:
      self = .hangul
    default: self = Self.rare(scalar)
    }
  }

  private static func ascii(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 0x0A...0x0D: .lineBreak
    case 0x09, 0x20: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0...0x1F, 0x7F: .ignorable
    default: .symbol
    }
  }

  private static func rare(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0x85, 0x2028, 0x2029: return .lineBreak
    // Thai, Lao, Tibetan, Myanmar, Khmer: letters without spaces.
    case 0x0E01...0x0E30, 0x0E32...0x0E33, 0x0E40...0x0E46, 0x0E81...0x0EB0, 0x0EB2...0x0EB3,
      0x0EC0...0x0EC6, 0x0F40...0x0F6C, 0x1000...0x102A, 0x1780...0x17B3:
      return .thai
    default: break
    }
    guard let scalar = Unicode.Scalar(scalar) else { return .symbol }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return .ignorable }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .decimalNumber: return .digit
    case .letterNumber, .otherNumber: return .otherNumber
    case .spaceSeparator: return .space
    case .control, .format, .surrogate, .unassigned: return .ignorable
    case .lineSeparator, .paragraphSeparator: return .lineBreak
    default:
      return properties.isEmojiPresentation || properties.isEmojiModifierBase ? .emoji : .symbol
    }
  }
}

extension Span<UInt8> {
  /// The character at a place, and how many bytes it takes; a byte that is of none stands for itself.
  @inline(__always)
  func decode(_ at: Int) -> (value: UInt32, length: Int) {
    let byte = UInt32(self[at])
    if byte < 0x80 { return (byte, 1) }
    if byte >= 0xE0, byte < 0xF0, at + 2 < count {
      return (
        (byte & 0x0F) << 12 | UInt32(self[at + 1] & 0x3F) << 6 | UInt32(self[at + 2] & 0x3F), 3
      )
    }
    if byte >= 0xC0, byte < 0xE0, at + 1 < count {
      return ((byte & 0x1F) << 6 | UInt32(self[at + 1] & 0x3F), 2)
    }
    if byte >= 0xF0, byte < 0xF8, at + 3 < count {
      let high = (byte & 0x07) << 18 | UInt32(self[at + 1] & 0x3F) << 12
      return (high | UInt32(self[at + 2] & 0x3F) << 6 | UInt32(self[at + 3] & 0x3F), 4)
    }
    return (0xFFFD, 1)
  }
}
