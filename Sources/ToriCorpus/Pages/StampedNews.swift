import ToriTime

/// A list of news whose items have a line of date and source over the text, under a title or without.
struct StampedNews {
  struct Item {
    /// The first line, and the line after the last.
    let lines: Range<Int>
    let title: String?
    let source: String?
    let date: PartialDate
    let text: Range<Int>
    /// Where, in the page's bytes, title, source and date stand.
    let places: [(part: BlockPart, bytes: Range<Int>)]
  }

  private(set) var items: [Item] = []

  /// `nil` if the page does not show that it is such a list: that its stamps stand before texts, and
  /// that each belongs to one text.
  init?(_ page: Page) {
    let stamps = XDigestReader.endings(of: page)
    guard stamps.count >= 2 else { return nil }
    let place = StampLayout.place(of: stamps, on: page)
    guard place == .head || place == .middle else { return nil }
    for (index, stamp) in stamps.enumerated() {
      let limit = index + 1 < stamps.count ? stamps[index + 1].line : page.lines.count
      let start = place == .middle ? Self.paragraphStart(page, stamp.line) : stamp.line
      var end = limit
      if place == .middle || index + 1 == stamps.count {
        end = Self.paragraphEnd(page, stamp.line + 1, before: limit)
      }
      var textStart = stamp.line + 1
      var sourcePlace = page.lines[stamp.line].start..<stamp.textEnd
      var source = page.text(from: sourcePlace.lowerBound, to: sourcePlace.upperBound)
      // Under a date alone, a short line over a long one is the source.
      if source.isEmpty, Self.isSource(page, textStart, before: end) {
        source = page.text(ofLines: textStart..<textStart + 1)
        sourcePlace = page.bytes(ofLines: textStart..<textStart + 1)
        textStart += 1
      }
      let title = page.text(ofLines: start..<stamp.line)
      let text = textStart..<end
      guard page.lastContentLine(of: text) != nil else { return nil }
      items.append(
        Item(
          lines: start..<end, title: title.isEmpty ? nil : title,
          source: source.isEmpty ? nil : source, date: stamp.date, text: text,
          places: [
            (.title, page.bytes(ofLines: start..<stamp.line)), (.source, sourcePlace),
            (.time, stamp.stamp), (.text, page.bytes(ofLines: start..<stamp.line)),
            (.text, page.bytes(ofLines: text)),
          ]))
    }
    // Several lines under one date may be several items.
    let isOneText = items.allSatisfy { item in
      item.title != nil || item.text.count { !page.isBlank($0) } == 1
    }
    let hasSources = items.allSatisfy { $0.source != nil }
    if !hasSources && !isOneText { return nil }
  }

  /// A post of each item, and around them what else the page holds.
  func blocks(of page: Page, zone: Zone) -> [Block] {
    var (blocks, line) = ([Block](), 0)
    if let heading = StampLayout.heading(of: page, before: items[0].lines.lowerBound) {
      blocks.append(page.block(.title, lines: heading..<heading + 1))
      line = heading + 1
    }
    for (index, item) in items.enumerated() {
      blocks += FurnitureBlocks.cut(page, line..<item.lines.lowerBound, otherwise: .headline)
      let last = page.lastContentLine(of: item.lines) ?? item.lines.lowerBound
      var block = page.block(
        .news, from: page.lines[item.lines.lowerBound].start, lines: item.lines.lowerBound...last,
        text: (item.title.map { $0 + "\n" } ?? "") + page.text(ofLines: item.text))
      block.number = index + 1
      block.time = item.date.span(in: zone)
      block.title = item.title
      block.source = item.source
      for (part, bytes) in item.places { page.note(part, bytes) }
      block.readMarks(hasAnchors: false)
      blocks.append(block)
      line = item.lines.upperBound
    }
    return blocks + FurnitureBlocks.cut(page, line..<page.lines.count, otherwise: .headline)
  }

  private static func paragraphStart(_ page: Page, _ line: Int) -> Int {
    var line = line
    while line > 0, !page.isBlank(line - 1) { line -= 1 }
    return line
  }

  private static func paragraphEnd(_ page: Page, _ line: Int, before limit: Int) -> Int {
    let start = page.contentLine(from: line)
    return (start..<max(limit, start)).first { page.isBlank($0) } ?? max(limit, start)
  }

  private static func isSource(_ page: Page, _ line: Int, before end: Int) -> Bool {
    guard line + 1 < end, !page.isBlank(line), !page.isBlank(line + 1) else { return false }
    let (name, text) = (page[line].trimmed, page[line + 1].trimmed)
    return name.scalarCount <= 20 && text.scalarCount >= name.scalarCount * 2
      && !name.hasSuffix(anyOf: ["。", "！", "？", "」"])
  }
}
