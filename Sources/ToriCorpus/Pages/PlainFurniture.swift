/// What of a page that no shape fits is no text: menus, buttons, links to other articles.
///
/// Only a page that shows such things has them taken off; in a text without any, every line counts.
struct PlainFurniture {
  private let page: Page
  private let range: Range<Int>
  /// What of the page is text; `nil` of a page that shows no furniture, and of one without sentences.
  private let body: ArticleBody?
  /// Whether the page shows furniture, and whether it is to be taken off what else is no text: of a page that is
  /// nearly all prose too.
  private let showsSigns: Bool
  private let isFurnished: Bool
  /// A line that names the text below it.
  private let title: Int?
  /// The lines of posts that no shape tells apart.
  private let unread: UnreadPosts?

  /// So many lines of menus, buttons and the like show that a page is one.
  private static let leastSigns = 3
  /// So many lines behind the last sentence that end none are links to other articles.
  private static let longTail = 8

  /// A page of which so much is prose is an article, whose few labels are none of its text.
  private static let proseShare = 0.6

  /// `isFurnished`: whether the page is known to show menus and links, however few are found.
  init(
    _ page: Page, _ range: Range<Int>, isFurnished isKnown: Bool = false,
    unread: UnreadPosts? = nil
  ) {
    (self.page, self.range) = (page, range)
    self.unread = unread
    let body = ArticleBody(page, range)
    let (signs, others) = Self.signCounts(page, range)
    let tail = body.lines.map { Self.labelCount(page, $0.upperBound..<range.upperBound) } ?? 0
    showsSigns =
      isKnown || signs >= 2 || tail >= Self.longTail
      || signs + others >= Self.leastSigns && (signs + others) * 12 >= page.contentCount(range)
      || Self.isLaidOut(page, range)
    isFurnished = showsSigns || unread != nil || body.share(of: page) >= Self.proseShare
    self.body = isFurnished && body.lines != nil ? body : nil
    title = Self.title(page, range, isFurnished: isFurnished, body: self.body)
  }

  /// How many lines are furniture by themselves, and how many more by the words that they begin with.
  private static func signCounts(_ page: Page, _ range: Range<Int>) -> (Int, Int) {
    var (signs, others) = (0, 0)
    for line in range where !page.isBlank(line) {
      if isSign(page[line]) {
        signs += 1
      } else if ArticleBody.part(page[line].trimmed) == .sign {
        others += 1
      }
    }
    return (signs, others)
  }

  /// Whether lines stand there that texts do not have, in any language: links side by side, numbers alone; and
  /// more that name a value.
  private static func isLaidOut(_ page: Page, _ range: Range<Int>) -> Bool {
    var (laid, named) = (0, 0)
    for line in range.prefix(2000) where !page.isBlank(line) {
      let text = page[line].trimmed
      guard text.columns <= 90, !text.endsSentence else { continue }
      if isRow(text) || text.allSatisfy(PageWindow.isDigit) {
        laid += 1
      } else if let colon = text.firstIndex(where: { $0 == 0x3A }) ?? text.firstIndex(of: "："),
        text[..<colon].columns <= 24, colon + 1 < text.endIndex
      {
        named += 1
      }
    }
    return laid >= 1 && laid + named >= leastSigns && (laid + named) * 8 >= page.contentCount(range)
  }

