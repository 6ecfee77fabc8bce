/// The signs that HTML writes as `&name;`, in text that is otherwise plain.
package enum HTMLEntities {
  /// The text with its entities undone once: `&amp;lt;` becomes `&lt;`. What is no entity of HTML, or
  /// lacks its semicolon, stays.
  package static func undone(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let bytes = Array(text.utf8)
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if bytes[position] == 0x26, let (written, end) = entity(bytes[...], at: position) {
        plain.append(contentsOf: written.utf8)
        position = end
      } else {
        plain.append(bytes[position])
        position += 1
      }
    }
    return plain[...].string
  }

  /// What the entity at a place writes, and where it ends; `nil` if there is none.
  static func entity(_ text: ArraySlice<UInt8>, at start: Int) -> (written: String, end: Int)? {
    guard let end = text[start...].prefix(34).firstIndex(of: 0x3B) else { return nil }
    let name = text[(start + 1)..<end]
    guard !name.isEmpty, name.dropFirst().allSatisfy(isLetterOrDigit) else { return nil }
    if let sign = common[name.string] { return (sign, end + 1) }
    if name.first == 0x23 {
      // The numbers from 128 to 159 are those of Windows, as the standard has it.
      guard let scalar = number(name.dropFirst()), !(0x80...0x9F).contains(scalar.value) else {
        return number(name.dropFirst()).map { _ in (HTMLTree.text("&\(name.string);"), end + 1) }
      }
      return (String(Character(scalar)), end + 1)
    }
    guard let first = name.first, isLetterOrDigit(first) else { return nil }
    let written = HTMLTree.text("&\(name.string);")
    // Of `&copyright;` a page shows `©right;`: a text that is none means no entity by it.
    let isWhole = !written.hasPrefix("&") && (!written.hasSuffix(";") || name.isEqual(to: "semi"))
    return isWhole ? (written, end + 1) : nil
  }

  private static let common = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
  ]

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == 0x78 || digits.first == 0x58
    let value =
      isHexadecimal ? UInt32(digits.dropFirst().string, radix: 16) : UInt32(digits.string)
    guard let value, value > 0 else { return nil }
    return Unicode.Scalar(value)
  }
}
