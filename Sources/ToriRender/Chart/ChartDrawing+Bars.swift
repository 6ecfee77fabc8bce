extension ChartDrawing {
  private static let plotHeight = 260.0
  /// Of a lying bar, with what is between it and the next.
  private static let rowHeight = 22.0
  /// Part of its place that a bar fills.
  private static let fullness = 0.76

  /// Time from left to right, figures upwards.
  mutating func drawUprightBars() {
    let scale = scale
    let tickTexts = scale.ticks.map { fixedPoint($0, decimals: scale.decimals) }
    let left = Self.margin + (tickTexts.map(Self.small.width).max() ?? 0) + 8
    let right = Self.width - Self.margin
    let top = bottom + 20
    let base = top + Self.plotHeight
    page.text(chart.figureName, x: Self.margin, y: bottom + 9, size: 11, fill: theme.faintText)
    for (tick, text) in zip(scale.ticks, tickTexts) {
      let y = base - tick / scale.top * Self.plotHeight
      page.line(from: (left, y), to: (right, y), stroke: theme.line)
      page.text(
        text, x: left - 8, y: y + 4, size: 11, anchor: .end, fill: theme.faintText)
    }
    let place = (right - left) / Double(chart.bars.count)
    let captionWidth = chart.bars.map { Self.small.width(of: $0.caption) }.max() ?? 0
    let labelWidth = chart.bars.map { Self.small.width(of: $0.label) }.max() ?? 0
    let interval = max(1, Int(((labelWidth + 10) / place).rounded(.up)))
    for (index, bar) in chart.bars.enumerated() {
      let centre = left + (Double(index) + 0.5) * place
      let height = (bar.figure ?? 0) / scale.top * Self.plotHeight
      let width = min(place * Self.fullness, 48)
      page.bar(
        x: centre - width / 2, y: base - height, width: width, height: height, fill: theme.bar,
        saying: bar.row)
      if captionWidth + 4 <= place, bar.figure != nil {
        page.text(
          bar.caption, x: centre, y: base - height - 4, size: 11, anchor: .middle,
          fill: theme.text)
      }
      if index % interval == 0 {
        page.line(from: (centre, base), to: (centre, base + 4), stroke: theme.faintText)
        let edge = labelWidth / 2 + 4
        page.text(
          bar.label, x: min(max(centre, edge), Self.width - edge), y: base + 17, size: 11,
          anchor: .middle, fill: theme.text)
      }
    }
    page.line(from: (left, base), to: (right, base), stroke: theme.faintText)
    page.text(
      chart.keyName, x: right, y: base + 34, size: 11, anchor: .end, fill: theme.faintText)
    bottom = base + 46
  }

  /// Names below one another, figures to the right.
  mutating func drawLyingBars() {
    let scale = scale
    let label = Self.label
    let labelWidth = min(240, chart.bars.map { label.width(of: $0.label) }.max() ?? 0)
    let captionWidth = chart.bars.map { Self.small.width(of: $0.caption) }.max() ?? 0
    let left = Self.margin + labelWidth + 10
    let right = Self.width - Self.margin - captionWidth - 6
    let top = bottom + 18
    let base = top + Double(chart.bars.count) * Self.rowHeight
    page.text(
      chart.keyName, x: left - 10, y: bottom + 9, size: 11, anchor: .end, fill: theme.faintText)
    for tick in scale.ticks {
      let x = left + tick / scale.top * (right - left)
      page.line(from: (x, top), to: (x, base), stroke: theme.line)
      page.text(
        fixedPoint(tick, decimals: scale.decimals), x: x, y: base + 15, size: 11, anchor: .middle,
        fill: theme.faintText)
    }
    for (index, bar) in chart.bars.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight
      let width = (bar.figure ?? 0) / scale.top * (right - left)
      let height = Self.rowHeight * Self.fullness
      page.text(
        label.cut(bar.label, to: labelWidth + 1), x: left - 10, y: y + 4, size: 12, anchor: .end,
        fill: theme.text)
      page.bar(
        x: left, y: y - height / 2, width: width, height: height, fill: theme.bar, saying: bar.row)
      if bar.figure != nil {
        page.text(bar.caption, x: left + width + 6, y: y + 4, size: 11, fill: theme.text)
      }
    }
    page.line(from: (left, top), to: (left, base), stroke: theme.faintText)
    page.text(
      chart.figureName, x: right, y: base + 32, size: 11, anchor: .end, fill: theme.faintText)
    bottom = base + 44
  }
}
