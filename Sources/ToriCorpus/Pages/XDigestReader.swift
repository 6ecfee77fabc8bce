import ToriTime

/// Reads a digest of X posts: each ends in the date of its posting, the count of reposts may follow; or
/// each begins with author and date.
struct XDigestReader {
  let page: Page
  let zone: Zone

  static func read(_ page: Page, zone: Zone) -> [Block] {
    let reader = XDigestReader(page: page, zone: zone)
    let ends = endings(of: page)
    if StampLayout.place(of: ends, on: page) == .head { return reader.headed(ends) }
    var blocks: [Block] = []
    var line = reader.headEnd(before: ends.first?.line ?? page.lines.count)
    if line == 0, let heading = reader.heading(before: ends.first?.line) {
      blocks.append(page.block(.title, lines: heading..<heading + 1))
      line = heading + 1
    }
    blocks += FurnitureBlocks.cut(
      page, blocks.isEmpty ? 0..<line : line..<line, otherwise: .metadata)
    // The head is one piece of furniture however its lines read.
    if let first = blocks.first, blocks.count > 1, let last = blocks.last {
      let lines = first.lines.lowerBound - 1..<last.lines.upperBound
      if lines.allSatisfy({ !page.isBlank($0) }) { blocks = [page.block(.metadata, lines: lines)] }
    }
    var number = 0
    for end in ends where end.line >= line {
      number += 1
      let after = reader.reposts(after: end.line)
      let last = after?.line ?? end.line
      let start = page.contentLine(from: line)
      var block = page.block(
        .xpost, from: page.lines[start].start, lines: start...last,
        text: page.lines[start].start..<end.textEnd)
      block.number = number
      block.author = end.author
      block.authorID = end.handle
      block.time = end.date.span(in: zone)
      block.reposts = after?.count
      block.isDeleted = saysDeleted(block.text)
      block.readMarks(hasAnchors: false)
      page.note(end)
      if after?.count != nil { page.note(.reposts, line: last) }
      blocks.append(block)
      line = last + 1
    }
    return blocks + reader.tail(from: line, number: number)
  }

  // MARK: The line that ends a post

  /// A stamp at the end of a line, with the author it may name.
  struct Ending {
    let line: Int
    let date: PartialDate
    /// The style of the stamp, since a page has one: `D` for a letter first, `2` for a digit.
    let style: UInt8
    /// Where the stamp stands, in the page's bytes.
    let stamp: Range<Int>
    var textEnd: Int
    var author: String?
    var authorPlace: Range<Int>?
    var handle: String?
    var handlePlace: Range<Int>?
  }

  /// The stamps that end lines, in the style that most of them have.
  static func endings(of page: Page) -> [Ending] {
    let all = page.lines.indices.compactMap { ending(page, $0) }
    var counts: [UInt8: Int] = [:]
    for ending in all { counts[ending.style, default: 0] += 1 }
    // Of two equally frequent styles, the one with a month's name: sentences end in it less often.
    let style = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    return all.filter { $0.style == style }
  }

  static func ending(_ page: Page, _ line: Int) -> Ending? {
    let text = page[line].trimmedEnd
    // `Date: 2026-01-05` is a label of what follows it.
    if text.trimmedStart.hasPrefix(anyOf: LabelledHead.labels) { return nil }
    let earliest = Swift.max(text.startIndex, text.endIndex - 48)
    var position = earliest
    while position < text.endIndex {
      defer { position += 1 }
      let before = text[..<position]
      guard
        position == text.startIndex || before.hasSuffix(anyOf: [" ", "\u{3000}", ")", "·", "—"]),
        let (date, size) = Stamp.shape(prefixOf: text[position...]),
        position + size == text.endIndex
      else { continue }
      let first = text[position]
      let style: UInt8 =
        (0x30...0x39).contains(first) ? 0x32 : (first | 0x20) >= 0x61 ? 0x44 : first
      var ending = Ending(
        line: line, date: date, style: style, stamp: position..<text.endIndex,
        textEnd: before.trimmedEnd.endIndex)
      ending.readAuthor(before.trimmedEnd)
      // A stamp of no such day is one only where the line names its author.
      return date.isPossible || ending.handle != nil ? ending : nil
    }
    return nil
  }

