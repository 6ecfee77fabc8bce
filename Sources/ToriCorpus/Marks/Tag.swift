/// Hashtags and handles, by the rules of X.
enum Tag {
  /// `#南鳥島`, `＃`: letters, digits and `_`, not digits alone, not glued to a word before.
  static func hashtag(_ text: Span<UInt8>, at position: Int) -> (name: String, end: Int)? {
    guard let size = markSize(text, at: position, ascii: 0x23, last: 0x83), isFree(text, position)
    else { return nil }
    var (name, hasLetter, end) = ("", false, position + size)
    var length = end
    while let (scalar, size) = text.scalar(at: end), isTagCharacter(scalar) {
      name.unicodeScalars.append(scalar)
      end += size
      // A dot between words is part of a tag, one at its end is not.
      if scalar != "・" { length = end }
      if scalar.properties.numericType == nil, scalar != "_", scalar != "・" { hasLetter = true }
    }
    guard hasLetter else { return nil }
    while length < end, name.unicodeScalars.last == "・" {
      name.unicodeScalars.removeLast()
      end -= 3
    }
    return (name, end)
  }

  /// The handle whose mark, `@` or `＠`, stands at `position`.
  static func handle(_ text: Span<UInt8>, at position: Int) -> (name: String, end: Int)? {
    markSize(text, at: position, ascii: 0x40, last: 0xA0).flatMap {
      Handle.read(text, at: position, markSize: $0)
    }
  }

  /// The mark in ASCII or full-width (EF BC and `last`).
  private static func markSize(_ text: Span<UInt8>, at position: Int, ascii: UInt8, last: UInt8)
    -> Int?
  {
    if text[position] == ascii { return 1 }
    guard text[position] == 0xEF, position + 2 < text.count, text[position + 1] == 0xBC,
      text[position + 2] == last
    else { return nil }
    return 3
  }

  /// Whether no word and no other mark ends right before.
  private static func isFree(_ text: Span<UInt8>, _ position: Int) -> Bool {
    guard position > 0 else { return true }
    let before = text[position - 1]
    return before < 0x80 ? !before.isTagWord && !"#@&/.".utf8.contains(before) : true
  }

  private static func isTagCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return UInt8(scalar.value).isTagWord }
    if scalar == "・" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .nonspacingMark, .spacingMark, .decimalNumber:
      // A variation selector belongs to an emoji, as in #️⃣.
      return !(0xFE00...0xFE0F).contains(scalar.value)
    default: return false
    }
  }
}
