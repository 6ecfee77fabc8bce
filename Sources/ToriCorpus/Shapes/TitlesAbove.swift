import ToriText

/// Titles of posts that stand above heads which do not name them, told from all heads of a page: a short line
/// on its own above each, the first too.
struct TitlesAbove {
  private let page: Page
  private let window: PageWindow
  private let range: Range<Int>
  /// Lines that belong to no post.
  private let skipped: Set<Int>
  private static let widest = 80
  private static let fewestHeads = 3

  init(_ page: Page, _ window: PageWindow, _ range: Range<Int>, skipped: Set<Int>) {
    (self.page, self.window, self.range, self.skipped) = (page, window, range, skipped)
  }

  /// The heads, each with the title above it; those of another spelling may have none.
  func completed(_ heads: [Hit]) -> [Hit] {
    guard heads.allSatisfy({ $0.field(.title) == nil && $0.field(.number) == nil }) else {
      return heads
    }
    var heads = heads
    for spelling in Set(heads.map(\.spelling)).sorted() {
      let own = heads.indices.filter { heads[$0].spelling == spelling }
      let titles = own.map { index in
        title(above: heads[index].first, behind: index == 0 ? nil : heads[index - 1].last)
      }
      let found = titles.compactMap { $0 }
      // What recurs is a button.
      let texts = Set(found.map { Array(page[$0].trimmed) })
      guard own.count >= Self.fewestHeads, titles[0] != nil, found.count * 5 >= own.count * 4,
        texts.count * 5 >= found.count * 4
      else { continue }
      for (index, title) in zip(own, titles) {
        if let title { heads[index] = titled(heads[index], title) }
      }
    }
    return heads
  }

  private func titled(_ head: Hit, _ title: Int) -> Hit {
    let place = page[title].trimmed
    return Hit(
      spelling: head.spelling, first: title, last: head.last,
      fields: [Hit.Field(slot: .title, place: place.startIndex..<place.endIndex, date: nil)]
        + head.fields)
  }

  /// The line right above a head that may be its title; nothing else of the post before it, `last` the end of its
  /// head, may be taken with it.
  private func title(above head: Int, behind last: Int?) -> Int? {
    let floor = last.map { $0 + 1 } ?? range.lowerBound
    var line = head - 1
    while line >= floor, window.form(line) == .blank { line -= 1 }
    guard line >= floor, head - line <= 2, !skipped.contains(line) else { return nil }
    if let last {
      let hasText = (last + 1..<line).contains { window.form($0) != .blank }
      guard hasText, window.form(line - 1) == .blank else { return nil }
    } else if line > range.lowerBound, window.form(line - 1) != .blank {
      return nil
    }
    let text = page[line].trimmed
    switch window.form(line) {
    case .name, .mixed, .sentence: break
    default: return nil
    }
    guard (2...Self.widest).contains(text.columns),
      !text.hasSuffix(anyOf: ["。", ".", ",", "、", ":", "："]),
      !PageEnds.isEnd(text), !PageEnds.isButton(text), Furniture.signedKind(of: text) == nil,
      !Furniture.isCounter(text), !Furniture.isSection(text), !LearnedSupport.isReply(text),
      !text.hasPrefix(anyOf: ["http", ">", "@", "("])
    else { return nil }
    return line
  }
}
