import ToriTime

/// Digests whose posts begin with author and stamp: `太郎 @taro · 2025/12/01`, then the text.
extension XDigestReader {
  /// A post from each stamp to the next.
  func headed(_ headers: [Ending]) -> [Block] {
    guard let first = headers.first else { return [] }
    var blocks = head(before: first.line)
    for (index, header) in headers.enumerated() {
      let next = index + 1 < headers.count ? headers[index + 1].line : page.lines.count
      let end = index + 1 < headers.count ? next : footStart(header.line + 1..<next)
      blocks.append(post(header, number: index + 1, end: end))
      blocks += FurnitureBlocks.cut(page, end..<next, otherwise: .notice)
    }
    return blocks
  }

  private func post(_ header: Ending, number: Int, end: Int) -> Block {
    // Counters may stand behind the text, on one line or on several.
    var (textEnd, reposts) = (end, Int?.none)
    while let last = page.lastContentLine(of: header.line + 1..<textEnd) {
      if let count = Engagement(page[last]) {
        reposts = count.reposts ?? reposts
        if count.reposts != nil { page.note(.reposts, line: last) }
      } else if let count = RepostCount.parse(page[last]) {
        reposts = count
        page.note(.reposts, line: last)
      } else {
        break
      }
      textEnd = last
    }
    let last = page.lastContentLine(of: header.line..<end) ?? header.line
    var block = page.block(
      .xpost, from: page.lines[header.line].start, lines: header.line...last,
      text: page.bytes(ofLines: header.line + 1..<textEnd))
    block.number = number
    block.author = header.author
    block.authorID = header.handle
    block.time = header.date.span(in: zone)
    block.reposts = reposts
    block.isDeleted = saysDeleted(block.text)
    block.readMarks(hasAnchors: false)
    page.note(header)
    return block
  }

  /// The page's title, and what else stands before the first post.
  private func head(before line: Int) -> [Block] {
    let heading = StampLayout.heading(of: page, before: line)
    let start = heading.map { $0 + 1 } ?? 0
    return (heading.map { [page.block(.title, lines: $0..<$0 + 1)] } ?? [])
      + FurnitureBlocks.cut(page, start..<line, otherwise: .metadata)
  }

  /// Where the page's foot begins behind the last post: a notice or menu behind a blank line.
  private func footStart(_ range: Range<Int>) -> Int {
    range.first { page.isBlank($0 - 1) && Furniture.kind(of: page[$0]) != nil } ?? range.upperBound
  }
}
