import ToriEngine

/// Comma- and tab-separated values: a header, then a line a row, with every column of the answer.
///
/// CSV is as RFC 4180 has it, line ends included. Fields are quoted where they must be, and an empty
/// text is `""` where an absent one is nothing at all. Nothing is put before a leading `=` or `+`:
/// what a spreadsheet makes of a field is the spreadsheet's affair. TSV writes the tab, the line
/// feed, the carriage return and the backslash as `\t`, `\n`, `\r` and `\\`.
enum SeparatedRows {
  static func csv(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    try render(answer, options: options, separator: ",", lineEnd: "\r\n", to: &sink) {
      value, text in
      // A line with nothing on it is skipped by readers, so a lone field is never nothing.
      let mustShow = !value.isAbsent || answer.shape.columns.count == 1
      return quoted(text, always: text.isEmpty && mustShow)
    }
  }

  static func tsv(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    try render(answer, options: options, separator: "\t", lineEnd: "\n", to: &sink) { _, text in
      escaped(text)
    }
  }

  private static func render(
    _ answer: Answer, options: RenderOptions, separator: String, lineEnd: String,
    to sink: inout TextSink, field: (Value, String) -> String
  ) throws {
    let columns = answer.shape.columns
    let header = columns.map { field(.text($0.name), $0.name) }
    try sink.put(header.joined(separator: separator) + lineEnd)
    for row in 0..<answer.rowCount {
      for index in columns.indices {
        if index > 0 { try sink.put(separator) }
        let value = try answer.value(row: row, column: index)
        try sink.put(field(value, value.field(options)))
      }
      try sink.put(lineEnd)
    }
  }

  private static func quoted(_ text: String, always: Bool) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes || always else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func escaped(_ text: String) -> String {
    let needsEscape = text.utf8.contains { byte in
      byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x5C
    }
    guard needsEscape else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": escaped += "\\t"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\\": escaped += "\\\\"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
