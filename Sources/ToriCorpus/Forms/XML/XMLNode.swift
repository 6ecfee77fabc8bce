/// An element of XML with what is in it.
struct XMLNode {
  enum Child {
    case text(String)
    case element(XMLNode)
  }

  /// With the prefix as the file writes it, but for `tei:` and its like where that is the form's own.
  let name: String
  let attributes: [(name: String, value: String)]
  var children: [Child] = []
  /// From the first byte of the element's start to the last of its end.
  var bytes: Range<Int>

  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements in it of one of these names, in order.
  func elements(_ names: String...) -> [XMLNode] {
    children.compactMap { child in
      if case .element(let node) = child, names.contains(node.name) { node } else { nil }
    }
  }

  /// The first element of the first of these names that is there.
  func first(_ names: String...) -> XMLNode? {
    for name in names {
      if let found = elements(name).first { return found }
    }
    return nil
  }

  /// The first element of that name at any depth.
  func deepFirst(_ name: String) -> XMLNode? {
    for case .element(let node) in children {
      if node.name == name { return node }
      if let found = node.deepFirst(name) { return found }
    }
    return nil
  }

  /// All text in it, but for what is in elements of these names.
  func text(without names: Set<String> = []) -> String {
    var text = ""
    append(to: &text, names)
    return text
  }

  private func append(to text: inout String, _ names: Set<String>) {
    for child in children {
      switch child {
      case .text(let part): text += part
      case .element(let node): if !names.contains(node.name) { node.append(to: &text, names) }
      }
    }
  }

  /// Its elements and text as they would be written.
  var markup: String {
    children.map { child in
      switch child {
      case .text(let text): Self.escaped(text)
      case .element(let node):
        "<\(node.localName)\(node.attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined())>"
          // Pages take the end of such an element for another one.
          + (Self.empty.contains(node.localName) ? "" : "\(node.markup)</\(node.localName)>")
      }
    }.joined()
  }

  /// Elements of HTML that hold nothing.
  private static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  private var localName: String { String(name.split(separator: ":").last ?? "") }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
