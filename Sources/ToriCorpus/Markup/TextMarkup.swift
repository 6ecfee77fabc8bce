/// Whether a text is written in HTML, as fields of posts are that were taken from pages.
enum TextMarkup {
  /// The elements that such fields have, and whose end hardly stands in what is no HTML.
  private static let elements: Set<String> = [
    "a", "b", "blockquote", "div", "em", "h1", "h2", "h3", "h4", "i", "li", "ol", "p", "pre", "s",
    "small",
    "span", "strong", "sub", "sup", "table", "td", "tr", "u", "ul",
  ]

  /// Whether the end of such an element stands in a text, or a break: `</p>`, `<br />`.
  static func isIn(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: 0x3C) {
      rest = rest[open...].dropFirst()
      let isEnd = rest.first == 0x2F
      let name = rest.dropFirst(isEnd ? 1 : 0).prefix {
        0x61...0x7A ~= $0 | 0x20 || 0x31...0x36 ~= $0
      }
      let word = String(decoding: name, as: UTF8.self).lowercased()
      guard name.endIndex < rest.endIndex else { return false }
      let next = rest[name.endIndex]
      if isEnd, next == 0x3E, elements.contains(word) { return true }
      if !isEnd, word == "br", next == 0x3E || next == 0x2F || next == 0x20 { return true }
    }
    return false
  }

  /// Whether a sign stands in a text that HTML would have written as an entity: `<3`, `you & me`.
  static func isOpposed(by text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { index in
      switch bytes[index] {
      case 0x3C: !HTMLFragment.beginsTag(bytes.span, at: index + 1)
      case 0x26:
        index + 1 == bytes.count
          || bytes[index + 1] != 0x23 && !(0x61...0x7A ~= bytes[index + 1] | 0x20)
      default: false
      }
    }
  }
}
