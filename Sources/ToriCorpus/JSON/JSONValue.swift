import ToriSystem

/// Values of JSON as fields take them.
struct JSONValue {
  /// Whether a character that no text holds, half of one or U+0000, became U+FFFD since this was false.
  var hasReplaced = false

  /// The value in a range of a text; `nil` for null, and for what no field takes.
  ///
  /// A number that is a name, or larger than 64 bits, is its digits as they are written. Of an object, as an
  /// author or a link may be, it is its name or address.
  mutating func fieldValue(
    _ text: Span<UInt8>, _ range: Range<Int>, isName: Bool = false, depth: Int = 0
  ) -> FieldValue? {
    guard !range.isEmpty else { return nil }
    switch text[range.lowerBound] {
    case 0x22:
      var position = range.lowerBound
      return text.jsonString(at: &position, replaced: &hasReplaced).map { .text($0) }
    case 0x74: return .flag(true)
    case 0x66: return .flag(false)
    case 0x6E, 0x4E, 0x49: return nil
    case 0x5B:
      guard depth < 2 else { return nil }
      var values: [FieldValue] = []
      var position = range.lowerBound
      try? text.forEachElement(at: &position) { _, position throws(JSONFault) in
        let start = position
        try text.passJSONValue(at: &position)
        if let value = fieldValue(text, start..<position, isName: isName, depth: depth + 1) {
          values.append(value)
        }
      }
      return .list(values)
    case 0x7B: return named(text, range)
    default: return number(text, range, isName: isName)
    }
  }

  /// The same as a record has it in a column of its own; nil for what says nothing.
  mutating func ownValue(_ text: Span<UInt8>, _ range: Range<Int>) -> OwnValue? {
    switch text[range.lowerBound] {
    case 0x22:
      var position = range.lowerBound
      guard let string = text.jsonString(at: &position, replaced: &hasReplaced) else { return nil }
      return string.isEmpty ? nil : OwnValue(string)
    case 0x74: return .text("true")
    case 0x66: return .text("false")
    default: return fieldValue(text, range).flatMap { OwnValue($0) }
    }
  }

  /// The keys of an object that stands for what it is called by, the likeliest first.
  private static let names = [
    "name", "screen_name", "username", "text", "expanded_url", "url", "id",
  ].map { Array($0.utf8) }

  private mutating func named(_ text: Span<UInt8>, _ range: Range<Int>) -> FieldValue? {
    var best: (rank: Int, range: Range<Int>)?
    var position = range.lowerBound
    try? text.forEachMember(at: &position) { name, position throws(JSONFault) in
      let start = position
      try text.passJSONValue(at: &position)
      guard text[start] == 0x22,
        let rank = Self.names.firstIndex(where: { text.isName(name, $0) }),
        rank < best?.rank ?? .max
      else { return }
      best = (rank, start..<position)
    }
    return best.flatMap { fieldValue(text, $0.range) }
  }

  private func number(_ text: Span<UInt8>, _ range: Range<Int>, isName: Bool) -> FieldValue? {
    var position = range.lowerBound
    if let integer = text.jsonInteger(at: &position), position == range.upperBound {
      return .integer(integer)
    }
    guard let digits = String(copying: text.extracting(range)) else { return nil }
    if digits.hasPrefix("-I") { return nil }
    let isWhole = digits.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
    if isWhole { return Int(digits).map { .integer($0) } ?? .text(digits) }
    return isName ? .text(digits) : Double(digits).map { .real($0) }
  }

  /// The text of a value that is a list of pieces, strings and objects with a `text` each, joined as they are;
  /// `nil` if it is no list.
  mutating func pieces(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
    guard !range.isEmpty else { return nil }
    if text[range.lowerBound] == 0x22 { return fieldValue(text, range)?.text }
    guard text[range.lowerBound] == 0x5B else { return nil }
    var joined = ""
    var position = range.lowerBound
    try? text.forEachElement(at: &position) { _, position throws(JSONFault) in
      let start = position
      try text.passJSONValue(at: &position)
      if text[start] == 0x22 || text[start] == 0x7B {
        joined += piece(text, start..<position) ?? ""
      }
    }
    return joined
  }

  private mutating func piece(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
    if text[range.lowerBound] == 0x22 { return fieldValue(text, range)?.text }
    var found: Range<Int>?
    var position = range.lowerBound
    try? text.forEachMember(at: &position) { name, position throws(JSONFault) in
      let start = position
      try text.passJSONValue(at: &position)
      if text.isName(name, Array("text".utf8)) { found = start..<position }
    }
    return found.flatMap { fieldValue(text, $0)?.text }
  }
}
