/// What of a page that no shape fits is no text: menus, buttons, links to other articles.
///
/// Only a page that shows such things has them taken off; in a text without any, every line counts.
struct PlainFurniture {
  private let page: Page
  private let range: Range<Int>
  /// Whether the page shows furniture.
  private let isFurnished: Bool
  /// A first line that names the text below it.
  private let title: Int?
  /// The first line behind which other articles are listed.
  private let end: Int

  init(_ page: Page, _ range: Range<Int>) {
    (self.page, self.range) = (page, range)
    var (signs, content, end) = (0, 0, range.upperBound)
    for line in range where !page.isBlank(line) {
      content += 1
      guard Self.isSign(page[line]) else { continue }
      signs += 1
      if end == range.upperBound, content > 2, PageEnds.isEnd(page[line]) { end = line }
    }
    isFurnished = signs >= 2
    self.end = end
    title = Self.title(page, range, isFurnished: isFurnished)
  }

  /// Whether the line is by itself furniture, wherever it stands.
  static func isSign(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    if text.isEmpty { return false }
    if PageEnds.isButton(text) || Furniture.isBadge(text) || Furniture.isByline(text) {
      return true
    }
    if text.scalarCount <= 40, PageEnds.isEnd(text) { return true }
    if Furniture.isCounter(text), text.contains(where: { $0 >= 0x80 || $0 | 0x20 >= 0x61 }) {
      return true
    }
    return Furniture.signedKind(of: text).map { $0 != .notice || text.scalarCount <= 60 } ?? false
  }

  /// The line breaks that part paragraphs here beside blank lines.
  func parts(_ line: Int) -> Bool { isFurnished && Self.isSign(page[line]) }

  /// What the block of `lines` is, if it is no paragraph.
  func kind(of lines: Range<Int>) -> BlockKind? {
    if lines.lowerBound == title { return .title }
    guard isFurnished else { return nil }
    let first = page[lines.lowerBound]
    if Self.isSign(first) { return Furniture.isCounter(first) ? .metadata : .navigation }
    if lines.contains(where: { Self.isSentence(page[$0].trimmed) }) { return nil }
    return lines.lowerBound > end ? .headline : .navigation
  }

  /// A single first line that ends no sentence, over a text that has some.
  private static func title(_ page: Page, _ range: Range<Int>, isFurnished: Bool) -> Int? {
    var seen = 0
    var line = page.contentLine(from: range.lowerBound)
    while line < range.upperBound, seen < (isFurnished ? 8 : 1) {
      var end = line + 1
      while end < range.upperBound, !page.isBlank(end) { end += 1 }
      let text = page[line].trimmed
      let below = page.contentLine(from: end)
      let isNamed =
        end == line + 1 && !isSentence(text) && (6...80).contains(text.scalarCount)
        && text.firstIndex(of: "://") == nil && !isSign(text)
        && !text.hasPrefix(anyOf: ["・", "■", "●", "※", ">", "＞", "- ", "* ", "「", "\u{3000}"])
      if isNamed, below < range.upperBound, isFurnished || isSentence(page[below].trimmed) {
        return line
      }
      seen += 1
      line = below
    }
    return nil
  }

  /// Whether the line ends a sentence, or is too long to be a label.
  private static func isSentence(_ text: ArraySlice<UInt8>) -> Bool {
    if text.hasPrefix("※") { return text.columns > 80 }
    return text.hasSuffix(anyOf: ["。", "！", "？", "」", "』", ".", "!", "?", ".\"", "”", "다.", "。」"])
      || text.firstIndex(of: "。") != nil || text.columns > 60
  }
}