  /// `ホーム > 港 > 泥`, `[Prev] | [Next]`, `«前 次»`.
  private static func isRow(_ text: ArraySlice<UInt8>) -> Bool {
    [" > ", " | ", " » ", " › ", " ｜ ", "] [", "«", "»"].contains { text.firstIndex(of: $0) != nil }
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

  /// Whether the paragraph that `line` stands in cannot go on to the next line.
  func parts(_ line: Int, from next: Int) -> Bool {
    guard isFurnished else { return false }
    if let unread, unread.contains(line) != unread.contains(next) { return true }
    if !showsSigns { return false }
    if let body { return body.contains(line) != body.contains(next) }
    return Self.isSign(page[line]) || Self.isSign(page[next])
  }

  /// What the block of `lines` is, if it is no paragraph.
  func kind(of lines: Range<Int>) -> BlockKind? {
    if lines.lowerBound == title { return .title }
    guard isFurnished else { return nil }
    let first = page[lines.lowerBound]
    if let unread, unread.contains(lines.lowerBound) {
      return Self.isSign(first) ? (Furniture.isCounter(first) ? .metadata : .navigation) : .unclear
    }
    if let body {
      if lines.contains(where: body.contains) { return isHeading(lines) ? .title : nil }
      if !showsSigns, lines.contains(where: { page[$0].trimmed.endsSentence }) { return nil }
      if Furniture.isCounter(first) { return .metadata }
      if Self.isSign(first) { return .navigation }
      guard let text = body.lines else { return nil }
      return lines.lowerBound >= text.upperBound ? .headline : .navigation
    }
    if Self.isSign(first) { return Furniture.isCounter(first) ? .metadata : .navigation }
    let isText = lines.contains { line in
      Self.isSentence(page[line].trimmed) && ArticleBody.part(page[line].trimmed) != .label
    }
    return isText ? nil : .navigation
  }

  /// Whether a line alone between paragraphs names what follows.
  private func isHeading(_ lines: Range<Int>) -> Bool {
    let text = page[lines.lowerBound].trimmed
    let below = page.contentLine(from: lines.upperBound)
    guard lines.count == 1, (6...60).contains(text.columns), !text.endsSentence,
      !NameTest.endsLikeVerb(text), ArticleBody.part(text) == .label, !ArticleBody.isItem(text),
      !text.hasPrefix(anyOf: ["「", "『", "“", "\"", "(", "（", ">", "＞", "http", "@", "\u{3000}"]),
      text.last != 0x2C, !text.hasSuffix(anyOf: ["、", ":", "：", "」", "』"]),
      below > lines.upperBound, below < range.upperBound
    else { return false }
    return ArticleBody.part(page[below].trimmed) == .sentence
  }

  /// Lines that are neither sentences nor items of a list.
  private static func labelCount(_ page: Page, _ range: Range<Int>) -> Int {
    range.count { line in
      !page.isBlank(line) && !page[line].trimmed.hasPrefix(anyOf: ["・", "- ", "* ", "■", "●", "◆"])
    }
  }

  /// A line that names the text: the first over a text of sentences, else the widest label of the few above
  /// an article's first sentence.
  private static func title(
    _ page: Page, _ range: Range<Int>, isFurnished: Bool, body: ArticleBody?
  )
    -> Int?
  {
    if let first = body?.lines?.lowerBound {
      let above = (range.lowerBound..<first).filter { !page.isBlank($0) }.suffix(12)
      return above.filter { isName(page, $0) && ArticleBody.part(page[$0].trimmed) != .sign }
        .max { page[$0].trimmed.columns < page[$1].trimmed.columns }
    }
    let line = page.contentLine(from: range.lowerBound)
    guard line < range.upperBound else { return nil }
    var end = line + 1
    while end < range.upperBound, !page.isBlank(end) { end += 1 }
    let below = page.contentLine(from: end)
    guard end == line + 1, isName(page, line), below < range.upperBound,
      isFurnished || isSentence(page[below].trimmed)
    else { return nil }
    return line
  }

  private static func isName(_ page: Page, _ line: Int) -> Bool {
    let text = page[line].trimmed
    return !isSentence(text) && (6...80).contains(text.scalarCount)
      && text.firstIndex(of: "://") == nil && !isSign(text) && text.firstIndex(of: " > ") == nil
      && !text.hasPrefix(anyOf: ["・", "■", "●", "※", ">", "＞", "- ", "* ", "「", "\u{3000}"])
  }

  /// Whether the line ends a sentence, or is too long to be a label.
  private static func isSentence(_ text: ArraySlice<UInt8>) -> Bool {
    if text.hasPrefix("※") { return text.columns > 80 }
    return text.hasSuffix(anyOf: ["。", "！", "？", "」", "』", ".", "!", "?", ".\"", "”", "다.", "。」"])
      || text.firstIndex(of: "。") != nil || text.columns > 60
  }
}
