import ToriEngine

/// JSON Lines, one object a row, and the same rows as one JSON array.
///
/// The keys are the columns in their order. Of rows as they come, what one does not have is left out; of
/// columns that were asked for, each is in every row: `null` where there is nothing, `[]` where none of many.
enum JSONRows {
  static func render(
    _ answer: Answer, asArray: Bool, options: RenderOptions, to sink: inout TextSink
  ) throws {
    let heads = answer.shape.columns.map { Self.head($0.name) }
    if asArray { try sink.put("[") }
    for row in 0..<answer.rowCount {
      if asArray { try sink.put(row == 0 ? "\n" : ",\n") }
      try render(row, of: answer, heads, options: options, to: &sink)
      if !asArray { try sink.put("\n") }
    }
    if asArray { try sink.put(answer.rowCount == 0 ? "]\n" : "\n]\n") }
  }

  /// The name of a column as a key.
  private static func head(_ name: String) -> String { json(name) + ":" }

  private static func render(
    _ row: Int, of answer: Answer, _ heads: [String], options: RenderOptions,
    to sink: inout TextSink
  ) throws {
    // Nothing is written before the first value is there: rows may end here.
    var separator = "{"
    for (index, column) in answer.shape.columns.enumerated() {
      var value = try answer.value(row: row, column: index)
      if value.isAbsent {
        guard answer.shape.columnsAreChosen else { continue }
        if case .list = column.type { value = .list([]) } else { value = .none }
      }
      try sink.put(separator)
      separator = ","
      try sink.put(heads[index])
      try sink.putJSON(value, zone: options.zone)
    }
    try sink.put(separator == "{" ? "{}" : "}")
  }
}

extension RowShape {
  /// Whether the query says which columns there are, so that programs may count on them.
  fileprivate var columnsAreChosen: Bool {
    switch kind {
    case .columns, .figures, .concordance, .citations, .bytes: !isTold
    case .posts, .blocks, .documents, .threads, .authors, .links: false
    }
  }
}
