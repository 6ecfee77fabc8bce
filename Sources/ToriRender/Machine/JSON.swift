import ToriEngine
import ToriText
import ToriTime

extension TextSink {
  /// Writes `text` as a JSON string.
  ///
  /// Controls, line and paragraph separators and signs that turn the direction of writing are
  /// escaped, as they may be anywhere in JSON, so that the line is safe in a script and on a screen.
  mutating func putJSON(_ text: String) throws { try putJSON(text.utf8.span) }

  mutating func putJSON(_ text: Span<UInt8>) throws {
    try put(UInt8(ascii: "\""))
    try put(text, signs: .json) { text, place in
      guard let (scalar, count) = text.scalarOfSign(at: place) else { return nil }
      return escape(scalar).map { (count, $0) }
    }
    try put(UInt8(ascii: "\""))
  }

  /// Writes `value` as JSON: times and dates as EDTF strings, bytes as a string if they are UTF-8
  /// and else as `{"base64":"…"}`, a number that JSON cannot write (infinite, undefined) as `null`, and
  /// a whole number that most programs would round as a string.
  mutating func putJSON(_ value: Value, zone: Zone) throws {
    switch value {
    case .none, .lacking: try put("null")
    case .text(let text), .identifier(let text, _): try putJSON(text)
    case .words(let words): try putJSON(words.english)
    case .integer(let integer): try putJSON(integer)
    case .number(let number): try put(number.isFinite ? number.description : "null")
    case .boolean(let boolean): try put(boolean ? "true" : "false")
    case .time(let span): try putJSON(span.edtf(in: zone))
    case .date(let date): try putJSON(date.edtf)
    case .list(let items):
      try put(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { try put(UInt8(ascii: ",")) }
        try putJSON(item, zone: zone)
      }
      try put(UInt8(ascii: "]"))
    case .bytes(let bytes):
      if let text = String(validating: bytes, as: UTF8.self) {
        try putJSON(text)
      } else {
        try put("{\"base64\":\"" + base64(bytes) + "\"}")
      }
    }
  }
}

extension TextSink {
  /// Writes what a row has in a column: something.
  mutating func putJSON(_ cells: CellColumn, _ row: Int, zone: Zone) throws {
    switch cells {
    case .texts(let texts):
      try putJSON(texts.bytes.span.extracting(texts.range(row) ?? 0..<0))
    case .integers(let numbers): try putJSON(numbers[row] ?? 0)
    case .values, .times, .booleans, .pairs: try putJSON(cells.value(row), zone: zone)
    }
  }

  /// Writes a whole number, as a string where most programs would round it.
  private mutating func putJSON(_ integer: Int) throws {
    if integer.magnitude <= 1 << 53 { try put(integer) } else { try put("\"\(integer)\"") }
  }
}

/// `text` as a JSON string, for what is small.
func json(_ text: String) -> String {
  "\"" + text.unicodeScalars.map { escape($0) ?? String($0) }.joined() + "\""
}

extension ByteSigns {
  /// What is, or begins, something that `putJSON` escapes.
  fileprivate static let json = ByteSigns([0x22, 0x5C, 0x7F, 0xC2, 0xE2], below: 0x20)
}

extension Span<UInt8> {
  /// The scalar that begins with a sign of `json`, and its size in UTF-8.
  fileprivate func scalarOfSign(at place: Int) -> (Unicode.Scalar, Int)? {
    let size = self[place] < 0x80 ? 1 : self[place] == 0xC2 ? 2 : 3
    guard place + size <= count else { return nil }
    var value = size == 1 ? UInt32(self[place]) : UInt32(self[place]) & (size == 2 ? 0x1F : 0x0F)
    for more in 1..<max(1, size) { value = value << 6 | UInt32(self[place + more] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, size) }
  }
}

/// What stands for `scalar` in a JSON string; `nil` for itself.
private func escape(_ scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "\"": return "\\\""
  case "\\": return "\\\\"
  case "\n": return "\\n"
  case "\r": return "\\r"
  case "\t": return "\\t"
  case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{200E}"..."\u{200F}", "\u{2028}"..."\u{202E}",
    "\u{2066}"..."\u{2069}":
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  default: return nil
  }
}
