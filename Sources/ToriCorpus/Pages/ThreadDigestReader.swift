import ToriTime

/// Reads a blog's summary of a board thread: posts under headers, in an order of the blog's own, with
/// links to other articles between and after them.
struct ThreadDigestReader {
  private let page: Page
  private let zone: Zone
  /// The lines that are headers, ascending.
  private let headers: [(line: Int, header: ThreadHeader)]
  /// How many blank lines set two posts apart, if they are many enough to tell.
  private let gap: Int?

  static func read(_ page: Page, zone: Zone) -> [Block] {
    let reader = ThreadDigestReader(page, zone)
    var blocks = reader.head()
    for index in reader.headers.indices { blocks += reader.section(index) }
    return blocks
  }

  private init(_ page: Page, _ zone: Zone) {
    self.page = page
    self.zone = zone
    let found = page.lines.indices.compactMap { line in
      ThreadHeader(page[line]).map { (line: line, header: $0) }
    }
    headers = found
    var counts: [Int: Int] = [:]
    for (line, _) in found {
      var blank = 0
      while blank < line, page.isBlank(line - blank - 1) { blank += 1 }
      counts[blank, default: 0] += 1
    }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    gap = usual >= 2 ? usual : nil
  }

  /// What stands before the first post: the page's title, menus, an introduction.
  private func head() -> [Block] {
    let end = headers.first?.line ?? page.lines.count
    var blocks: [Block] = []
    for block in FurnitureBlocks.cut(page, 0..<end, otherwise: .paragraph) {
      var block = block
      if block.kind == .paragraph {
        if !blocks.contains(where: { $0.kind == .title }),
          isTitle(block) || blocks.isEmpty && isFirstHeading(block)
        {
          block.kind = .title
        } else {
          block.readMarks(hasAnchors: false)
        }
      }
      blocks.append(block)
    }
    return blocks
  }

  /// `# 猫まとめ`, or a first line too short to be told otherwise, and no sentence.
  private func isFirstHeading(_ block: Block) -> Bool {
    let text = Array(block.text.utf8)[...]
    return !text.contains(0x0A) && !text.hasSuffix("。")
      && (text.hasPrefix("# ") && text.scalarCount <= 140 || (3..<8).contains(text.scalarCount))
  }

  private func isTitle(_ block: Block) -> Bool {
    !block.text.utf8.contains(0x0A) && Furniture.isHeadlineLike(Array(block.text.utf8)[...])
  }

  /// A post, and what the blog put behind it.
  private func section(_ index: Int) -> [Block] {
    let (line, header) = headers[index]
    let end = index + 1 < headers.count ? headers[index + 1].line : page.lines.count
    let body = line + 1..<bodyEnd(line + 1..<end)
    let last = page.lastContentLine(of: line..<body.upperBound) ?? line
    let textEnd = body.isEmpty ? page.lines[line].end : page.lines[body.upperBound - 1].end
    let isFirst = header.number == 1 || index == 0 && opensAtBoardNumber
    var post = page.block(
      isFirst ? .opening : .reply, from: page.lines[line].start, lines: line...last,
      text: header.textStart..<max(header.textStart, textEnd))
    post.take(header, zone: zone)
    page.note(header)
    return [post] + FurnitureBlocks.cut(page, body.upperBound..<end)
  }

  /// Numbers that count a board's posts rise; the first of a thread that begins with the lowest opens it.
  private var opensAtBoardNumber: Bool {
    guard let first = headers.first?.header, first.isBoardNumber else { return false }
    return headers.allSatisfy { $0.header.number >= first.number }
  }

  /// Where, in the lines between two headers, the post ends and links to other articles begin.
  private func bodyEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    if let gap, let cut = gapEnd(range, gap) { end = cut }
    if let run = badgeRun(range.lowerBound..<end) { end = run }
    if let cut = sourceLine(range.lowerBound..<end) { end = cut }
    if let cut = sectionLine(range.lowerBound..<end) { end = cut }
    if let run = headlineRun(range.lowerBound..<end) { end = run }
    return end
  }

  /// Behind as much space as sets posts apart, lines that show by something that they are no post.
  private func gapEnd(_ range: Range<Int>, _ gap: Int) -> Int? {
    var blank = 0
    for line in range {
      if page.isBlank(line) {
        blank += 1
        continue
      }
      if blank >= gap, line > range.lowerBound + blank,
        isFurniture(line..<min(line + 40, range.upperBound))
      {
        return line
      }
      blank = 0
    }
    return nil
  }

  private func isFurniture(_ range: Range<Int>) -> Bool {
    let lines = range.filter { !page.isBlank($0) }
    if lines.contains(where: { Furniture.isBadge(page[$0]) || Furniture.kind(of: page[$0]) != nil })
    {
      return true
    }
    let plain = lines.filter { Furniture.isPlainlyHeadline(page[$0]) }.count
    return lines.allSatisfy { Furniture.isHeadlineLike(page[$0]) }
      && (lines.count >= 3 || plain == lines.count)
  }

  /// The first of the headlines that stand without a break before and around a badge.
  private func badgeRun(_ range: Range<Int>) -> Int? {
    guard let badge = range.first(where: { Furniture.isBadge(page[$0]) }) else { return nil }
    var start = badge
    while start - 1 > range.lowerBound, Furniture.isHeadlineLike(page[start - 1]) { start -= 1 }
    return start > range.lowerBound ? start : nil
  }

  /// A line that names where the thread was taken from ends the last post. Any other such line, of a
  /// post that names its source, has no blank line before it.
  private func sourceLine(_ range: Range<Int>) -> Int? {
    let isLast = headers.last.map { $0.line < range.lowerBound } ?? true
    return range.dropFirst().first { line in
      let isThreads = page[line].trimmed.hasPrefix(anyOf: ["引用元", "元スレ", "転載元", "スレ元"])
      return isLast && isThreads
        || page.isBlank(line - 1) && Furniture.kind(of: page[line]) == .metadata
    }
  }

  /// Behind a blank line, a line of nothing but the name of a section of the page: advertisement,
  /// articles on the matter, comments.
  private func sectionLine(_ range: Range<Int>) -> Int? {
    range.dropFirst().first { page.isBlank($0 - 1) && Furniture.isSection(page[$0]) }
  }

  /// Three headlines and more behind a blank line or a finished sentence, at least a third of them
  /// plainly so.
  private func headlineRun(_ range: Range<Int>) -> Int? {
    guard let last = page.lastContentLine(of: range) else { return nil }
    var start = last + 1
    while start - 1 > range.lowerBound, Furniture.isHeadlineLike(page[start - 1]) { start -= 1 }
    let count = last + 1 - start
    let plain = (start..<last + 1).filter { Furniture.isPlainlyHeadline(page[$0]) }.count
    guard count >= 3, plain * 3 >= count else { return nil }
    let before = page[start - 1].trimmed
    return before.isEmpty || before.hasSuffix("。") ? start : nil
  }
}

extension Block {
  /// The fields that the post's header states, and those that its text holds.
  mutating func take(_ header: ThreadHeader, zone: Zone) {
    number = header.number
    author = header.author
    authorID = header.authorID
    time = header.date?.span(in: zone)
    isDeleted = header.isDeleted || saysDeleted(text)
    readMarks(hasAnchors: true)
    // A post that names its own number answers nobody.
    repliesTo.removeAll { $0.number == number }
  }
}
