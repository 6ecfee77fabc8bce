/// Whether the stamps of a list end its posts or begin them, told by what stands around them.
struct StampLayout {
  enum Place {
    /// Each stamp ends a post.
    case foot
    /// Each stamp begins a post.
    case head
    /// Each stamp stands under a post's title, between blank lines.
    case middle
    /// The page proves none of these.
    case unclear
  }

  typealias Ending = XDigestReader.Ending

  private let page: Page
  private let endings: [Ending]
  private let stampLines: Set<Int>

  /// Where the stamps of `endings`, which are lines of `page`, stand in their posts.
  static func place(of endings: [Ending], on page: Page) -> Place {
    StampLayout(page: page, endings: endings, stampLines: Set(endings.map(\.line))).place()
  }

  private func place() -> Place {
    guard let first = endings.first, let last = endings.last else { return .unclear }
    let counted = endings.count { isCount($0.line + 1) }
    let sharing = endings.count { sharesLine($0) }
    // Counters follow a text, and so do stamps at the end of its last line.
    if counted * 2 >= endings.count || sharing * 2 >= endings.count { return .foot }
    let texts = page.lines.indices.filter { isText($0) && !stampLines.contains($0) }
    let heading = heading()
    let isBefore = texts.contains { $0 < first.line && $0 != heading }
    let isAfter = texts.contains { $0 > last.line }
    switch (isBefore, isAfter) {
    case (true, false): return .foot
    case (false, true): return .head
    case (false, false) where texts.isEmpty || endings.count == 1: return .foot
    default: return placeByBlankLines()
    }
  }

  /// Posts between blank lines show by themselves where their stamps stand.
  private func placeByBlankLines() -> Place {
    var (heads, feet, middles) = (0, 0, 0)
    for ending in endings {
      let (before, after) = (isText(ending.line - 1), isText(ending.line + 1))
      if before && after { middles += 1 } else if after { heads += 1 } else if before { feet += 1 }
    }
    // The first or last post may have lost a part.
    let enough = max(1, endings.count - 1)
    if heads >= enough && heads > feet { return .head }
    if feet >= enough && feet > heads { return .foot }
    return middles == endings.count && isOneStampAParagraph ? .middle : .unclear
  }

  private var isOneStampAParagraph: Bool {
    zip(endings, endings.dropFirst()).allSatisfy { first, second in
      (first.line..<second.line).contains { page.isBlank($0) }
    }
  }

  /// A first line that names the list.
  func heading() -> Int? { Self.heading(of: page, before: endings.first?.line ?? 0) }

  /// A first line before line `end` that is short, no sentence, and says that a list follows or is set
  /// apart from it.
  static func heading(of page: Page, before end: Int) -> Int? {
    let line = page.contentLine(from: 0)
    guard line < end else { return nil }
    let text = page[line].trimmed
    guard text.scalarCount <= 60, !text.hasSuffix(anyOf: ["。", "！", "？", "」"]),
      text.firstIndex(of: "://") == nil, !Furniture.isCounter(text),
      Furniture.kind(of: text) == nil
    else { return nil }
    // One of many hashtags of a post is not followed by a space.
    if text.hasPrefix("# ") || text.hasSuffix(anyOf: ["まとめ", "一覧", "まとめ】"]) { return line }
    // Alone between the page's start and a blank line, where the stamps have texts right under them.
    let isApart = page.contentLine(from: line + 1) == end && end > line + 1
    return isApart && end + 1 < page.lines.count && !page.isBlank(end + 1) ? line : nil
  }

  /// Whether text of a post shares the line with the stamp: more than a name that may stand there.
  private func sharesLine(_ ending: Ending) -> Bool {
    let text = page.bytes[page.lines[ending.line].start..<ending.textEnd].trimmed
    return text.scalarCount > 16 || text.contains(anyOf: ["。", "://", "#", "？", "！"])
  }

  private func isText(_ line: Int) -> Bool {
    guard page.lines.indices.contains(line), !page.isBlank(line) else { return false }
    return !isCount(line) && Furniture.kind(of: page[line]) == nil
  }

  private func isCount(_ line: Int) -> Bool {
    line < page.lines.count
      && (RepostCount.parse(page[line]) != nil || Engagement(page[line]) != nil
        || Furniture.isCounter(page[line]) && !stampLines.contains(line))
  }
}
