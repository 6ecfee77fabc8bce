import ToriEngine
import ToriText

/// A picture of figures as one SVG file, of the same bytes whenever and wherever it is made.
enum ChartRenderer {
  /// - Throws: `UndrawableAnswer` before anything is written, or what the rows or the sink throw.
  static func render(
    _ answer: Answer, theme: ChartTheme, options: RenderOptions, to sink: inout TextSink
  ) throws {
    try sink.put(
      SVGPage.declaration + (try element(of: answer, theme: theme, options: options)))
  }

  /// The picture as a part of a page.
  static func element(
    of answer: Answer, theme: ChartTheme, options: RenderOptions
  ) throws -> String {
    if var network = try NetworkDrawing(of: answer, theme: theme, options: options) {
      return network.element()
    }
    if let trends = try TrendChart(of: answer, options: options) {
      var drawing = TrendDrawing(chart: trends, theme: theme)
      return drawing.element()
    }
    var drawing = ChartDrawing(chart: try Chart(of: answer, options: options), theme: theme)
    return drawing.element()
  }
}

/// Puts the parts of a chart in their places: title, plot, axes, notes, from top to bottom.
struct ChartDrawing {
  let chart: Chart
  let theme: ChartTheme
  var page = SVGPage()
  /// How far down the page is drawn, in user units.
  var bottom = 20.0

  static let width = 720.0
  static let margin = 24.0
  static let title = ChartText(size: 15)
  static let label = ChartText(size: 12)
  static let small = ChartText(size: 11)
  static var textWidth: Double { width - 2 * margin }

  init(chart: Chart, theme: ChartTheme) {
    self.chart = chart
    self.theme = theme
  }

  mutating func element() -> String {
    page.title(chart.title, theme, below: &bottom)
    bottom += 12
    if chart.strips != nil {
      drawStrips()
    } else if chart.isBothSides {
      drawBarsToBothSides()
    } else if let time = chart.time {
      drawTime(time)
    } else {
      drawLyingBars()
    }
    page.notes(chart.notes, theme, below: &bottom)
    return page.element(
      width: Self.width, height: bottom + 16, ground: theme.ground, title: chart.title)
  }

  var scale: ChartScale {
    ChartScale(
      upTo: chart.bars.lazy.compactMap(\.figure).map(abs).max() ?? 0, isWhole: chart.isWhole)
  }
}

extension SVGPage {
  /// What a picture is of, in lines from `bottom` on, which then lies below them.
  mutating func title(_ title: String, _ theme: ChartTheme, below bottom: inout Double) {
    if title.isEmpty { return }
    for line in ChartDrawing.title.lines(of: title, width: ChartDrawing.textWidth) {
      text(
        line, x: ChartDrawing.margin, y: bottom + 15, size: 15, fill: theme.text, isBold: true)
      bottom += 21
    }
  }

  /// What is said below a picture, in the same way.
  mutating func notes(_ notes: [String], _ theme: ChartTheme, below bottom: inout Double) {
    for note in notes {
      for line in ChartDrawing.small.lines(of: note, width: ChartDrawing.textWidth) {
        text(line, x: ChartDrawing.margin, y: bottom + 11, size: 11, fill: theme.faintText)
        bottom += 16
      }
    }
  }
}
