import ToriText

/// Lines over time, with a legend above them.
struct TrendDrawing {
  let chart: TrendChart
  let theme: ChartTheme
  private var page = SVGPage()
  private var bottom = 20.0

  private static let width = ChartDrawing.width
  private static let margin = ChartDrawing.margin
  private static let plotHeight = 280.0
  private static let small = ChartDrawing.small
  /// Of a line's sample in the legend.
  private static let sample = 26.0

  init(chart: TrendChart, theme: ChartTheme) {
    (self.chart, self.theme) = (chart, theme)
  }

  mutating func element() -> String {
    page.title(chart.title, theme, below: &bottom)
    bottom += 8
    drawLegend()
    drawPlot()
    page.notes(chart.notes, theme, below: &bottom)
    return page.element(
      width: Self.width, height: bottom + 16, ground: theme.ground, title: chart.title)
  }

  private mutating func drawLegend() {
    var x = Self.margin
    for (number, line) in chart.lines.enumerated() {
      let label = ChartDrawing.label.cut(line.label, to: 220)
      let room = Self.sample + 6 + ChartDrawing.label.width(of: label) + 18
      if x > Self.margin, x + room > Self.width - Self.margin {
        x = Self.margin
        bottom += 20
      }
      page.polyline(
        [(x, bottom + 8), (x + Self.sample, bottom + 8)], stroke: theme.series(number), width: 2.5,
        dashes: Self.dashes(number))
      page.text(label, x: x + Self.sample + 6, y: bottom + 12, size: 12, fill: theme.text)
      x += room
    }
    bottom += 28
  }

  /// So that lines can be told apart without colours too.
  private static func dashes(_ number: Int) -> String? {
    [nil, "7 3", "2 3", "9 3 2 3"][number % 4]
  }

  private mutating func drawPlot() {
    let largest = chart.lines.flatMap(\.points).map(\.figure).max() ?? 0
    let scale = ChartScale(upTo: largest, isWhole: chart.isWhole)
    let tickTexts = scale.ticks.map { fixedPoint($0, decimals: scale.decimals) }
    let left = Self.margin + (tickTexts.map(Self.small.width).max() ?? 0) + 8
    let right = Self.width - Self.margin - 8
    let top = bottom + 18
    let base = top + Self.plotHeight
    page.text(chart.figureName, x: Self.margin, y: bottom + 7, size: 11, fill: theme.faintText)
    for (tick, text) in zip(scale.ticks, tickTexts) {
      let y = base - tick / scale.top * Self.plotHeight
      page.line(from: (left, y), to: (right, y), stroke: theme.line)
      page.text(text, x: left - 8, y: y + 4, size: 11, anchor: .end, fill: theme.faintText)
    }
    let (first, count) = (chart.axis.first, Double(chart.axis.count))
    func x(_ place: Int) -> Double {
      left + (Double(place - first) + 0.5) * (right - left) / count
    }
    func y(_ figure: Double) -> Double { base - figure / scale.top * Self.plotHeight }
    drawTicks(left, right, base, x)
    page.line(from: (left, base), to: (right, base), stroke: theme.faintText)
    for (number, line) in chart.lines.enumerated().reversed() {
      let colour = theme.series(number)
      page.polyline(
        line.points.map { (x($0.place), y($0.figure)) }, stroke: colour, width: 2,
        dashes: Self.dashes(number))
      // Of many, each would hide the next.
      let radius = count > 120 ? 1.6 : 3
      for point in line.points where !point.row.isEmpty {
        page.circle(
          x: x(point.place), y: y(point.figure), radius: radius, fill: colour, saying: point.row)
      }
    }
    page.text(
      chart.keyName, x: right, y: base + 34, size: 11, anchor: .end, fill: theme.faintText)
    bottom = base + 46
  }

  private mutating func drawTicks(
    _ left: Double, _ right: Double, _ base: Double, _ x: (Int) -> Double
  ) {
    let width = (right - left) / Double(chart.axis.count)
    for tick in chart.axis.ticks(width: width, measure: { Self.small.width(of: $0) }) {
      let centre = x(tick.place)
      page.line(from: (centre, base), to: (centre, base + 4), stroke: theme.faintText)
      let edge = Self.small.width(of: tick.label) / 2 + 4
      page.text(
        tick.label, x: min(max(centre, edge), Self.width - edge), y: base + 17, size: 11,
        anchor: .middle, fill: theme.text)
    }
  }
}
