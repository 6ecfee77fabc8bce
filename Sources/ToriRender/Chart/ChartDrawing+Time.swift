extension ChartDrawing {
  private static let plotHeight = 260.0
  private static let fullness = 0.76
  /// More bars than this are one line.
  private static let mostBars = 400

  /// Time from left to right, figures upwards: bars, or a line where they are many.
  mutating func drawTime(_ time: TimeAxis) {
    let scale = scale
    let tickTexts = scale.ticks.map { fixedPoint($0, decimals: scale.decimals) }
    let left = Self.margin + (tickTexts.map(Self.small.width).max() ?? 0) + 8
    let right = Self.width - Self.margin
    // Where stretches lack a row, a line would say what is not there.
    let isLine = time.count > Self.mostBars && time.places.count == time.count
    let place = (right - left) / Double(time.count)
    let captions = isLine ? Captions.none : self.captions(place: place)
    let top = bottom + 20 + captions.room
    let base = top + Self.plotHeight
    func x(_ stretch: Int) -> Double { left + (Double(stretch - time.first) + 0.5) * place }
    func y(_ figure: Double) -> Double { base - figure / scale.top * Self.plotHeight }
    page.text(chart.figureName, x: Self.margin, y: bottom + 9, size: 11, fill: theme.faintText)
    for (tick, text) in zip(scale.ticks, tickTexts) {
      page.line(from: (left, y(tick)), to: (right, y(tick)), stroke: theme.line)
      page.text(
        text, x: left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: theme.faintText)
    }
    if isLine {
      let points = chart.bars.indices.sorted { time.places[$0] < time.places[$1] }
      page.polyline(
        points.compactMap { index in
          chart.bars[index].figure.map { (x(time.places[index]), y($0)) }
        }, stroke: theme.bar, width: 1.5)
    } else {
      for (index, bar) in chart.bars.enumerated() {
        let width = max(min(place * Self.fullness, 48), 0.7)
        let centre = x(time.places[index])
        let height = base - y(bar.figure ?? 0)
        page.bar(
          x: centre - width / 2, y: base - height, width: width, height: height, fill: theme.bar,
          saying: bar.row)
        draw(captions, of: bar, x: centre, y: base - height)
      }
    }
    for tick in time.ticks(width: place, measure: { Self.small.width(of: $0) }) {
      let centre = x(tick.place)
      page.line(from: (centre, base), to: (centre, base + 4), stroke: theme.faintText)
      let edge = Self.small.width(of: tick.label) / 2 + 4
      page.text(
        tick.label, x: min(max(centre, edge), Self.width - edge), y: base + 17, size: 11,
        anchor: .middle, fill: theme.text)
    }
    page.line(from: (left, base), to: (right, base), stroke: theme.faintText)
    page.text(
      chart.keyName, x: right, y: base + 34, size: 11, anchor: .end, fill: theme.faintText)
    bottom = base + 46
  }

  /// How figures stand at bars of time.
  private enum Captions {
    case none
    /// Above the bar; what a share is of in a line of its own, if that is to be there.
    case lines(withBasis: Bool)
    /// From the bar upwards, so far.
    case turned(Double)

    var room: Double {
      switch self {
      case .none: 0
      case .lines(let withBasis): withBasis ? 13 : 0
      case .turned(let length): length
      }
    }
  }

  /// What has room on bars so far apart.
  private func captions(place: Double) -> Captions {
    let figures = chart.bars.map { Self.small.width(of: $0.caption) }.max() ?? 0
    let bases = chart.bars.compactMap(\.basis).map { Self.small.width(of: $0) }.max()
    if max(figures, bases ?? 0) + 4 <= place { return .lines(withBasis: bases != nil) }
    // What a share is of belongs to it, and letters that stand on their side take the height of one.
    guard bases != nil, place >= 12 else { return .none }
    return .turned(chart.bars.map { Self.small.width(of: Self.turned($0)) }.max() ?? 0)
  }

  private static func turned(_ bar: Chart.Bar) -> String {
    [bar.caption, bar.basis.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func draw(_ captions: Captions, of bar: Chart.Bar, x: Double, y: Double) {
    switch captions {
    case .none: return
    case .lines(let withBasis):
      var lines = bar.figure == nil ? [] : [bar.caption]
      if withBasis, let basis = bar.basis { lines.append(basis) }
      for (number, line) in lines.reversed().enumerated() {
        let base = y - 4 - Double(number) * 12
        let width = Self.small.width(of: line)
        page.ground(x: x - width / 2, y: base - 10, width: width, height: 12, fill: theme.ground)
        page.text(line, x: x, y: base, size: 11, anchor: .middle, fill: theme.text)
      }
    case .turned(let length):
      page.ground(x: x - 6, y: y - 4 - length, width: 12, height: length, fill: theme.ground)
      page.turnedText(Self.turned(bar), x: x + 4, y: y - 4, size: 11, fill: theme.text)
    }
  }
}
