/// One string as JSON writes it, in UTF-8: the form of a history line.
///
/// Source: RFC 8259, section 7.
package enum JSONString {
  package static func encode(_ text: String) -> [UInt8] {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
      case 0x0A: result += Array("\\n".utf8)
      case 0x09: result += Array("\\t".utf8)
      case 0x00...0x1F:
        let digits = String(byte, radix: 16)
        result += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: result.append(byte)
      }
    }
    return result + [UInt8(ascii: "\"")]
  }

  /// `nil` for anything but one whole string; blanks may surround it.
  package static func decode(_ line: some Collection<UInt8>) -> String? {
    var bytes = Array(line)[...]
    while let last = bytes.last, last == 0x20 || last == 0x0D { bytes.removeLast() }
    while bytes.first == 0x20 { bytes.removeFirst() }
    guard bytes.count >= 2, bytes.popFirst() == UInt8(ascii: "\""),
      bytes.popLast() == UInt8(ascii: "\"")
    else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x00...0x1F, UInt8(ascii: "\""): return nil
      case UInt8(ascii: "\\"):
        guard let scalar = escape(&bytes) else { return nil }
        result += Array(String(Character(scalar)).utf8)
      default: result.append(byte)
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// What stands for the escape after a backslash.
  private static func escape(_ bytes: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch bytes.popFirst().map({ Unicode.Scalar($0) }) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard let unit = codeUnit(&bytes) else { return nil }
      guard 0xD800...0xDBFF ~= unit else { return Unicode.Scalar(unit) }
      guard bytes.popFirst() == UInt8(ascii: "\\"), bytes.popFirst() == UInt8(ascii: "u"),
        let low = codeUnit(&bytes), 0xDC00...0xDFFF ~= low
      else { return nil }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    default: return nil
    }
  }

  private static func codeUnit(_ bytes: inout ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 4 else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = bytes.popFirst().flatMap({ Character(Unicode.Scalar($0)).hexDigitValue })
      else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
