import ToriTime

/// Reads a list of news summaries, an item a line, with or without a bullet and a date in front.
struct NewsListReader {
  private let page: Page
  private let zone: Zone
  private let order: StampOrder

  static func read(_ page: Page, zone: Zone, order: DateOrder?) -> [Block] {
    NewsListReader(page: page, zone: zone, order: StampOrder(page, given: order)).blocks()
  }

  private func blocks() -> [Block] {
    var blocks: [Block] = []
    var number = 0
    /// Where the text of the item at hand begins.
    var itemStart = 0
    /// The date of a line of its own, which holds for the items under it, and that line if no item
    /// has taken it in yet.
    var heading: (date: PartialDate, line: Int?)?
    let title = titleLine()
    let excerpts = excerptLines(behind: title)
    for line in page.lines.indices where !page.isBlank(line) {
      let content = page[line].trimmed
      if line == title {
        blocks.append(page.block(.title, lines: line..<line + 1))
        continue
      }
      if Furniture.isBadge(content), let last = blocks.last, heading?.line == nil {
        blocks[blocks.count - 1].lines = last.lines.lowerBound...line + 1
        continue
      }
      if let kind = Furniture.isCounter(content) ? .metadata : furniture(content) {
        if let unused = heading?.line {
          blocks.append(page.block(.metadata, lines: unused..<unused + 1))
          heading?.line = nil
        }
        blocks.append(page.block(kind, lines: line..<line + 1))
        continue
      }
      if excerpts.contains(line), let last = blocks.last, last.kind == .news, heading?.line == nil {
        let first = page.lines[last.lines.lowerBound - 1].start
        var block = page.block(
          .news, from: first, lines: last.lines.lowerBound - 1...line,
          text: itemStart..<page.lines[line].end)
        (block.number, block.time) = (last.number, last.time)
        block.readMarks(hasAnchors: false)
        blocks[blocks.count - 1] = block
        continue
      }
      let (date, start, place) = Self.leadingDate(page[line], order)
      itemStart = start
      if let date, start == page[line].trimmedEnd.endIndex {
        if let unused = heading?.line {
          blocks.append(page.block(.metadata, lines: unused..<unused + 1))
        }
        heading = (date, line)
        page.note(.time, place)
        continue
      }
      number += 1
      let first = heading?.line ?? line
      heading?.line = nil
      var block = page.block(
        .news, from: page.lines[first].start, lines: first...line,
        text: start..<page.lines[line].end)
      block.number = number
      block.time = (date ?? heading?.date)?.span(in: zone)
      page.note(.time, place)
      block.readMarks(hasAnchors: false)
      blocks.append(block)
    }
    if let unused = heading?.line {
      blocks.append(page.block(.metadata, lines: unused..<unused + 1))
    }
    return blocks
  }

  /// The lines that are the beginning of an article under its title: each ends in dots, no title does, and nearly
  /// every title has one.
  private func excerptLines(behind title: Int?) -> Set<Int> {
    let lines = page.lines.indices.filter {
      !page.isBlank($0) && $0 != title && Furniture.kind(of: page[$0]) == nil
        && !Furniture.isCounter(page[$0])
    }
    var excerpts: Set<Int> = []
    var titleCount = 0
    for (index, line) in lines.enumerated() {
      let text = page[line].trimmed
      let isCut = text.hasSuffix(anyOf: ["…", "...", "[…]", "[...]", "・・・"])
      if isCut, index > 0, !excerpts.contains(lines[index - 1]) {
        excerpts.insert(line)
      } else if text.scalarCount >= 12 {
        titleCount += 1
      }
    }
    return excerpts.count >= 3 && excerpts.count * 4 >= titleCount * 3 ? excerpts : []
  }

  /// Notices and menus; a line with such a word that is as long as an item is one.
  private func furniture(_ line: ArraySlice<UInt8>) -> BlockKind? {
    line.scalarCount <= 40 ? Furniture.kind(of: line) : nil
  }

  /// A first line that is much shorter than the items and no sentence names the list.
  private func titleLine() -> Int? {
    let lines = page.lines.indices.filter { !page.isBlank($0) }
    guard lines.count >= 3, let first = lines.first else { return nil }
    let lengths = lines.dropFirst().map { page[$0].trimmed.scalarCount }.sorted()
    let text = page[first].trimmed
    let isShort = text.scalarCount * 3 < lengths[lengths.count / 2]
    let isItem = Self.leadingDate(page[first], order).date != nil || Self.bullet(text) > 0
    return isShort && !isItem && !text.hasSuffix("。") && Furniture.kind(of: text) == nil
      && !Furniture.isCounter(text) ? first : nil
  }

  // MARK: The front of an item

  /// The full date that stamps the item and where it stands, and where its text starts. A date that
  /// goes on as a sentence
  /// (`2026年1月12日、政府は`) is part of the text.
  static func leadingDate(
    _ line: ArraySlice<UInt8>, _ order: StampOrder
  ) -> (date: PartialDate?, textStart: Int, place: Range<Int>?) {
    var rest = line.trimmedStart
    rest = rest.dropFirst(bullet(rest)).trimmedStart
    let start = rest.startIndex
    let hasBracket = rest.take(anyOf: ["[", "【", "(", "（", "〔"])
    guard let (date, size) = Stamp.parse(prefixOf: rest, order.reading(of: rest.span)) else {
      return (nil, start, nil)
    }
    let place = rest.startIndex..<rest.startIndex + size
    rest = rest.dropFirst(size)
    var isSetOff = rest.isEmpty
    if hasBracket {
      guard rest.take(anyOf: ["]", "】", ")", "）", "〕"]) else { return (nil, start, nil) }
      isSetOff = true
    }
    if let weekday = weekday(rest) {
      rest = rest.dropFirst(weekday)
      isSetOff = isSetOff || rest.isEmpty
    }
    let content = rest.trimmedStart
    isSetOff = isSetOff || content.count < rest.count
    rest = content
    let separators = ["：", ":", "|", "｜", "—", "–", "-", "▼", "■", "／"]
    if rest.take(anyOf: separators) { isSetOff = true }
    return isSetOff ? (date, rest.trimmedStart.startIndex, place) : (nil, start, nil)
  }

  /// `(月)` where no time follows it.
  private static func weekday(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    guard rest.take(anyOf: ["(", "（"]) else { return nil }
    let days = ["月", "火", "水", "木", "金", "土", "日", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    guard rest.take(anyOf: days), rest.take(anyOf: [")", "）"]) else { return nil }
    return text.count - rest.count
  }

  /// The size of a bullet in front: `・`, `- `, `1. `.
  static func bullet(_ line: ArraySlice<UInt8>) -> Int {
    var rest = line
    if rest.take(anyOf: ["・", "●", "■", "◆", "◇", "○", "▼", "▶", "►", "•", "◉", "✅", "※"])
      || rest.take(anyOf: ["- ", "* ", "+ "])
    {
      return line.count - rest.count
    }
    if rest.takeNumber(maximumDigits: 3) != nil,
      rest.take(anyOf: [". ", ") ", "．", "）", "、"])
    {
      return line.count - rest.count
    }
    return 0
  }
}
