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
  /// The lines from the first sentence of an article to its last; `nil` of a text that has too few.
  private let body: ClosedRange<Int>?

  init(_ page: Page, _ range: Range<Int>) {
    (self.page, self.range) = (page, range)
    var (signs, content, end) = (0, 0, range.upperBound)
    for line in range where !page.isBlank(line) {
      content += 1
      guard Self.isSign(page[line]) else { continue }
      signs += 1
      if end == range.upperBound, content > 2, PageEnds.isEnd(page[line]) { end = line }
    }
    let body = Self.body(page, range.lowerBound..<end) ?? Self.body(page, range)
    let tail = body.map { Self.labelCount(page, $0.upperBound + 1..<range.upperBound) } ?? 0
    isFurnished = signs >= 2 || tail >= Self.longTail
    self.end = end
    self.body = isFurnished ? body : nil
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
    if let body {
      if lines.lowerBound > body.upperBound { return .headline }
      if lines.upperBound <= body.lowerBound { return .navigation }
    }
    if lines.contains(where: { Self.isSentence(page[$0].trimmed) }) { return nil }
    return lines.lowerBound > end ? .headline : .navigation
  }

  /// So many lines behind the last sentence that end none are links to other articles.
  private static let longTail = 8

  /// From the first sentence to the last, if there are three of them or more.
  private static func body(_ page: Page, _ range: Range<Int>) -> ClosedRange<Int>? {
    var (first, last, count) = (range.lowerBound, range.lowerBound, 0)
    for line in range where isWholeSentence(page[line].trimmed) {
      if count == 0 { first = line }
      last = line
      count += 1
    }
    return count >= 3 ? first...last : nil
  }

  /// Lines that are neither sentences nor items of a list.
  private static func labelCount(_ page: Page, _ range: Range<Int>) -> Int {
    range.count { line in
      !page.isBlank(line) && !page[line].trimmed.hasPrefix(anyOf: ["・", "- ", "* ", "■", "●", "◆"])
    }
  }

  /// Whether a line is a sentence beyond doubt: titles may be long, or end in an exclamation mark.
  private static func isWholeSentence(_ text: ArraySlice<UInt8>) -> Bool {
    if text.hasSuffix(anyOf: ["。", "。」", "。）", "。』"]) { return true }
    if text.columns > 120, text.firstIndex(of: "。") != nil { return true }
    return text.columns > 60 && text.hasSuffix(anyOf: [".", "!", "?", ".\"", "”", "다.", "」"])
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
