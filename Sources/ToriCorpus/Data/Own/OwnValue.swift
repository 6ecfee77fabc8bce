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
    if bytes[place] == 0x2E, let number = decimal(bytes, start, point: place) {
      return .real(start == 0 ? number : -number)
    }
    guard bytes[place] == 0x2E || bytes[place] == 0x65, let number = Double(text),
      number.isFinite, number != 0 || start == 0, String(number) == text
    else { return nil }
    return .real(number)
  }
}

extension OwnValue {
  /// The number of digits with a point among them that is written so whoever writes it: at most fifteen digits, which
  /// tell it from all others, none of them idle, and not so small that it would have an exponent.
  ///
  /// Both parts of the quotient are exact, so that it is the nearest number there is. Source: Clinger (1990), *How to
  /// read floating point numbers accurately*.
  private static func decimal(_ bytes: Span<UInt8>, _ start: Int, point: Int) -> Double? {
    let (whole, places) = (point - start, bytes.count - point - 1)
    guard places > 0, whole + places <= 15, whole == 1 || bytes[start] != 0x30,
      places == 1 || bytes[bytes.count - 1] != 0x30
    else { return nil }
    var digits = 0
    for place in start..<bytes.count where place != point {
      guard 0x30...0x39 ~= bytes[place] else { return nil }
      digits = digits * 10 + Int(bytes[place] - 0x30)
    }
    let number = Double(digits) / powersOfTen[places]
    return number >= 0.0001 || digits == 0 && start == 0 ? number : nil
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
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

  /// A list of texts.
  package init(_ texts: [String]) {
    self = .text(Self.line(of: texts.map { .text($0) }))
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
