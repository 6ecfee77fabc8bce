import ToriEngine

/// Comma- and tab-separated values: a header, then a line a row, with every column of the answer.
///
/// CSV is as RFC 4180 has it, line ends included. Fields are quoted where they must be, and an empty
/// text is `""` where an absent one is nothing at all. Nothing is put before a leading `=` or `+`:
/// what a spreadsheet makes of a field is the spreadsheet's affair. TSV writes the tab, the line
/// feed, the carriage return and the backslash as `\t`, `\n`, `\r` and `\\`.
enum SeparatedRows {
  static func csv(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    // A line with nothing on it is skipped by readers, so a lone field is never nothing.
    let isAlone = answer.shape.columns.count == 1
    try render(answer, options: options, separator: UInt8(ascii: ","), lineEnd: "\r\n", to: &sink) {
      value, text, sink in
      guard text.isEmpty ? isAlone || !value.isAbsent : ByteSigns.csv.occur(in: text) else {
        return try sink.put(text)
      }
      try sink.put(UInt8(ascii: "\""))
      try sink.put(text, signs: .quotes) { _, _ in (1, "\"\"") }
      try sink.put(UInt8(ascii: "\""))
    }
  }

  static func tsv(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    try render(answer, options: options, separator: UInt8(ascii: "\t"), lineEnd: "\n", to: &sink) {
      _, text, sink in
      try sink.put(text, signs: .tsv) { text, place in
        switch text[place] {
        case 0x09: (1, "\\t")
        case 0x0A: (1, "\\n")
        case 0x0D: (1, "\\r")
        default: (1, "\\\\")
        }
      }
    }
  }

  private static func render(
    _ answer: Answer, options: RenderOptions, separator: UInt8, lineEnd: String,
    to sink: inout TextSink, field: (Value, String, inout TextSink) throws -> Void
  ) throws {
    let columns = answer.shape.columns
    for (index, column) in columns.enumerated() {
      if index > 0 { try sink.put(separator) }
      try field(.text(column.name), column.name, &sink)
    }
    try sink.put(lineEnd)
    for row in 0..<answer.rowCount {
      for index in columns.indices {
        if index > 0 { try sink.put(separator) }
        let value = try answer.value(row: row, column: index)
        try field(value, value.field(options), &sink)
      }
      try sink.put(lineEnd)
    }
  }
}

extension ByteSigns {
  /// What a field of CSV stands in quotes for.
  fileprivate static let csv = ByteSigns([0x22, 0x2C, 0x0A, 0x0D])
  fileprivate static let quotes = ByteSigns([0x22])
  /// What TSV escapes.
  fileprivate static let tsv = ByteSigns([0x09, 0x0A, 0x0D, 0x5C])
}
