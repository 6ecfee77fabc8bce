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
  /// Whether bars go to both sides of 0.
  let isBothSides: Bool
  /// Where something stands in each row, where that is drawn: counts from left to right.
  let strips: [[Int]]?
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
    guard let keys = Self.keys(of: shape) else {
      throw UndrawableAnswer.noFigures(shape.kind)
    }
    let drawn = Self.figure(of: shape)
    isBothSides = shape.drawing?.isBothSides ?? false
    let most = shape.isTimeline ? Self.mostStretches : Self.mostBars
    guard answer.rowCount <= most else {
      throw UndrawableAnswer.tooMany(answer.rowCount, most, isTimeline: shape.isTimeline)
    }
    let makers = try shape.columns.indices.map { try Self.maker(of: $0, of: answer, options) }
    let told = Self.told(of: shape, besides: keys)
    let strip = shape.columns.firstIndex(where: \.isStrip)
    var strips: [[Int]] = []
    var window = CellWindow(answer, columns: Array(shape.columns.indices))
    var bars: [Bar] = []
    var unplaced: [String] = []
    for row in 0..<answer.rowCount {
      let values = try shape.columns.indices.map { try window.value(row: row, column: $0) }
      let cells = zip(makers, values).map { $0.cell($1).rendered(colour: false) }
      let label = keys.map { cells[$0] }.joined(separator: " / ")
      let figures = told.map { "\(shape.columns[$0].name) \(cells[$0])" }
      let whole = "\(label): \(figures.joined(separator: ", "))"
      // What tori says itself in the place of a key, that there is none, is no place on the axis.
      if keys.count == 1, values[0].isNoKey {
        unplaced.append(whole)
        continue
      }
      guard isBothSides || values[drawn].figure ?? 0 >= 0 else { throw UndrawableAnswer.negative }
      bars.append(
        Bar(label: label, figure: values[drawn].figure, caption: cells[drawn], row: whole))
      if let strip { strips.append(Strip.counts(of: values[strip]) ?? []) }
    }
    guard !bars.isEmpty else { throw UndrawableAnswer.nothing }
    self.bars = bars
    self.strips = strip == nil ? nil : strips
    title = options.title
    keyName = keys.map { shape.columns[$0].name }.joined(separator: " / ")
    figureName = shape.columns[drawn].name
    isTimeline = shape.isTimeline
    isWhole = makers[drawn].decimals == 0
    notes = unplaced + answer.notes.map { $0.message[language] }
  }

  /// The columns that name what a figure is of; nil where rows are no figures.
  static func keys(of shape: RowShape) -> [Int]? {
    if let drawing = shape.drawing { return drawing.labels }
    let isFigures = shape.kind == .figures || shape.kind == .columns && shape.endsInFigure
    guard isFigures, shape.columns.count > 1 else { return nil }
    let count = shape.columns.prefix { !$0.type.isNumeric || $0 == shape.columns[0] }.count
    return Array(0..<min(count, shape.columns.count - 1))
  }

  /// The column that is drawn.
  static func figure(of shape: RowShape) -> Int { shape.drawing?.figure ?? shape.columns.count - 1 }

  /// The columns that say more of a row.
  static func told(of shape: RowShape, besides keys: [Int]) -> [Int] {
    shape.drawing.map { _ in shape.essential.filter { !keys.contains($0) } }
      ?? shape.columns.indices.filter { !keys.contains($0) && !shape.columns[$0].isStrip }
  }

  static func maker(
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
  var figure: Double? {
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

extension RowShape {
  /// Whether rows have names first and a number last, as figures have.
  fileprivate var endsInFigure: Bool {
    guard let first = columns.first, let last = columns.last else { return false }
    return !first.type.isNumeric && last.type.isNumeric
  }
}
