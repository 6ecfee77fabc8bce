import ToriEngine
import ToriText

/// Matches in their context, one below the other: what precedes a match ends, and what follows it
/// begins, in the same columns of every line.
struct ConcordanceLines {
  /// id, left, match, right.
  static let columnCount = 4

  private let answer: Answer
  private var window: CellWindow
  private let options: RenderOptions
  /// Of the four parts, in columns.
  private var widths = [Int](repeating: 0, count: columnCount)

  static func render(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    var concordance = try ConcordanceLines(of: answer, options: options)
    for row in concordance.rows {
      try sink.put(concordance.line(row).rendered(colour: options.colour) + "\n")
    }
  }

  private init(of answer: Answer, options: RenderOptions) throws(EngineError) {
    self.answer = answer
    window = CellWindow(answer, columns: Array(0..<Self.columnCount))
    self.options = options
    for row in rows {
      for part in widths.indices {
        let text = ScreenText(
          try text(row, part), upTo: options.width ?? .max, on: options.ambiguous)
        widths[part] = max(widths[part], text.width)
      }
    }
    if let width = options.width { fit(into: width) }
  }

  private var rows: Range<Int> { 0..<options.shownRows(of: answer.rowCount) }

  /// Gives the match what it needs, and the context the rest: half to each side, or more to one where
  /// the other needs less.
  private mutating func fit(into total: Int) {
    var room = max(0, total - TableLayout.gap * (Self.columnCount - 1))
    widths[0] = min(widths[0], room / 3)
    room -= widths[0]
    widths[2] = min(widths[2], room / 2)
    room -= widths[2]
    let (left, right) = (widths[1], widths[3])
    widths[1] = min(left, max(room / 2, room - right))
    widths[3] = min(right, room - widths[1])
  }

  private mutating func line(_ row: Int) throws(EngineError) -> ScreenText {
    var line = ScreenText(on: options.ambiguous)
    for part in widths.indices {
      if part > 0 { line.append(spaces: TableLayout.gap) }
      line.append(try cell(row, part))
    }
    line = line.trimmed()
    return options.width.map { line.cut(to: $0) } ?? line
  }

  private mutating func cell(_ row: Int, _ part: Int) throws(EngineError) -> ScreenText {
    let text = try text(row, part)
    let width = widths[part]
    if part == 1 {
      return ScreenText(endOf: text, upTo: width, on: options.ambiguous)
        .padded(to: width, onLeft: true)
    }
    let ink: Ink = part == 0 ? .faint : part == 2 ? .match : .plain
    return ScreenText(text, ink: ink, upTo: width, on: options.ambiguous)
      .cut(to: width).padded(to: width)
  }

  private mutating func text(_ row: Int, _ part: Int) throws(EngineError) -> String {
    switch try window.value(row: row, column: part) {
    case .text(let text), .identifier(_, short: let text): text
    default: ""
    }
  }
}
