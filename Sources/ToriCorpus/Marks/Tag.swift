/// Hashtags and handles, by the rules of X.
enum Tag {
  /// `#南鳥島`, `＃`: letters, digits and `_`, not digits alone, not glued to a word before.
  static func hashtag(_ text: Span<UInt8>, at position: Int) -> (name: String, end: Int)? {
    guard let size = markSize(text, at: position, ascii: 0x23, last: 0x83), isFree(text, position)
    else { return nil }
    var (name, hasLetter, end) = ("", false, position + size)
    var length = end
    while let (scalar, size) = scalar(text, at: end), isTagCharacter(scalar) {
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

  /// `@name`: 1 to 20 letters, digits and `_`, with a letter among them; not the middle of an address.
  static func handle(_ text: Span<UInt8>, at position: Int) -> (name: String, end: Int)? {
    guard let size = markSize(text, at: position, ascii: 0x40, last: 0xA0), isFree(text, position)
    else { return nil }
    var (name, hasLetter, end) = ("", false, position + size)
    while end < text.count, isWord(text[end]) {
      name.unicodeScalars.append(Unicode.Scalar(text[end]))
      if text[end] >= 0x41 { hasLetter = true }
      end += 1
    }
    // `@1` counts what is left; `@a@b` and `@a.b` with a letter behind are addresses.
    guard hasLetter, name.utf8.count <= 20 else { return nil }
    if end < text.count {
      if text[end] == 0x40 { return nil }
      if text[end] == 0x2E, end + 1 < text.count, isWord(text[end + 1]) { return nil }
    }
    return (name, end)
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
    return before < 0x80 ? !isWord(before) && !"#@&/.".utf8.contains(before) : true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
  }

  private static func isTagCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isWord(UInt8(scalar.value)) }
    if scalar == "・" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .nonspacingMark, .spacingMark, .decimalNumber:
      // A variation selector belongs to an emoji, as in #️⃣.
      return !(0xFE00...0xFE0F).contains(scalar.value)
    default: return false
    }
  }

  /// The character at `position` of valid UTF-8.
  private static func scalar(_ text: Span<UInt8>, at position: Int) -> (Unicode.Scalar, size: Int)?
  {
    guard position < text.count else { return nil }
    let first = text[position]
    let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard position + size <= text.count else { return nil }
    var value = size == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(size))
    for index in 1..<max(size, 1) { value = value << 6 | UInt32(text[position + index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, size) }
  }
}
