import ToriText

/// Texts as characters of HTML, whatever they hold.
///
/// Source: WHATWG, *HTML Living Standard*, 13.1.2 and 13.1.4, on what in elements and attributes is no text.
enum HTMLText {
  /// In an element or a quoted attribute: nothing in it is markup, a control, or turns the order of what follows.
  static func escaped(_ text: some StringProtocol) -> String {
    markupless(text.visible(newline: nil, tab: nil))
  }

  /// The same of a text that holds no controls any more.
  static func markupless(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }) else {
      return text
    }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Lines of a cell or a post, what was looked for marked.
  static func lines(_ lines: [ScreenText]) -> String {
    lines.map { line in
      line.runs.map { run in
        let text = markupless(run.text)
        return run.ink == .match ? "<mark>\(text)</mark>" : text
      }.joined()
    }.joined(separator: "\n")
  }

  /// The name of the place that a post has on the page, which addresses hold as it stands: no two posts have one.
  static func anchor(_ identifier: String) -> String {
    "post-"
      + identifier.utf8.map { byte in
        let isPlain =
          UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
          || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
          || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || byte == UInt8(ascii: ".")
        if isPlain { return String(Unicode.Scalar(byte)) }
        return "_" + String(256 + Int(byte), radix: 16).dropFirst()
      }.joined()
  }
}
