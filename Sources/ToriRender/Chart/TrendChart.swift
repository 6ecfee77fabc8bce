import ToriEngine
import ToriText

/// Figures of several things over time, a line each: rows of a period and of what else they are counted by.
struct TrendChart {
  struct Point {
    let place: Int
    let figure: Double
    /// All of the row, to be read when it is pointed at; empty where there is none, and the figure is 0 for that.
    let row: String
  }

  struct Line {
    let label: String
    var points: [Point]
    var total: Double { points.reduce(0) { $0 + $1.figure } }
  }

  let title: String
  let keyName: String
  let figureName: String
  let lines: [Line]
  /// From the first to the last period that a line has.
  let axis: TimeAxis
  /// Whether figures are whole, so that ticks are too.
  let isWhole: Bool
  let notes: [String]

  /// More lines than these cannot be told apart.
  static let mostLines = 8

  /// Nil where rows are no figures of several things over time.
  ///
  /// - Throws: `UndrawableAnswer`, or the `EngineError` that the rows end in.
  init?(of answer: Answer, options: RenderOptions) throws {
    let (shape, language) = (answer.shape, options.language)
    guard let keys = Chart.keys(of: shape), keys.count > 1, answer.rowCount > 0 else { return nil }
    let units = keys.map { TimePart(rawValue: shape.columns[$0].name) }
    guard let key = units.firstIndex(where: { $0 != nil && $0 != .weekday }), let unit = units[key]
    else { return nil }
    let time = keys[key]
    let names = keys.filter { $0 != time }
    let figure = Chart.figure(of: shape)
    let told = Chart.told(of: shape, besides: keys)
    let makers = try shape.columns.indices.map { try Chart.maker(of: $0, of: answer, options) }
    var window = CellWindow(answer, columns: Array(shape.columns.indices))
    var (lines, numbers): ([Line], [String: Int]) = ([], [:])
    var places: ClosedRange<Int>?
    var unplaced = (rows: 0, sum: 0.0)
    for row in 0..<answer.rowCount {
      let values = try shape.columns.indices.map { try window.value(row: row, column: $0) }
      let cells = zip(makers, values).map { $0.cell($1).rendered(colour: false) }
      guard let place = TimeAxis.place(of: cells[time], unit), let number = values[figure].figure
      else {
        unplaced.rows += 1
        unplaced.sum += values[figure].figure ?? 0
        continue
      }
      let label = names.map { cells[$0] }.joined(separator: " / ")
      let figures = told.map {
        "\(AxisName.words(shape.columns[$0].name, in: language)) \(cells[$0])"
      }
      let line = numbers[label] ?? lines.count
      if line == lines.count {
        numbers[label] = line
        lines.append(Line(label: label, points: []))
      }
      lines[line].points.append(
        Point(
          place: place, figure: number,
          row: "\(cells[time]), \(label): \(figures.joined(separator: ", "))"))
      places = places.map { min($0.lowerBound, place)...max($0.upperBound, place) } ?? place...place
    }
    // Without a place on the axis rows are bars by their names.
    guard let places else { return nil }
    guard lines.allSatisfy({ $0.points.allSatisfy { $0.figure >= 0 } }) else {
      throw UndrawableAnswer.negative
    }
    let inOrder = lines.enumerated().sorted {
      ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
    }.map(\.element)
    let isFilled = Self.isCount(shape.columns[figure].name)
    self.lines = inOrder.prefix(Self.mostLines).map {
      isFilled ? $0.filled(places) : $0.inOrder
    }
    axis = TimeAxis(of: unit, places: [places.lowerBound, places.upperBound])
    title = options.title
    keyName = AxisName.words(shape.columns[time].name, in: language)
    figureName = AxisName.words(shape.columns[figure].name, in: language)
    isWhole = makers[figure].decimals == 0
    var notes: [LocalizedText] = []
    if isFilled, self.lines.contains(where: { $0.points.contains(where: \.row.isEmpty) }) {
      notes.append(
        LocalizedText(
          "a \(keyName) without a row is drawn as 0", ja: "行のない\(keyName)は0として描く"))
    }
    let others = inOrder.dropFirst(Self.mostLines)
    if !others.isEmpty {
      let sum = fixedPoint(others.reduce(0) { $0 + $1.total }, decimals: makers[figure].decimals)
      notes.append(
        LocalizedText(
          "the \(Self.mostLines) largest are drawn; \(others.count) more, with \(sum) in all, are not",
          ja: "大きい順に\(Self.mostLines)本を描く。ほかの\(others.count)本（計\(sum)）は描かない"))
    }
    if unplaced.rows > 0 {
      let (count, name) = (unplaced.rows, figureName)
      let sum = fixedPoint(unplaced.sum, decimals: makers[figure].decimals)
      notes.append(
        LocalizedText(
          "\(count) row\(count == 1 ? " has" : "s have") no place on the axis, with \(name) \(sum) in all",
          ja: "軸に置けないのは\(count)行（\(name) 計\(sum)）"))
    }
    self.notes = notes.map { $0[language] } + answer.notes.map { $0.message[language] }
  }

  /// Whether where there is no row there is nothing, rather than no figure.
  private static func isCount(_ name: String) -> Bool {
    ["count", "per_million", "share"].contains(name)
      || ["sum_", "distinct_"].contains { name.hasPrefix($0) }
  }
}

extension TrendChart.Line {
  fileprivate var inOrder: TrendChart.Line {
    var line = self
    line.points.sort { $0.place < $1.place }
    return line
  }

  /// With a 0 at both ends of every stretch of places without a row.
  fileprivate func filled(_ places: ClosedRange<Int>) -> TrendChart.Line {
    var line = TrendChart.Line(label: label, points: [])
    var next = places.lowerBound
    func empty(upTo end: Int) -> [TrendChart.Point] {
      let ends = next == end - 1 ? [next] : [next, end - 1]
      return next < end ? ends.map { TrendChart.Point(place: $0, figure: 0, row: "") } : []
    }
    for point in inOrder.points {
      line.points += empty(upTo: point.place)
      line.points.append(point)
      next = point.place + 1
    }
    line.points += empty(upTo: places.upperBound + 1)
    return line
  }
}
