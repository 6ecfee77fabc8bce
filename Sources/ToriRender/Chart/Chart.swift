import ToriEngine
import ToriText

/// Figures as they are drawn: a bar for each value of the key.
struct Chart {
  struct Bar {
    let label: String
    /// Nil where there is no figure, as the share of nothing.
    let figure: Double?
    /// The figure as it is written at the bar.
    let caption: String
    /// All of the row: `2025-12: count 11, all 16, share 0.69`.
    let row: String
  }

  let title: String
  /// The names of the two axes.
  let keyName: String
  let figureName: String
  let bars: [Bar]
  /// Whether the bars stand on a line of time, from left to right.
  let isTimeline: Bool
  /// Whether figures are whole, so that ticks are too.
  let isWhole: Bool
  /// Lines below.
  let notes: [String]

  /// More bars than this cannot be told apart.
  private static let mostStretches = 1500
  private static let mostBars = 200

  /// - Throws: `UndrawableAnswer`, or the `EngineError` that the rows end in.
  init(of answer: Answer, options: RenderOptions) throws {
    let (shape, language) = (answer.shape, options.language)
    guard shape.kind == .figures, shape.columns.count > 1, let last = shape.columns.last else {
      throw UndrawableAnswer.noFigures(shape.kind)
    }
    let most = shape.isTimeline ? Self.mostStretches : Self.mostBars
    guard answer.rowCount <= most else {
      throw UndrawableAnswer.tooMany(answer.rowCount, most, isTimeline: shape.isTimeline)
    }
    let makers = try shape.columns.indices.map { try Self.maker(of: $0, of: answer, options) }
    let keyCount = shape.columns.prefix { !$0.type.isNumeric || $0 == shape.columns[0] }.count
    let keys = 0..<min(keyCount, shape.columns.count - 1)
    var window = CellWindow(answer, columns: Array(shape.columns.indices))
    var bars: [Bar] = []
    var unplaced: [String] = []
    for row in 0..<answer.rowCount {
      let values = try shape.columns.indices.map { try window.value(row: row, column: $0) }
      let cells = zip(makers, values).map { $0.cell($1).rendered(colour: false) }
      let label = cells[keys].joined(separator: " / ")
      let figures = zip(shape.columns, cells).dropFirst(keys.count).map { "\($0.name) \($1)" }
      let whole = "\(label): \(figures.joined(separator: ", "))"
      // What tori says itself in the place of a key, that there is none, is no place on the axis.
      if keys.count == 1, values[0].isNoKey {
        unplaced.append(whole)
        continue
      }
      guard values[values.count - 1].figure ?? 0 >= 0 else { throw UndrawableAnswer.negative }
      bars.append(
        Bar(
          label: label, figure: values[values.count - 1].figure, caption: cells[cells.count - 1],
          row: whole))
    }
    guard !bars.isEmpty else { throw UndrawableAnswer.nothing }
    self.bars = bars
    title = options.title
    keyName = shape.columns[keys].map(\.name).joined(separator: " / ")
    figureName = last.name
    isTimeline = shape.isTimeline
    isWhole = makers[makers.count - 1].decimals == 0
    notes = unplaced + answer.notes.map { $0.message[language] }
  }

  private static func maker(
    of index: Int, of answer: Answer, _ options: RenderOptions
  ) throws(EngineError) -> CellMaker {
    var maker = CellMaker(
      column: answer.shape.columns[index], kind: .figures, zone: options.zone,
      ambiguous: options.ambiguous, language: options.language)
    guard maker.column.type.isNumeric else { return maker }
    var figures: [Double] = []
    var window = CellWindow(answer, columns: [index])
    for row in 0..<answer.rowCount {
      if let figure = try window.value(row: row, column: index).figure { figures.append(figure) }
    }
    maker.decimals = decimals(for: figures)
    // Shares of nothing but whole numbers are still shares.
    if maker.column.type == .number { maker.decimals = max(maker.decimals, 2) }
    return maker
  }
}

extension Value {
  /// The number that it is, if it is one that can be drawn.
  fileprivate var figure: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number) where number.isFinite: number
    default: nil
    }
  }

  /// Whether it stands where there is no key.
  fileprivate var isNoKey: Bool {
    switch self {
    case .none, .words, .lacking: true
    default: false
    }
  }
}
