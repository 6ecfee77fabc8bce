import ToriTime

/// Reads an article that explains a matter and cites others: paragraphs, the cited articles with title,
/// date and link, and the page's menus.
struct ExplainerReader {
  private let page: Page
  private let zone: Zone
  /// The lines that are not blank.
  private let content: [Int]
  private let isJapanese: Bool
  private let order: StampOrder

  static func read(_ page: Page, zone: Zone, order: DateOrder?) -> [Block] {
    let content = page.lines.indices.filter { !page.isBlank($0) }
    let foreign = page.bytes.count { $0 >= 0x80 }
    return ExplainerReader(
      page: page, zone: zone, content: content, isJapanese: foreign * 2 > page.bytes.count,
      order: StampOrder(page, given: order)
    ).blocks()
  }

  private func blocks() -> [Block] {
    var blocks: [Block] = []
    var (index, hasTitle, isPastEnd) = (0, false, false)
    var heading: String?
    while index < content.count {
      if let end = citationEnd(from: index) {
        blocks.append(citation(index...end, heading: heading))
        index = end + 1
        continue
      }
      let line = content[index]
      if let kind = furniture(page[line]) {
        blocks.append(page.block(kind, lines: line..<line + 1))
        isPastEnd = isPastEnd || hasTitle && kind == .navigation && isNextPage(page[line])
        index += 1
        continue
      }
      if !hasTitle, Furniture.isHeadlineLike(page[line]) || page[line].trimmed.hasPrefix("# ") {
        hasTitle = true
        blocks.append(page.block(.title, lines: line..<line + 1))
        index += 1
        continue
      }
      hasTitle = true
      // Behind the link to the next page stand its title and other articles.
      if isPastEnd {
        blocks.append(page.block(.headline, lines: line..<line + 1))
        index += 1
        continue
      }
      let end = paragraphEnd(from: index)
      var block = page.block(.paragraph, lines: line..<content[end] + 1)
      block.heading = heading
      block.isDeleted = saysDeleted(block.text)
      block.readMarks(hasAnchors: false)
      blocks.append(block)
      if end == index, isHeading(page[line]) { heading = Self.headingText(page[line]) }
      index = end + 1
    }
    return blocks
  }

  /// The last of the lines that stand without a blank one between; a bullet or heading is by itself.
  private func paragraphEnd(from index: Int) -> Int {
    guard !isHeading(page[content[index]]) else { return index }
    var end = index
    while end + 1 < content.count, content[end + 1] == content[end] + 1 {
      let next = page[content[end + 1]]
      if NewsListReader.bullet(next.trimmed) > 0 || isHeading(next) || furniture(next) != nil
        || citationEnd(from: end + 1) != nil
      {
        break
      }
      end += 1
    }
    return end
  }

  private func furniture(_ line: ArraySlice<UInt8>) -> BlockKind? {
    let text = line.trimmed
    if Furniture.isBadge(text) || isForeignLabel(text) { return .navigation }
    if Furniture.isCounter(text) { return .metadata }
    guard let kind = Furniture.kind(of: text) else { return nil }
    // A sentence about terms of use is no notice, nor a long one in brackets a menu.
    return kind == .notice && text.hasSuffix("。") && text.scalarCount > 60 ? nil : kind
  }

  /// A few Latin words without a stop, on a page that is written in another script: the name of the
  /// site, the names of its buttons.
  private func isForeignLabel(_ text: ArraySlice<UInt8>) -> Bool {
    isJapanese && text.count <= 60
      && text.allSatisfy { $0 == 0x20 || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  }

  private func isNextPage(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(anyOf: [
      "次のページ", "次の記事", "関連記事", "人気記事", "おすすめ記事", "Next page", "Related", "More posts", "Read more",
    ])
  }

  /// A short line that ends no sentence and begins no list.
  private func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    if text.hasPrefix(anyOf: ["## ", "### ", "■", "◆", "▼"]) { return text.scalarCount <= 60 }
    return (4...32).contains(text.scalarCount)
      && !text.hasSuffix(anyOf: ["。", "．", ".", "!", "！", "?", "？", "…", "」", "、", ":", "："])
      && !text.contains(anyOf: ["。", "、", "://", "，"]) && NewsListReader.bullet(text) == 0
      && !text.hasSuffix(anyOf: ["す", "た", "る", "い", "ん"]) && Self.leadsNoEmoji(text)
  }

  private static func leadsNoEmoji(_ text: ArraySlice<UInt8>) -> Bool {
    // Emoji beyond the basic plane take four bytes, which kanji in use do not.
    guard let first = text.first else { return true }
    return first < 0xF0
  }

  private static func headingText(_ line: ArraySlice<UInt8>) -> String {
    var text = line.trimmed
    while text.take(anyOf: ["#", "■", "◆", "▼", " ", "\u{3000}"]) {}
    return text.string
  }

  // MARK: Citations

  private static let published = [
    "公開日", "掲載日", "配信日", "投稿日", "更新日", "発表日", "公開:", "公開：", "配信:", "配信：", "Published", "Posted",
    "Date:",
  ]
  private static let sources = [
    "出典/画像元", "出典", "引用元", "画像元", "引用：", "引用:", "参照元", "参考：", "参考:", "Source:", "source:",
    "Source：",
    "Via:", "via:",
  ]

  /// The index of the citation's last line, if the line at `index` is the title of a cited article: the
  /// date of its publication comes next, and a line that names its source ends it.
  private func citationEnd(from index: Int) -> Int? {
    guard index + 1 < content.count, publishedDate(page[content[index + 1]]) != nil,
      furniture(page[content[index]]) == nil
    else { return nil }
    let limit = min(content.count, index + 40)
    var last = index + 1
    for line in index + 2..<Swift.max(limit, index + 2) {
      let text = page[content[line]].trimmed
      if text.contains(anyOf: Self.sources) { return line }
      // The next citation begins: this one names no source.
      if line + 1 < content.count, publishedDate(page[content[line + 1]]) != nil { break }
      if NewsListReader.bullet(text) > 0 || text.hasPrefix(anyOf: [">", "＞"]) {
        if last == line - 1 { last = line }
      }
    }
    return last
  }

  private func publishedDate(
    _ line: ArraySlice<UInt8>
  ) -> (date: PartialDate, place: Range<Int>)? {
    var text = line.trimmed
    guard text.count <= 80, text.take(anyOf: Self.published) else { return nil }
    text = text.trimmedStart
    _ = text.take(anyOf: [":", "：", "on "])
    text = text.trimmedStart
    return Stamp.parse(prefixOf: text, order.reading(of: text.span)).map {
      ($0.date, text.startIndex..<text.startIndex + $0.byteCount)
    }
  }

  private func citation(_ range: ClosedRange<Int>, heading: String?) -> Block {
    let lines = content[range.lowerBound]..<content[range.upperBound] + 1
    var block = page.block(.citation, lines: lines)
    block.title = Self.headingText(page[lines.lowerBound])
    let published = publishedDate(page[content[range.lowerBound + 1]])
    block.time = published?.date.span(in: zone)
    page.note(.title, page[lines.lowerBound].trimmed.indices)
    page.note(.time, published?.place)
    block.heading = heading
    block.readMarks(hasAnchors: false)
    return block
  }
}
