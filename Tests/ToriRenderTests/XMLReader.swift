/// An element of XML: as much of the format as pictures use, read strictly.
struct XMLElement {
  let name: String
  let attributes: [String: String]
  var children: [XMLElement] = []
  /// Of the element itself, in order.
  var text = ""

  /// This and all that is in it.
  var all: [XMLElement] { [self] + children.flatMap(\.all) }

  func number(_ name: String) -> Double? { attributes[name].flatMap { Double($0) } }
}

/// Reads one well-formed document.
struct XMLReader {
  struct Malformed: Error { let rest: String }

  private var rest: Substring.UnicodeScalarView

  static func element(_ text: String) throws -> XMLElement {
    var reader = XMLReader(rest: text[...].unicodeScalars)
    try reader.take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let element = try reader.element()
    try reader.take("\n")
    guard reader.rest.isEmpty else { throw reader.malformed }
    return element
  }

  private var malformed: Malformed { Malformed(rest: String(rest.prefix(60))) }

  private mutating func take(_ text: String) throws {
    guard rest.starts(with: text.unicodeScalars) else { throw malformed }
    rest = rest.dropFirst(text.unicodeScalars.count)
  }

  private mutating func element() throws -> XMLElement {
    try take("<")
    let name = try name()
    var attributes: [String: String] = [:]
    while rest.first == " " {
      try take(" ")
      let attribute = try self.name()
      try take("=\"")
      let value = try characters(upTo: "\"")
      try take("\"")
      guard attributes.updateValue(value, forKey: attribute) == nil else { throw malformed }
    }
    var element = XMLElement(name: name, attributes: attributes)
    if rest.first == "/" {
      try take("/>")
      return element
    }
    try take(">")
    while true {
      element.text += try characters(upTo: "<")
      if rest.dropFirst().first == "/" { break }
      element.children.append(try self.element())
    }
    try take("</\(name)>")
    return element
  }

  private mutating func name() throws -> String {
    let name = rest.prefix {
      $0.properties.isAlphabetic || $0 == "-" || $0 == ":" || $0 == "." || "0"..."9" ~= $0
    }
    guard name.first?.properties.isAlphabetic == true else { throw malformed }
    rest = rest[name.endIndex...]
    return String(name)
  }

  private static let references: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"",
  ]

  private mutating func characters(upTo end: Unicode.Scalar) throws -> String {
    var text = ""
    while let scalar = rest.first, scalar != end {
      rest.removeFirst()
      switch scalar.value {
      case 0x26:
        let reference = rest.prefix { $0 != ";" }
        guard let meant = Self.references[String(reference)] else { throw malformed }
        text.unicodeScalars.append(meant)
        rest = rest[reference.endIndex...].dropFirst()
      case 0x3C: throw malformed
      case 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: text.unicodeScalars.append(scalar)
      default: throw malformed
      }
    }
    guard !rest.isEmpty else { throw malformed }
    return text
  }
}
