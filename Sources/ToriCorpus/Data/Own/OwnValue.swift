/// What a record has in a column that is no field of the model.
///
/// Nothing of how it is written is lost: each value has one spelling, and each spelling is one value, so that
/// what a column holds does not depend on the form in which it came or is kept.
package enum OwnValue: Hashable, Sendable {
  /// Written as a whole number without a sign for plus, zeros in front or marks between.
  case integer(Int)
  /// Written with as few digits as tell it from all others, and a point.
  case real(Double)
  case text(String)

  /// Larger ones are texts.
  package static let integerLimit = 1 << 62

  package init(_ text: String) {
    self = Self.number(text) ?? .text(text)
  }

  /// As it is written.
  package var text: String {
    switch self {
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }

  private static func number(_ text: String) -> OwnValue? {
    let bytes = text.utf8.span
    guard 1...25 ~= bytes.count else { return nil }
    let start = bytes[0] == 0x2D ? 1 : 0
    var (place, whole) = (start, 0)
    while place < bytes.count, 0x30...0x39 ~= bytes[place] {
      // More than eighteen digits are read again.
      if place - start < 18 { whole = whole * 10 + Int(bytes[place] - 0x30) }
      place += 1
    }
    if place == start { return nil }
    if place == bytes.count {
      guard bytes[start] != 0x30 || bytes.count == 1,
        let number = place - start > 18 ? Int(text) : start == 0 ? whole : -whole,
        -integerLimit < number, number < integerLimit
      else { return nil }
      return .integer(number)
    }
    guard bytes[place] == 0x2E || bytes[place] == 0x65, let number = Double(text),
      number.isFinite, number != 0 || start == 0, String(number) == text
    else { return nil }
    return .real(number)
  }
}

extension OwnValue {
  /// What a data file holds in one place; nil for what says nothing.
  init?(_ value: FieldValue) {
    switch value {
    case .text(let text):
      if text.isEmpty { return nil }
      self.init(text)
    case .integer(let number):
      self =
        -Self.integerLimit < number && number < Self.integerLimit
        ? .integer(number) : .text(String(number))
    case .real(let number):
      guard number.isFinite else { return nil }
      self = number == 0 ? .real(0) : .real(number)
    case .flag(let flag): self = .text(flag ? "true" : "false")
    case .list(let values):
      if values.isEmpty { return nil }
      self = .text(Self.line(of: values))
    }
  }

  /// A list as JSON has it, on one line.
  private static func line(of values: [FieldValue]) -> String {
    var line: [UInt8] = [0x5B]
    for value in values {
      if line.count > 1 { line.append(0x2C) }
      line.appendJSON(value.text)
    }
    line.append(0x5D)
    return String(decoding: line, as: UTF8.self)
  }

  /// The texts of a list, as JSON or Python write one; nil where the text is none.
  package static func list(_ text: String) -> [String]? {
    guard text.utf8.first == 0x5B, text.utf8.last == 0x5D else { return nil }
    return ListText.list(text)
  }
}

extension Double {
  /// A whole number that stands to those of others as these numbers do.
  package var orderedCode: Int {
    let bits = Int(bitPattern: UInt(bitPattern))
    return bits >= 0 ? bits : bits ^ Int.max
  }

  /// The number of that code.
  package static func ordered(_ code: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: Int64(code >= 0 ? code : code ^ Int.max)))
  }
}

extension [UInt8] {
  /// Appends a text as JSON writes it, in its quotes.
  mutating func appendJSON(_ text: String) {
    append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: self += [0x5C, byte]
      case 0..<0x20:
        self += [0x5C, 0x75, 0x30, 0x30]
        self += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }
      default: append(byte)
      }
    }
    append(0x22)
  }
}
