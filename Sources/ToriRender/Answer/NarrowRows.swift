import ToriEngine

/// Rows of a table without room for its columns, one below the other: the first column as a heading, unless it is a
/// number, which says nothing without its name; then a line or a few for each that is there.
enum NarrowRows {
  /// So much of a long text is shown.
  private static let linesPerCell = 4

  static func render(
    _ answer: Answer, _ stretches: EmptyStretches, layout: TableLayout, width: Int,
    options: RenderOptions, to sink: inout TextSink
  ) throws {
    let heading = layout.columns.first.flatMap { $0.isNumeric ? nil : $0 }
    let others = layout.columns.dropFirst(heading == nil ? 0 : 1)
    let nameWidth = others.map(\.name.width).max() ?? 0
    var window = CellWindow(answer, columns: layout.columns.map(\.index))
    var isFirst = true
    try stretches.forEachLine { row in
      if let heading {
        let value = try window.value(row: row, column: heading.index)
        let cell = heading.maker.cell(value, upTo: width).cut(to: width)
        try sink.put(cell.inked(.heading).rendered(colour: options.colour) + "\n")
      } else if !isFirst {
        try sink.put("\n")
      }
      isFirst = false
      for column in others {
        let value = try window.value(row: row, column: column.index)
        if value.isAbsent { continue }
        for line in lines(of: value, in: column, nameWidth: nameWidth, width: width) {
          try sink.put(line.rendered(colour: options.colour) + "\n")
        }
      }
    } run: { run in
      let line = stretches.line(for: run, options: options)
      try sink.put(line.rendered(colour: options.colour) + "\n")
    }
  }

  /// The column's name and the value, cut at `width`; a value that does not fit goes on below.
  private static func lines(
    of value: Value, in column: TableLayout.Column, nameWidth: Int, width: Int
  ) -> [ScreenText] {
    let indent = min(2, width / 4)
    let room = width - indent
    let cell = column.maker.cell(value, upTo: room * linesPerCell)
    var name = column.name.inked(.faint).padded(to: nameWidth + TableLayout.gap)
    let pieces: [ScreenText]
    if name.width + cell.width <= room {
      name.append(cell)
      pieces = [name]
    } else {
      pieces = [name.trimmed().cut(to: room)] + cell.wrapped(to: room, lines: linesPerCell)
    }
    return pieces.map { piece in
      var line = ScreenText(on: cell.ambiguous)
      line.append(spaces: indent)
      line.append(piece)
      return line.trimmed()
    }
  }
}
