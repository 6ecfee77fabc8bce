import ToriEngine

/// Comma- and tab-separated values: a header, then a line a row, with every column of the answer.
///
/// CSV is as RFC 4180 has it, line ends included. Fields are quoted where they must be, and an empty
/// text is `""` where an absent one is nothing at all. Nothing is put before a leading `=` or `+`:
/// what a spreadsheet makes of a field is the spreadsheet's affair. TSV writes the tab, the line
/// feed, the carriage return and the backslash as `\t`, `\n`, `\r` and `\\`.
struct SeparatedRows {
  private let options: RenderOptions
  private let form: Form
  /// A line with nothing on it is skipped by readers, so a lone field is never nothing.
  private let isAlone: Bool

  private enum Form { case csv, tsv }

  static func csv(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    try SeparatedRows(answer, .csv, options).render(answer, to: &sink)
  }

  static func tsv(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    try SeparatedRows(answer, .tsv, options).render(answer, to: &sink)
  }

  private init(_ answer: Answer, _ form: Form, _ options: RenderOptions) {
    self.options = options
    self.form = form
    isAlone = answer.shape.columns.count == 1
  }

  private var separator: UInt8 { form == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t") }
  private var lineEnd: String { form == .csv ? "\r\n" : "\n" }

  private func render(_ answer: Answer, to sink: inout TextSink) throws {
    let columns = answer.shape.columns
    // Of the model's own lists it is known that they are lists; of others nothing else tells it.
    let areMarked = columns.map { $0.field?.access == .own }
    for (index, column) in columns.enumerated() {
      if index > 0 { try sink.put(separator) }
      try put(column.name.utf8.span, isAbsent: false, to: &sink)
    }
    try sink.put(lineEnd)
    try answer.forEachBatch(columns: Array(columns.indices)) { batch in
      for row in 0..<batch.rows.count {
        for index in columns.indices {
          if index > 0 { try sink.put(separator) }
          try put(batch.columns[index], row, marksLists: areMarked[index], to: &sink)
        }
        try sink.put(lineEnd)
      }
    }
  }

  private func put(
    _ cells: CellColumn, _ row: Int, marksLists: Bool, to sink: inout TextSink
  ) throws {
    switch cells {
    case .texts(let texts) where !options.isTerminal:
      if let range = texts.range(row) {
        try put(texts.bytes.span.extracting(range), isAbsent: false, to: &sink)
      } else {
        try put("".utf8.span, isAbsent: true, to: &sink)
      }
    case .integers(let numbers):
      if let number = numbers[row] {
        try sink.put(number)
      } else {
        try put("".utf8.span, isAbsent: true, to: &sink)
      }
    case .values, .texts, .times, .booleans, .pairs:
      let value = cells.value(row)
      let field = value.field(options, marksLists: marksLists)
      try put(field.utf8.span, isAbsent: value.isAbsent, to: &sink)
    }
  }

  private func put(_ text: Span<UInt8>, isAbsent: Bool, to sink: inout TextSink) throws {
    switch form {
    case .csv:
      let isQuoted =
        text.isEmpty ? isAlone || !isAbsent : ByteSigns.csv.first(in: text, from: 0) != nil
      guard isQuoted else { return try sink.put(text) }
      try sink.put(UInt8(ascii: "\""))
      try sink.put(text, signs: .quotes) { _, _ in (1, "\"\"") }
      try sink.put(UInt8(ascii: "\""))
    case .tsv:
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
}

extension ByteSigns {
  /// What a field of CSV stands in quotes for.
  static let csv = ByteSigns([0x22, 0x2C, 0x0A, 0x0D])
  fileprivate static let quotes = ByteSigns([0x22])
  /// What TSV escapes.
  fileprivate static let tsv = ByteSigns([0x09, 0x0A, 0x0D, 0x5C])
}
