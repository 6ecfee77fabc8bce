import ToriText

/// Pictures of words: figures to both sides of 0, and where in texts a word stands.
extension ChartDrawing {
  private static let rowHeight = 22.0
  private static let barHeight = 16.0

  /// Names below one another; what is above 0 to the right of an axis, what is below to its left.
  mutating func drawBarsToBothSides() {
    let scale = scale
    let labelWidth = min(200, chart.bars.map { Self.label.width(of: $0.label) }.max() ?? 0)
    let captionWidth = chart.bars.map { Self.small.width(of: $0.caption) }.max() ?? 0
    let left = Self.margin + labelWidth + 10 + captionWidth + 6
    let right = Self.width - Self.margin - captionWidth - 6
    let hasNegative = chart.bars.contains { $0.figure ?? 0 < 0 }
    let zero = hasNegative ? (left + right) / 2 : left
    let reach = right - zero
    let top = bottom + 18
    let base = top + Double(chart.bars.count) * Self.rowHeight
    page.text(
      chart.keyName, x: Self.margin + labelWidth, y: bottom + 9, size: 11, anchor: .end,
      fill: theme.faintText)
    let ticks = hasNegative ? scale.ticks.dropFirst().map { -$0 } + scale.ticks : scale.ticks
    for tick in ticks {
      let x = zero + tick / scale.top * reach
      page.line(from: (x, top), to: (x, base), stroke: theme.line)
      page.text(
        fixedPoint(tick, decimals: scale.decimals), x: x, y: base + 15, size: 11, anchor: .middle,
        fill: theme.faintText)
    }
    for (index, bar) in chart.bars.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight
      let figure = bar.figure ?? 0
      let width = abs(figure) / scale.top * reach
      page.text(
        Self.label.cut(bar.label, to: labelWidth + 1), x: Self.margin + labelWidth, y: y + 4,
        size: 12, anchor: .end, fill: theme.text)
      page.bar(
        x: figure < 0 ? zero - width : zero, y: y - Self.barHeight / 2, width: width,
        height: Self.barHeight, fill: figure < 0 ? theme.faintText : theme.bar, saying: bar.row)
      if bar.figure != nil {
        page.text(
          bar.caption, x: figure < 0 ? zero - width - 6 : zero + width + 6, y: y + 4, size: 11,
          anchor: figure < 0 ? .end : .start, fill: theme.text)
      }
    }
    page.line(from: (zero, top), to: (zero, base), stroke: theme.faintText)
    page.text(
      chart.figureName, x: right, y: base + 32, size: 11, anchor: .end, fill: theme.faintText)
    bottom = base + 44
  }

  /// A strip for each row, from its first word to its last, darker where the word stands more often.
  mutating func drawStrips() {
    let labelWidth = min(240, chart.bars.map { Self.label.width(of: $0.label) }.max() ?? 0)
    let captionWidth = chart.bars.map { Self.small.width(of: $0.caption) }.max() ?? 0
    let left = Self.margin + labelWidth + 10
    let right = Self.width - Self.margin - captionWidth - 6
    let top = bottom + 18
    page.text(
      chart.keyName, x: left - 10, y: bottom + 9, size: 11, anchor: .end, fill: theme.faintText)
    page.text(
      chart.figureName, x: Self.width - Self.margin, y: bottom + 9, size: 11, anchor: .end,
      fill: theme.faintText)
    let strips = chart.strips ?? []
    let most = Double(strips.joined().max() ?? 1)
    for (index, (bar, strip)) in zip(chart.bars, strips).enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight
      page.text(
        Self.label.cut(bar.label, to: labelWidth + 1), x: left - 10, y: y + 4, size: 12,
        anchor: .end, fill: theme.text)
      page.line(
        from: (left, y + Self.barHeight / 2), to: (right, y + Self.barHeight / 2),
        stroke: theme.line)
      let place = (right - left) / Double(max(strip.count, 1))
      for (number, count) in strip.enumerated() where count > 0 {
        let height = Self.barHeight * (0.4 + 0.6 * Double(count) / max(most, 1))
        page.bar(
          x: left + Double(number) * place, y: y + Self.barHeight / 2 - height,
          width: max(1, place - 1), height: height, fill: theme.bar, saying: bar.row)
      }
      page.text(
        bar.caption, x: Self.width - Self.margin, y: y + 4, size: 11, anchor: .end,
        fill: theme.text)
    }
    bottom = top + Double(chart.bars.count) * Self.rowHeight + 14
  }
}
