/// JSON as the tests read it back.
indirect enum JSON: Equatable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// `nil` if `text` is anything but one JSON value.
  init?(_ text: some StringProtocol) {
    var reader = JSONReader(scalars: Array(text.unicodeScalars))
    guard let value = reader.value(), reader.isAtEnd else { return nil }
    self = value
  }
}

private struct JSONReader {
  let scalars: [Unicode.Scalar]
  var at = 0

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at == scalars.count
    }
  }

  mutating func value() -> JSON? {
    skipBlanks()
    guard at < scalars.count else { return nil }
    switch scalars[at] {
    case "{": return object()
    case "[": return array()
    case "\"": return string().map { .string($0) }
    default: return word()
    }
  }

  private mutating func word() -> JSON? {
    let start = at
    while at < scalars.count, !",]} \n".unicodeScalars.contains(scalars[at]) { at += 1 }
    var word = ""
    word.unicodeScalars.append(contentsOf: scalars[start..<at])
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: return Double(word) == nil ? nil : .number(word)
    }
  }

  private mutating func object() -> JSON? {
    at += 1
    var members: [String: JSON] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let name = string(), take(":"), let value = value(), members[name] == nil else {
        return nil
      }
      members[name] = value
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array() -> JSON? {
    at += 1
    var items: [JSON] = []
    if take("]") { return .array(items) }
    repeat {
      guard let value = value() else { return nil }
      items.append(value)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var string = String.UnicodeScalarView()
    while at < scalars.count, scalars[at] != "\"" {
      guard scalars[at].value >= 0x20 else { return nil }
      if scalars[at] == "\\" {
        guard let scalar = escape() else { return nil }
        string.append(scalar)
      } else {
        string.append(scalars[at])
        at += 1
      }
    }
    return take("\"") ? String(string) : nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard at + 1 < scalars.count else { return nil }
    at += 2
    switch scalars[at - 1] {
    case "\"", "\\", "/": return scalars[at - 1]
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard at + 4 <= scalars.count else { return nil }
      var digits = ""
      digits.unicodeScalars.append(contentsOf: scalars[at..<at + 4])
      at += 4
      return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    default: return nil
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if scalar != "\"" { skipBlanks() }
    guard at < scalars.count, scalars[at] == scalar else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < scalars.count, " \n".unicodeScalars.contains(scalars[at]) { at += 1 }
  }
}
