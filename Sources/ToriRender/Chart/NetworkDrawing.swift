import ToriEngine
import ToriText

/// A network as a picture: what is tied stands near each other, a tie is the wider the more often it is met, a node the
/// larger the more its ties are.
struct NetworkDrawing {
  private let pairs: Pairs
  private let notes: [String]
  private let title: String
  private let theme: ChartTheme
  private let rows: [String]
  private let weights: [Double]
  private var page = SVGPage()

  private static let width = ChartDrawing.width
  private static let margin = ChartDrawing.margin
  private static let label = ChartDrawing.label
  private static let widestLabel = 130.0
  /// More ties than these are a tangle.
  private static let mostPairs = 150

  /// - Throws: `UndrawableAnswer`, or the `EngineError` that the rows end in.
  init?(of answer: Answer, theme: ChartTheme, options: RenderOptions) throws {
    guard let pairs = try Pairs(of: answer, limit: Self.mostPairs) else { return nil }
    guard !pairs.pairs.isEmpty else { throw UndrawableAnswer.nothing }
    self.pairs = pairs
    self.theme = theme
    title = options.title
    let language = options.language
    var makers: [CellMaker] = []
    for (index, column) in pairs.columns.enumerated() {
      var maker = CellMaker(
        column: column, kind: .figures, zone: options.zone, ambiguous: options.ambiguous,
        language: language)
      maker.decimals = decimals(for: pairs.pairs.compactMap { $0.values[index].figure })
      makers.append(maker)
    }
    let sign = pairs.isOneWay ? "→" : "–"
    rows = pairs.pairs.map { pair in
      let cells = zip(makers, pair.values).map {
        "\(AxisName.words($0.column.name, in: language)) \($0.cell($1).rendered(colour: false))"
      }
      return "\(pairs.nodes[pair.from]) \(sign) \(pairs.nodes[pair.to]): "
        + cells.joined(separator: ", ")
    }
    let weight =
      pairs.columns.firstIndex { $0.name == "count" }
      ?? pairs.columns.firstIndex { $0.type.isNumeric }
    weights = pairs.pairs.map { pair in
      weight.flatMap { pair.values[$0].figure }.map { max($0, 0) } ?? 1
    }
    var notes: [LocalizedText] = []
    let left = pairs.total - pairs.pairs.count
    if left > 0 {
      notes.append(
        LocalizedText(
          "the first \(pairs.pairs.count) of \(pairs.total) pairs are drawn",
          ja: "\(pairs.total)組のうち先頭の\(pairs.pairs.count)組を描く"))
    }
    self.notes = notes.map { $0[language] } + answer.notes.map { $0.message[language] }
  }

  mutating func element() -> String {
    var bottom = 20.0
    page.title(title, theme, below: &bottom)
    bottom += 12
    bottom += draw(below: bottom) + 18
    page.notes(notes, theme, below: &bottom)
    return page.element(width: Self.width, height: bottom + 16, ground: theme.ground, title: title)
  }

  /// Draws nodes and ties; gives how much room they take.
  private mutating func draw(below top: Double) -> Double {
    let labels = pairs.nodes.map { Self.label.cut($0.visible(), to: Self.widestLabel) }
    var degrees = Array(repeating: 0.0, count: labels.count)
    for (pair, weight) in zip(pairs.pairs, weights) {
      degrees[pair.from] += weight
      degrees[pair.to] += weight
    }
    let (most, largest) = (weights.max() ?? 1, degrees.max() ?? 1)
    let radii = degrees.map { 3 + 7 * ($0 / max(largest, 1e-9)).squareRoot() }
    let sizes = zip(labels, radii).map { label, radius in
      (max(Self.label.width(of: label), 2 * radius) + 6, 2 * radius + 18)
    }
    let (width, height) = (Self.width - 2 * Self.margin, Self.height(of: labels.count))
    let layout = NetworkLayout(
      zip(pairs.pairs, weights).map { ($0.from, $0.to, $1 / max(most, 1e-9)) }, sizes: sizes,
      width: width, height: height)
    // The label stands below its node, both in the middle of what they take.
    let places = zip(layout.places, radii).map {
      (x: $0.x + Self.margin, y: $0.y + top - 9, radius: $1)
    }
    let thicknesses = weights.map { 0.6 + 3.4 * ($0 / max(most, 1e-9)).squareRoot() }
    for (number, pair) in pairs.pairs.enumerated() {
      drawTie(places[pair.from], places[pair.to], thicknesses[number], saying: rows[number])
    }
    for (number, place) in places.enumerated() {
      page.circle(
        x: place.x, y: place.y, radius: place.radius, fill: theme.bar,
        saying: pairs.nodes[number])
      page.text(
        labels[number], x: place.x, y: place.y + place.radius + 12, size: 12, anchor: .middle,
        fill: theme.text, halo: theme.ground)
    }
    // Last, lest a label hide them.
    if pairs.isOneWay {
      for (number, pair) in pairs.pairs.enumerated() {
        drawHead(places[pair.from], places[pair.to], thicknesses[number])
      }
    }
    return height
  }

  private static func height(of count: Int) -> Double {
    min(1200, max(200, 130 * Double(count).squareRoot()))
  }

  private typealias Place = (x: Double, y: Double, radius: Double)

  private mutating func drawTie(
    _ from: Place, _ to: Place, _ thickness: Double, saying row: String
  ) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = (dx * dx + dy * dy).squareRoot()
    if length < 1e-6 {
      // Who answers himself.
      page.ring(
        x: from.x, y: from.y - from.radius - 6, radius: 7, stroke: theme.tie, width: thickness,
        saying: row)
      return
    }
    page.tie(
      from: (from.x, from.y), to: (to.x, to.y), stroke: theme.tie, width: thickness, saying: row)
  }

  /// The head of an arrow at the end of a tie.
  private mutating func drawHead(_ from: Place, _ to: Place, _ thickness: Double) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = (dx * dx + dy * dy).squareRoot()
    if length < 1e-6 { return }
    let (ux, uy) = (dx / length, dy / length)
    let size = 5 + thickness
    let tip = (x: to.x - ux * (to.radius + 1), y: to.y - uy * (to.radius + 1))
    let base = (x: tip.x - ux * size, y: tip.y - uy * size)
    page.triangle(
      [
        tip, (base.x - uy * size / 2, base.y + ux * size / 2),
        (base.x + uy * size / 2, base.y - ux * size / 2),
      ], fill: theme.faintText)
  }
}
