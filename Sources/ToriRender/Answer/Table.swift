import ToriEngine

/// Rows as a table for people, or one below the other where the terminal is too narrow for columns.
enum Table {
  static func render(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    let stretches = try EmptyStretches(of: answer, options: options)
    let layout = try TableLayout(of: answer, rows: stretches.shownRows, options: options)
    if let width = options.width, !layout.isReadable {
      try NarrowRows.render(
        answer, stretches, layout: layout, width: width, options: options, to: &sink)
      return
    }
    let header = layout.columns.map { column in
      let name = options.width == nil ? column.name : column.name.cut(to: column.width)
      return name.padded(to: column.width, onLeft: column.isNumeric)
    }
    try putLine(header, options: options, to: &sink)
    let bars = layout.bars(options: options)
    var window = CellWindow(answer, columns: layout.columns.map(\.index))
    try stretches.forEachLine { row in
      var cells: [ScreenText] = []
      for column in layout.columns {
        let value = try window.value(row: row, column: column.index)
        cells.append(column.drawn(value, isCut: options.width != nil))
        guard column.index == layout.columns.last?.index, let bars else { continue }
        let figure = try layout.barColumn.map { try answer.value(row: row, column: $0) } ?? value
        let bar = layout.isBothSides ? bars.bothSides(for: figure) : bars.bar(for: figure)
        if let bar { cells.append(bar) }
      }
      try putLine(cells, options: options, to: &sink)
    } run: { run in
      try putLine([stretches.line(for: run, options: options)], options: options, to: &sink)
    }
  }

  /// Puts the cells side by side, without blanks at the end of the line.
  private static func putLine(
    _ cells: [ScreenText], options: RenderOptions, to sink: inout TextSink
  ) throws {
    var line = ScreenText(on: options.ambiguous)
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(spaces: TableLayout.gap) }
      line.append(cell)
    }
    try sink.put(line.trimmed().rendered(colour: options.colour) + "\n")
  }
}

extension EmptyStretches {
  /// What stands for a run on a terminal.
  func line(for run: Range<Int>, options: RenderOptions) -> ScreenText {
    let text = ScreenText(words(for: run)[options.language], ink: .faint, on: options.ambiguous)
    return options.width.map { text.cut(to: $0) } ?? text
  }
}

extension TableLayout {
  /// The bars beside the figures, where there is a terminal with room for them.
  fileprivate func bars(options: RenderOptions) -> Bars? {
    guard let largestFigure, options.isTerminal, let width = options.width else { return nil }
    return Bars(
      largest: largestFigure, width: width - self.width - Self.gap, on: options.ambiguous)
  }
}

extension TableLayout.Column {
  /// The cell of `value`, in the column's width; longer only where nothing is cut.
  fileprivate func drawn(_ value: Value, isCut: Bool) -> ScreenText {
    if isCut, case .identifier = value {
      return maker.cell(value).cutInside(to: width).padded(to: width)
    }
    let cell = maker.cell(value, upTo: isCut ? width : .max)
    return (isCut ? cell.cut(to: width) : cell).padded(to: width, onLeft: isNumeric)
  }
}
