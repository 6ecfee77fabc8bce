import ToriEngine

/// A table of GitHub Flavored Markdown, with every column of the answer.
///
/// Signs that Markdown or HTML would act on inside a cell are escaped, and line breaks are `<br>`, so
/// that a reader of the page sees the text itself.
enum MarkdownRows {
  static func render(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    let columns = answer.shape.columns
    try sink.put(line(columns.map { escaped($0.name) }))
    try sink.put(line(columns.map { $0.type.isNumeric ? "---:" : "---" }))
    try answer.forEachBatch(columns: Array(columns.indices)) { batch in
      for row in batch.rows {
        let fields = columns.indices.map { batch.value(row: row, $0).field(options) }
        try sink.put(line(fields.map(escaped)))
      }
    }
  }

  /// A row of the table, of cells that are escaped.
  static func line(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n"
  }

  /// `text` in a cell or a paragraph, its line breaks too.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    var previous: Unicode.Scalar?
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "\\", "|", "`", "*", "[", "]":
        escaped.append("\\")
        escaped.append(scalar)
      // Inside a word or a URL these are only themselves, and a backslash would break the link.
      case "_", "~":
        if previous.map({ !$0.isASCII || " \n(".unicodeScalars.contains($0) }) ?? true {
          escaped.append("\\")
        }
        escaped.append(scalar)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case "&" where beginsReference(scalars[scalars.index(after: index)...]):
        escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\r"
      where scalars.index(after: index) < scalars.endIndex
        && scalars[scalars.index(after: index)] == "\n":
        break
      case "\n", "\r": escaped.append(contentsOf: "<br>".unicodeScalars)
      default: escaped.append(scalar)
      }
      previous = scalar
    }
    return String(escaped)
  }

  /// Whether `rest`, which follows an ampersand, makes it a character reference such as `&lt;`.
  private static func beginsReference(_ rest: Substring.UnicodeScalarView) -> Bool {
    let name = rest.prefix(40).prefix { $0.isASCII && ($0 == "#" || $0.properties.isAlphanumeric) }
    return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == ";"
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool { isAlphabetic || numericType == .decimal }
}
