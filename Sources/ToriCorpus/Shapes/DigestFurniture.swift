/// What blogs put behind the posts of a thread: links to other articles, sources, sections of the page.
struct DigestFurniture {
  private let page: Page
  /// How many blank lines set two posts apart, if they are many enough to tell.
  private let gap: Int?

  init(_ page: Page, headLines: [Int]) {
    self.page = page
    var counts: [Int: Int] = [:]
    for line in headLines {
      var blank = 0
      while blank < line, page.isBlank(line - blank - 1) { blank += 1 }
      counts[blank, default: 0] += 1
    }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    gap = usual >= 2 ? usual : nil
  }
  /// Where, in the lines between two headers, the post ends and links to other articles begin.
  func bodyEnd(_ range: Range<Int>, isLast: Bool) -> Int {
    guard !range.isEmpty else { return range.upperBound }
    var end = range.upperBound
    if let gap, let cut = gapEnd(range, gap) { end = cut }
    if let run = badgeRun(range.lowerBound..<end) { end = run }
    if let cut = sourceLine(range.lowerBound..<end, isLast: isLast) { end = cut }
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
  private func sourceLine(_ range: Range<Int>, isLast: Bool) -> Int? {
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