  // MARK: Around the posts

  /// `55RP`, `1,234 RP`, `1.2万RT`, `リポスト 55` on the next line that is not blank.
  private func reposts(after line: Int) -> (line: Int, count: Int?)? {
    let next = page.contentLine(from: line + 1)
    guard next < page.lines.count else { return nil }
    if let count = RepostCount.parse(page[next]) { return (next, count) }
    return Engagement(page[next]).map { (next, $0.reposts) }
  }

  /// A first line that names the digest, if a post is left behind it.
  private func heading(before ending: Int?) -> Int? {
    guard let ending, let heading = StampLayout.heading(of: page, before: ending),
      page.contentLine(from: heading + 1) < ending
    else { return nil }
    return heading
  }

  /// Where the page's head ends: behind the last line that is a heading of the list or a counter.
  private func headEnd(before firstEnding: Int) -> Int {
    let titles = [
      "人気のポスト", "最新のポスト", "話題のポスト", "注目のポスト", "ポスト一覧", "人気のツイート", "みんなのポスト", "検索結果",
      "関連ポスト", "Popular posts", "Top posts", "Latest posts", "Recent posts", "Posts about",
      "つぶやき一覧",
    ]
    var end = 0
    for line in 0..<Swift.min(firstEnding, 16) {
      let text = page[line].trimmed
      if text.hasPrefix(anyOf: titles) { return line + 1 }
      if text.isEmpty { continue }
      guard text.scalarCount <= 24 else { break }
      if isCounter(text) { end = line + 1 }
    }
    return end
  }

  private func isCounter(_ text: ArraySlice<UInt8>) -> Bool {
    if Furniture.isCounter(text) || text.firstIndex(of: 0x25) != nil { return true }
    return Stamp.parse(prefixOf: text)?.byteCount == text.count
  }

  /// What follows the last stamp: notices of the page, before them a post that was cut off.
  private func tail(from line: Int, number: Int) -> [Block] {
    let start = page.contentLine(from: line)
    guard start < page.lines.count else { return [] }
    let rest = start..<page.lines.count
    let foot =
      rest.first { Furniture.kind(of: page[$0]) != nil || isTitleInBrackets($0) } ?? rest.endIndex
    var blocks: [Block] = []
    if foot > start, number > 0, !rest.prefix(foot - start).allSatisfy({ isBlankOrCounter($0) }) {
      var block = page.block(.xpost, lines: start..<foot)
      block.number = number + 1
      block.readMarks(hasAnchors: false)
      blocks.append(block)
    } else if foot > start {
      blocks += FurnitureBlocks.cut(
        page, start..<foot, otherwise: number > 0 ? .metadata : .paragraph)
    }
    return blocks + FurnitureBlocks.cut(page, foot..<page.lines.count, otherwise: .notice)
  }

  private func isBlankOrCounter(_ line: Int) -> Bool {
    page.isBlank(line) || isCounter(page[line].trimmed)
  }

  private func isTitleInBrackets(_ line: Int) -> Bool {
    let text = page[line].trimmed
    return text.hasPrefix("<") && text.hasSuffix(">")
  }
}

extension XDigestReader.Ending {
  /// `… — NAME (@handle)` before the stamp, or `NAME @handle` alone on its line.
  fileprivate mutating func readAuthor(_ line: ArraySlice<UInt8>) {
    var text = line
    if text.hasSuffix(anyOf: ["·", "—", "–", "・"]) {
      text = text.dropLast(text.last == 0xB7 ? 2 : 3).trimmedEnd
    }
    let isInBrackets = text.hasSuffix(anyOf: [")", "）"])
    let inner = isInBrackets ? text.dropLast(text.hasSuffix(")") ? 1 : 3) : text
    guard let mark = inner.lastIndex(of: 0x40) else { return }
    let name = inner[(mark + 1)...]
    guard (1...20).contains(name.count),
      name.allSatisfy({ byte in
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      })
    else { return }
    var before = inner[..<mark]
    if isInBrackets {
      guard before.hasSuffix(anyOf: ["(", "（"]) else { return }
      before = before.dropLast(before.hasSuffix("(") ? 1 : 3).trimmedEnd
    } else {
      before = before.trimmedEnd
    }
    guard let (start, end) = Self.displayName(before, line: line, isInBrackets: isInBrackets) else {
      return
    }
    handle = "@" + name.string
    handlePlace = mark..<name.endIndex
    if start < before.endIndex {
      let display = before[start...].trimmed
      (author, authorPlace) = (display.string, display.indices)
    }
    textEnd = line[..<end].trimmedEnd.endIndex
  }

