/// What characters are to the marks in a text.
extension UInt8 {
  var isASCIIAlphanumeric: Bool {
    self >= 0x30 && self <= 0x39 || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A
  }

  /// Whether it is of the characters of ASCII that a tag or the name of an account may have.
  var isTagWord: Bool { isASCIIAlphanumeric || self == 0x5F }

  var isHexDigit: Bool {
    self >= 0x30 && self <= 0x39 || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x66
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, mark or digit beyond ASCII, or ・ between them.
  var mayStandInLink: Bool {
    if self == "・" { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  /// Whether it is of a script in which a sentence goes on behind an address without a space; every one but
  /// those of Europe.
  var setsNoSpaces: Bool { value >= 0x590 && !(0x1E00...0x1FFF).contains(value) }
}

extension Span where Element == UInt8 {
  /// The character at `position` of valid UTF-8.
  func scalar(at position: Int) -> (Unicode.Scalar, size: Int)? {
    guard position < count else { return nil }
    let first = self[position]
    let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard position + size <= count else { return nil }
    var value = size == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(size))
    for index in 1..<Swift.max(size, 1) {
      value = value << 6 | UInt32(self[position + index] & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, size) }
  }
}
