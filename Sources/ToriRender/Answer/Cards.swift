import ToriEngine

/// Rows one below the other, each a `Card`.
enum Cards {
  static func render(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    let card = Card(of: answer, options: options)
    var window = CellWindow(answer, columns: Array(answer.shape.columns.indices))
    for row in 0..<options.shownRows(of: answer.rowCount) {
      if row > 0 { try sink.put("\n") }
      for line in try card.lines(of: row, in: &window) {
        let line = options.width.map { line.cut(to: $0) } ?? line
        try sink.put(line.trimmed().rendered(colour: options.colour) + "\n")
      }
    }
  }
}
