extension ChartDrawing {
  /// Of a lying bar, with what is between it and the next.
  private static let rowHeight = 22.0
  /// Of one of several bars of a group.
  private static let barHeight = 15.0
  private static let groupGap = 9.0
  /// Part of its place that a bar fills.
  private static let fullness = 0.76

  /// Names below one another, figures to the right; where there are several series, a group of bars for each name.
  mutating func drawLyingBars() {
    if !chart.series.isEmpty { drawLegend() }
    let scale = scale
    let labels = ChartLabels(chart.bars.map(\.label), width: 240, Self.label)
    let captions = chart.bars.map { bar in
      bar.caption + (bar.basis.map { "  (\($0))" } ?? "")
    }
    let captionWidth = captions.map { Self.small.width(of: $0) }.max() ?? 0
    let left = Self.margin + max(labels.width, Self.small.width(of: chart.keyName)) + 10
    let right = Self.width - Self.margin - captionWidth - 6
    let top = bottom + 18
    let rows = rows
    let base = top + (rows.last?.end ?? 0)
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
      let row = rows[index]
      let width = (bar.figure ?? 0) / scale.top * (right - left)
      if let middle = row.labelMiddle {
        page.text(
          labels.shown[index], x: left - 10, y: top + middle + 4, size: 12, anchor: .end,
          fill: theme.text)
      }
      page.bar(
        x: left, y: top + row.start, width: width, height: row.height,
        fill: theme.series(bar.series), saying: bar.row)
      if bar.figure != nil || bar.basis != nil {
        let y = top + row.start + row.height / 2 + 4
        page.ground(
          x: left + width + 4, y: y - 10, width: Self.small.width(of: captions[index]) + 4,
          height: 13, fill: theme.ground)
        page.text(captions[index], x: left + width + 6, y: y, size: 11, fill: theme.text)
      }
    }
    page.line(from: (left, top), to: (left, base), stroke: theme.faintText)
    page.text(
      chart.figureName, x: right, y: base + 32, size: 11, anchor: .end, fill: theme.faintText)
    bottom = base + 44
  }

  /// Where a bar stands below the first row's top, and where the label of its group, if that is its first.
  private struct Row {
    var start: Double
    var height: Double
    var end: Double
    var labelMiddle: Double?
  }

  private var rows: [Row] {
    var rows: [Row] = []
    var top = 0.0
    if chart.series.isEmpty {
      for _ in chart.bars {
        let height = Self.rowHeight * Self.fullness
        let middle = top + Self.rowHeight / 2
        rows.append(
          Row(
            start: middle - height / 2, height: height, end: top + Self.rowHeight,
            labelMiddle: middle))
        top += Self.rowHeight
      }
      return rows
    }
    var start = 0
    while start < chart.bars.count {
      let label = chart.bars[start].label
      let end = chart.bars[start...].firstIndex { $0.label != label } ?? chart.bars.count
      let height = Double(end - start) * Self.barHeight
      for place in start..<end {
        rows.append(
          Row(
            start: top + Self.groupGap / 2 + Double(place - start) * Self.barHeight,
            height: Self.barHeight - 2, end: top + height + Self.groupGap,
            labelMiddle: place == start ? top + Self.groupGap / 2 + height / 2 : nil))
      }
      top += height + Self.groupGap
      start = end
    }
    return rows
  }

  /// What each colour stands for, in lines of their own.
  mutating func drawLegend() {
    var x = Self.margin
    for (place, name) in chart.series.enumerated() {
      let shown = Self.small.cut(name, to: 200)
      let width = 18 + Self.small.width(of: shown) + 16
      if x + width > Self.width - Self.margin, x > Self.margin {
        x = Self.margin
        bottom += 18
      }
      page.ground(
        x: x, y: bottom, width: 12, height: 12, fill: theme.series(place))
      page.text(shown, x: x + 18, y: bottom + 10, size: 11, fill: theme.text)
      x += width
    }
    bottom += 22
  }
}