  /// Where the display name starts, behind a dash, and where the post's text ends.
  private static func displayName(
    _ before: ArraySlice<UInt8>, line: ArraySlice<UInt8>, isInBrackets: Bool
  ) -> (start: Int, end: Int)? {
    for dash in ["— ", "– ", "― ", "&mdash; ", "-- ", "- "] {
      var position = before.endIndex - dash.utf8.count
      while position >= before.startIndex {
        if before[position...].hasPrefix(dash),
          position == before.startIndex || before[..<position].hasSuffix(anyOf: [" ", "\u{3000}"])
            || dash.utf8.count > 2
        {
          return (position + dash.utf8.count, position)
        }
        position -= 1
      }
    }
    // Without a dash only a line of its own names the author.
    return before.scalarCount <= 50 && !before.isEmpty && before.firstIndex(of: "。") == nil
      ? (before.startIndex, line.startIndex) : nil
  }
}

extension Page {
  /// Says where the fields stand that an ending gives.
  func note(_ ending: XDigestReader.Ending) {
    note(.time, ending.stamp)
    note(.author, ending.authorPlace)
    note(.authorID, ending.handlePlace)
  }

  /// Says that a field was taken from a whole line.
  func note(_ part: BlockPart, line: Int) { note(part, self[line].trimmed.indices) }
}

/// How often a post was passed on, as digests write it.
enum RepostCount {
  private static let units = [
    "RP", "RT", "rp", "rt", "リポスト", "リツイート", "Reposts", "Repost", "reposts", "Retweets",
  ]

  static func parse(_ line: ArraySlice<UInt8>) -> Int? {
    var text = line.trimmed
    guard text.count <= 40 else { return nil }
    let hasUnitFirst = text.take(anyOf: units)
    if hasUnitFirst {
      text = text.trimmedStart
      _ = text.take(anyOf: [":", "："])
      text = text.trimmedStart
    }
    guard let count = number(&text) else { return nil }
    text = text.trimmedStart
    if !hasUnitFirst {
      guard text.take(anyOf: units) else { return nil }
    }
    text = text.trimmedStart
    // Likes and replies may stand behind.
    return text.isEmpty || text.leadingDigit != nil
      || text.hasPrefix(anyOf: ["いいね", "/", "・", "|", "件"])
      ? count : nil
  }

  /// `55`, `1,234`, `1.2万`, `3K`.
  static func number(_ text: inout ArraySlice<UInt8>) -> Int? {
    guard var value = text.takeNumber() else { return nil }
    while text.hasPrefix(anyOf: [",", "，"]) {
      var group = text.dropFirst(text.first == 0x2C ? 1 : 3)
      let size = group.count
      guard let next = group.takeNumber(maximumDigits: 3), value < 1_000_000,
        size - group.count == 3 || size - group.count == 9
      else { break }
      value = value * 1000 + next
      text = group
    }
    var (tenths, scale) = (0, 1)
    if text.first == 0x2E, let digit = text.dropFirst().leadingDigit {
      tenths = digit.value
      text = text.dropFirst(1 + digit.size)
      while let digit = text.leadingDigit { text = text.dropFirst(digit.size) }
    }
    if text.take("万") { scale = 10_000 } else if text.take(anyOf: ["K", "k", "千"]) { scale = 1000 }
    return value * scale + tenths * scale / 10
  }
}
