import ToriTime

/// What stands before, between and behind the posts.
extension PostCutter {
  /// The lines of a list that its spelling does not fit: as long as its items, they are items that say less.
  mutating func undated(_ lines: Range<Int>) {
    let lengths = heads.prefix(100).map { page[$0.first].trimmed.scalarCount }.sorted()
    let usual = lengths[lengths.count / 2]
    var line = lines.lowerBound
    while line < lines.upperBound {
      let text = page[line].trimmed
      if window.form(line) == .blank {
        line += 1
      } else if text.scalarCount >= 20, text.scalarCount * 2 >= usual, !PlainFurniture.isSign(text)
      {
        count += 1
        var block = page.block(.news, lines: line..<line + 1)
        block.number = count
        block.readMarks(hasAnchors: false)
        blocks.append(block)
        line += 1
      } else {
        var end = line + 1
        while end < lines.upperBound, window.form(end) != .blank, page[end].trimmed.scalarCount < 20
        { end += 1 }
        blocks += FurnitureBlocks.cut(page, line..<end, otherwise: .headline)
        line = end
      }
    }
  }

  mutating func before(_ lines: Range<Int>) {
    around(lines, isBefore: true)
  }

  /// What belongs to no post.
  mutating func around(_ lines: Range<Int>, isBefore: Bool = false) {
    guard !lines.isEmpty else { return }
    // What stands behind a list of titles under their days is an article.
    if shape.extent == .block
      || DayList.isOne(shape) && lines.lowerBound > heads.last?.last ?? .max
    {
      let furniture = article ?? PlainFurniture(page, range)
      article = furniture
      blocks += PlainReader.read(page, lines, isMarkdown: false, zone: zone, furniture: furniture)
      return
    }
    var otherwise = BlockKind.metadata
    if !isBefore, shape.kind == .thread { otherwise = .headline }
    if !isBefore, candidate.role == .line, shape.isList {
      undated(lines)
      return
    }
    var own = FurnitureBlocks.cut(page, lines, otherwise: otherwise)
    if isBefore, !blocks.contains(where: { $0.kind == .title }),
      let title = own.firstIndex(where: { $0.kind == .metadata && PageHeading.isTitle($0) }),
      !search.begins(lists.starts, window, own[title].lines.lowerBound - 1)
    {
      own[title].kind = .title
    }
    blocks += own
  }

  /// What follows the last foot: a post that was cut off, or the page's foot.
  mutating func rest(_ lines: Range<Int>) {
    let start = page.contentLine(from: lines.lowerBound)
    guard start < lines.upperBound else { return }
    var end = lines.upperBound
    for line in start..<lines.upperBound where window.form(line) != .blank {
      if search.begins(lists.ends, window, line) || PageEnds.isEnd(page[line])
        || Furniture.kind(of: page[line]) != nil || PageHeading.isInAngles(page[line])
      {
        end = line
        break
      }
    }
    var isText = false
    for line in start..<end where !isSkipped(line) && window.form(line) != .stamp { isText = true }
    if isText, shape.extent == .all, shape.kind == .xpost {
      count += 1
      var block = page.block(kind(number: nil, title: nil), lines: start..<end)
      block.number = count
      block.readMarks(hasAnchors: false)
      blocks.append(block)
      around(end..<lines.upperBound)
    } else {
      around(start..<lines.upperBound)
    }
  }

  mutating func isSkipped(_ line: Int) -> Bool {
    switch window.form(line) {
    case .blank, .button, .number: return true
    default: return search.fits(lists.skips, window, line) || Furniture.isCounter(page[line])
    }
  }
}
