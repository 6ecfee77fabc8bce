/// A value as a text can hold it: JSON (RFC 8259), with numbers as they are written.
final class WrittenTree {
  enum Kind { case object, array, text, bare }

  var kind = Kind.bare
  /// In the order in which they were written.
  var members: [(name: String, value: WrittenTree)] = []
  var items: [WrittenTree] = []
  /// A text without its quotes, or a number, `true`, `false` or `null` as they stand.
  var leaf = "null"

  init() {}

  init(_ kind: Kind, _ leaf: String = "") { (self.kind, self.leaf) = (kind, leaf) }

  func member(_ name: String) -> WrittenTree? { members.first { $0.name == name }?.value }

  var isNull: Bool { kind == .bare && leaf == "null" }

  /// On one line.
  var text: String {
    switch kind {
    case .bare: leaf
    case .text: Self.quoted(leaf)
    case .array: "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object:
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  /// Over lines, what is in what further in.
  func laidOut(_ margin: String = "") -> String {
    let inner = margin + "  "
    switch kind {
    case .bare, .text: return text
    case .array where items.isEmpty: return "[]"
    case .array:
      let lines = items.map { inner + $0.laidOut(inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(margin)]"
    case .object:
      let lines = members.map { inner + Self.quoted($0.name) + ": " + $0.value.laidOut(inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Why a text is not what was written down.
package struct WrittenMistake: Error, Hashable, Sendable {
  /// What was looked for, and where in the value.
  package let expected: String
}
