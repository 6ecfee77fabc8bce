import ToriEngine

/// JSON Lines, one object a row, and the same rows as one JSON array.
///
/// The keys are the columns in their order. Of rows as they come, what one does not have is left out; of
/// columns that were asked for, each is in every row: `null` where there is nothing, `[]` where none of many.
enum JSONRows {
  static func render(
    _ answer: Answer, asArray: Bool, options: RenderOptions, to sink: inout TextSink
  ) throws {
    let columns = answer.shape.columns
    let heads = columns.map { Self.head($0.name) }
    if asArray { try sink.put("[") }
    // Nothing is written of a row before its cells are there: rows may end at any.
    try answer.forEachBatch(columns: Array(columns.indices)) { batch in
      for row in batch.rows {
        if asArray { try sink.put(row == 0 ? "\n" : ",\n") }
        try render(row - batch.rows.lowerBound, of: batch, answer.shape, heads, options, to: &sink)
        if !asArray { try sink.put(UInt8(ascii: "\n")) }
      }
    }
    if asArray { try sink.put(answer.rowCount == 0 ? "]\n" : "\n]\n") }
  }

  /// The name of a column as a key.
  private static func head(_ name: String) -> String { json(name) + ":" }

  private static func render(
    _ row: Int, of batch: CellBatch, _ shape: RowShape, _ heads: [String],
    _ options: RenderOptions, to sink: inout TextSink
  ) throws {
    var separator = UInt8(ascii: "{")
    for (index, cells) in batch.columns.enumerated() {
      if cells.isAbsent(row), !shape.columnsAreChosen { continue }
      try sink.put(separator)
      separator = UInt8(ascii: ",")
      try sink.put(heads[index])
      if cells.isAbsent(row) {
        if case .list = shape.columns[index].type {
          try sink.put("[]")
        } else {
          try sink.put("null")
        }
      } else {
        try sink.putJSON(cells, row, zone: options.zone)
      }
    }
    try sink.put(separator == UInt8(ascii: "{") ? "{}" : "}")
  }
}

extension CellColumn {
  /// Whether the row has nothing here.
  fileprivate func isAbsent(_ row: Int) -> Bool {
    switch self {
    case .values(let values): values[row].isAbsent
    case .texts(let texts): texts.range(row) == nil
    case .integers(let numbers): numbers[row] == nil
    case .times(let times): times[row] == nil
    case .booleans: false
    case .pairs(let pairs): pairs[row] == nil
    }
  }
}

extension RowShape {
  /// Whether the query says which columns there are, so that programs may count on them.
  fileprivate var columnsAreChosen: Bool {
    switch kind {
    case .words, .columns, .figures, .concordance, .citations, .bytes: !isTold
    case .posts, .blocks, .documents, .threads, .authors, .links: false
    }
  }
}
