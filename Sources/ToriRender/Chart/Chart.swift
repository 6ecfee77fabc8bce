import ToriEngine
import ToriText

/// Figures as they are drawn: a bar, or a point of a line, for each value of the key.
struct Chart {
  struct Bar {
    /// Of its place, or of its group.
    var label: String
    /// Nil where there is no figure, as the share of nothing.
    let figure: Double?
    /// The figure as it is written at the bar.
    let caption: String
    /// Of a share, what it is a share of: `11/16`.
    let basis: String?
    /// All of the row: `2025-12: count 11, all 16, share 0.69`.
    let row: String
    /// Which of the `series` it is of; 0 where there is but one.
    var series = 0
  }

  let title: String
  /// The names of the two axes.
  let keyName: String
  let figureName: String
  private(set) var bars: [Bar]
  /// Of two keys, the values of the second; empty where bars are of one.
  private(set) var series: [String] = []
  /// Where the bars stand in time, where they do.
  private(set) var time: TimeAxis?
  /// Whether bars go to both sides of 0.
  let isBothSides: Bool
  /// Where something stands in each row, where that is drawn: counts from left to right.
  let strips: [[Int]]?
  /// Whether figures are whole, so that ticks are too.
  let isWhole: Bool
  /// Lines below.
  private(set) var notes: [String]

  /// More points than this no page holds.
  private static let mostStretches = 20_000
  /// Of names below one another, as many are drawn as are read on a page, and the others summed up.
  private static let shownBars = 40
  /// The same of bars in groups.
  private static let shownGrouped = 64
  private static let mostRows = 100_000
  private static let mostPictured = 200
  /// More kinds of bars than these cannot be told apart.
  private static let mostSeries = 8

  /// - Throws: `UndrawableAnswer`, or the `EngineError` that the rows end in.
  init(of answer: Answer, options: RenderOptions) throws {
    let (shape, language) = (answer.shape, options.language)
    guard let keys = Self.keys(of: shape) else {
      throw UndrawableAnswer.noFigures(shape.kind)
    }
    let drawn = Self.figure(of: shape)
    isBothSides = shape.drawing?.isBothSides ?? false
    let strip = shape.columns.firstIndex(where: \.isStrip)
    let most =
      shape.isTimeline
      ? Self.mostStretches : isBothSides || strip != nil ? Self.mostPictured : Self.mostRows
    guard answer.rowCount <= most else {
      throw UndrawableAnswer.tooMany(
        answer.rowCount, most, isTimeline: shape.isTimeline,
        isRanked: isBothSides || strip != nil)
    }
    let makers = try shape.columns.indices.map { try Self.maker(of: $0, of: answer, options) }
    let told = Self.told(of: shape, besides: keys)
    let basis = Self.basis(in: shape)
    var strips: [[Int]] = []
    var window = CellWindow(answer, columns: Array(shape.columns.indices))
    var bars: [Bar] = []
    var names: [[String]] = []
    var unplaced: [String] = []
    for row in 0..<answer.rowCount {
      let values = try shape.columns.indices.map { try window.value(row: row, column: $0) }
      let cells = zip(makers, values).map { $0.cell($1).rendered(colour: false) }
      let label = keys.map { cells[$0] }.joined(separator: " / ")
      let figures = told.map {
        "\(AxisName.words(shape.columns[$0].name, in: language)) \(cells[$0])"
      }
      let whole = "\(label): \(figures.joined(separator: ", "))"
      // What tori says itself in the place of a key, that there is none, is no place on the axis.
      if keys.count == 1, values[0].isNoKey {
        unplaced.append(whole)
        continue
      }
      guard isBothSides || values[drawn].figure ?? 0 >= 0 else { throw UndrawableAnswer.negative }
      bars.append(
        Bar(
          label: label, figure: values[drawn].figure, caption: cells[drawn],
          basis: basis.map { "\(cells[$0.part])/\(cells[$0.whole])" }, row: whole))
      names.append(keys.map { cells[$0] })
      if let strip { strips.append(Strip.counts(of: values[strip]) ?? []) }
    }
    guard !bars.isEmpty else { throw UndrawableAnswer.nothing }
    self.bars = bars
    self.strips = strip == nil ? nil : strips
    title = options.title
    keyName = keys.map { AxisName.words(shape.columns[$0].name, in: language) }
      .joined(separator: " / ")
    figureName = AxisName.words(shape.columns[drawn].name, in: language)
    isWhole = makers[drawn].decimals == 0
    notes = unplaced + answer.notes.map { $0.message[language] }
    if shape.drawing == nil, strip == nil {
      group(names)
      if series.isEmpty {
        time = TimePart(rawValue: shape.columns[keys[0]].name).flatMap {
          TimeAxis(self.bars.map(\.label), of: $0)
        }
      }
      if time == nil { keepFirst(adding: shape.columns[drawn].name == "count", language) }
    }
  }

  /// Of a share, the columns of how many there are and of how many.
  private static func basis(in shape: RowShape) -> (part: Int, whole: Int)? {
    let names = shape.columns.map(\.name)
    guard names.last == "share", let part = names.firstIndex(of: "count"),
      let whole = names.firstIndex(of: "all")
    else { return nil }
    return (part, whole)
  }

  /// Bars of two keys stand in groups, those of the same second key alike, if few enough are different.
  private mutating func group(_ names: [[String]]) {
    guard names.first?.count == 2 else { return }
    var places: [String: Int] = [:]
    for pair in names where places[pair[1]] == nil { places[pair[1]] = places.count }
    guard places.count > 1, places.count <= Self.mostSeries else { return }
    series = places.sorted { $0.value < $1.value }.map(\.key)
    for place in bars.indices {
      bars[place].label = names[place][0]
      bars[place].series = places[names[place][1]] ?? 0
    }
    // Those of a group together, in the order in which groups begin.
    var groups: [String: Int] = [:]
    for bar in bars where groups[bar.label] == nil { groups[bar.label] = groups.count }
    bars = bars.enumerated().sorted { first, second in
      let (a, b) = (groups[first.element.label] ?? 0, groups[second.element.label] ?? 0)
      return (a, first.element.series, first.offset) < (b, second.element.series, second.offset)
    }.map(\.element)
  }

  /// Leaves out what is behind the first, and says how many and, where figures are counts, how much that is.
  private mutating func keepFirst(adding adds: Bool, _ language: SpokenLanguage) {
    // Where each group, or without groups each bar, ends.
    let ends = bars.indices.filter {
      series.isEmpty || $0 + 1 == bars.count || bars[$0].label != bars[$0 + 1].label
    }
    let most =
      series.isEmpty ? Self.shownBars : min(Self.shownBars, Self.shownGrouped / series.count)
    guard ends.count > most else { return }
    let left = bars[(ends[most - 1] + 1)...]
    bars.removeLast(left.count)
    let (count, all) = (ends.count - most, ends.count)
    let sum = left.compactMap(\.figure).reduce(0, +)
    let words =
      adds
      ? LocalizedText(
        "the first \(most) of \(all); the other \(count) have \(Int(sum)) together",
        ja: "\(all)のうち先頭の\(most)。ほかの\(count)は合わせて\(Int(sum))")
      : LocalizedText(
        "the first \(most) of \(all)", ja: "\(all)のうち先頭の\(most)")
    notes.insert(words[language], at: 0)
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
}

extension RowShape {
  /// Whether rows have names first and a number last, as figures have.
  fileprivate var endsInFigure: Bool {
    guard let first = columns.first, let last = columns.last else { return false }
    return !first.type.isNumeric && last.type.isNumeric
  }
}
