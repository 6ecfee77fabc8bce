import ToriSystem

/// Plain questions about a piece of UTF-8, by bytes: exact, without Unicode's equivalences.
extension ArraySlice where Element == UInt8 {
  /// The text that the bytes are; what is not UTF-8 reads as U+FFFD.
  package var string: String { String(decoding: self, as: UTF8.self) }

  func hasPrefix(_ text: String) -> Bool { has(text, at: 0) }

  func hasSuffix(_ text: String) -> Bool { has(text, at: count - text.utf8.count) }

  /// Whether `text` stands behind the first `offset` bytes; of an offset below 0, it does not.
  private func has(_ text: String, at offset: Int) -> Bool {
    let (text, here) = (text.utf8.span, span)
    guard offset >= 0, text.count <= here.count - offset else { return false }
    for index in text.indices where here[offset + index] != text[index] { return false }
    return true
  }

  func hasPrefix(anyOf texts: [String]) -> Bool { texts.contains { hasPrefix($0) } }

  func hasSuffix(anyOf texts: [String]) -> Bool { texts.contains { hasSuffix($0) } }

  func contains(anyOf texts: [String]) -> Bool { texts.contains { firstIndex(of: $0) != nil } }

  func isEqual(to text: String) -> Bool { count == text.utf8.count && has(text, at: 0) }

  /// Where `text` first begins.
  func firstIndex(of text: String) -> Int? {
    let pattern = text.utf8.span
    return pattern.isEmpty ? nil : span.firstIndex(of: pattern).map { startIndex + $0 }
  }

  /// Up to the first break of a line, and where what follows that begins.
  var firstLine: (ArraySlice<UInt8>, next: Int) {
    guard let mark = firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return (self, endIndex)
    }
    let isPair = self[mark] == 0x0D && mark + 1 < endIndex && self[mark + 1] == 0x0A
    return (self[..<mark], mark + (isPair ? 2 : 1))
  }

  /// Without spaces, tabs and ideographic spaces at both ends.
  package var trimmed: ArraySlice<UInt8> { trimmedStart.trimmedEnd }

  var trimmedStart: ArraySlice<UInt8> {
    var rest = self
    while let size = rest.leadingSpace { rest = rest.dropFirst(size) }
    return rest
  }

  var trimmedEnd: ArraySlice<UInt8> {
    var rest = self
    while let last = rest.last {
      if last == 0x20 || last == 0x09 || last == 0x0A || last == 0x0D {
        rest = rest.dropLast()
      } else if rest.hasSuffix("\u{3000}") {
        rest = rest.dropLast(3)
      } else if rest.hasSuffix("\u{A0}") {
        rest = rest.dropLast(2)
      } else {
        break
      }
    }
    return rest
  }

  /// The size of the space that the text begins with.
  private var leadingSpace: Int? {
    guard let first else { return nil }
    if first == 0x20 || first == 0x09 || first == 0x0A || first == 0x0D { return 1 }
    if first == 0xE3, hasPrefix("\u{3000}") { return 3 }
    return first == 0xC2 && hasPrefix("\u{A0}") ? 2 : nil
  }

  /// The digit that the text begins with, full-width or not, and its size in bytes.
  var leadingDigit: (value: Int, size: Int)? {
    guard let first else { return nil }
    if first >= 0x30, first <= 0x39 { return (Int(first) - 0x30, 1) }
    guard first == 0xEF, count >= 3, self[startIndex + 1] == 0xBC,
      (0x90...0x99).contains(self[startIndex + 2])
    else { return nil }
    return (Int(self[startIndex + 2]) - 0x90, 3)
  }

  /// Takes a number off the front; `nil`, and nothing taken, if there is none or it is past all reason.
  mutating func takeNumber(maximumDigits: Int = 9) -> Int? {
    var (rest, value, digits) = (self, 0, 0)
    while let digit = rest.leadingDigit {
      digits += 1
      if digits > maximumDigits { return nil }
      value = value * 10 + digit.value
      rest = rest.dropFirst(digit.size)
    }
    guard digits > 0 else { return nil }
    self = rest
    return value
  }

  mutating func take(_ text: String) -> Bool {
    guard hasPrefix(text) else { return false }
    self = dropFirst(text.utf8.count)
    return true
  }

  mutating func take(anyOf texts: [String]) -> Bool {
    for text in texts where take(text) { return true }
    return false
  }

  /// How many characters, as Unicode scalars: what a person would roughly count.
  var scalarCount: Int { reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
}
