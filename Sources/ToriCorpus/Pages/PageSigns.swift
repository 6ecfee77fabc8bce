/// What speaks for one of the readers of pages that no shape fits.
struct PageSigns {
  /// Something seen, and how much it says.
  struct Evidence {
    let reader: ReaderName
    let points: Int
    /// Nil where it is not worth telling.
    let what: ReadFact?
  }

  /// The reader for which most speaks.
  let best: ReaderName
  /// What was seen.
  let seen: ReadFact

  /// A page shows its kind early; more of a long one tells no more.
  private static let sampleSize = 1 << 18

  init(_ page: Page, isMarkdown: Bool) {
    let isLong = page.bytes.count > Self.sampleSize
    let sample = isLong ? Page(Array(page.bytes.prefix(Self.sampleSize))) : page
    let evidence = Self.evidence(sample, isMarkdown: isMarkdown)
    var points: [ReaderName: Int] = [:]
    for sign in evidence { points[sign.reader, default: 0] += sign.points }
    // The first of equals in the order of the readers, so that the choice is the same each time.
    var best = ReaderName.plain
    for reader in ReaderName.allCases where points[reader, default: 0] > points[best, default: 0] {
      best = reader
    }
    self.best = best
    let seen = evidence.filter { $0.reader == best }.sorted { $0.points > $1.points }
      .compactMap(\.what)
    self.seen = Self.together(seen, isLong: isLong)
  }

  private static func together(_ seen: [ReadFact], isLong: Bool) -> ReadFact {
    if seen.isEmpty {
      return .seen(.noOtherSign)
    }
    let list = seen.count == 1 ? seen[0] : ReadFact.seen(.several, seen)
    return isLong ? .seen(.atBeginning, list) : list
  }

  private static func evidence(_ page: Page, isMarkdown: Bool) -> [Evidence] {
    var evidence = [
      Evidence(
        reader: .plain, points: isMarkdown ? 30 : 5,
        what: isMarkdown
          ? .seen(.markdownName) : nil)
    ]
    evidence += flattened(page)
    evidence += article(page)
    evidence += list(page)
    return evidence
  }

  private static func flattened(_ page: Page) -> [Evidence] {
    var (markers, anchors, deleted, counters) = (0, 0, 0, 0)
    for line in page.lines.indices where !page.isBlank(line) {
      let text = page[line]
      if FlattenedThreadReader.marker(text) != nil, NameAndStamp(page, line + 1) != nil {
        markers += 1
      }
      if FlattenedThreadReader.trailingAnchor(text) != nil { anchors += 1 }
      if saysDeleted(text) { deleted += 1 }
      if Furniture.isCounter(text) { counters += 1 }
    }
    // One anchor at the end of a line may stand in any text, and so may one number before a line with a stamp.
    guard markers > 1 || markers == 1 && anchors > 0 || anchors > 1 else {
      return []
    }
    return [
      Evidence(
        reader: .flattenedThread, points: markers * 12,
        what: markers == 0
          ? nil
          : .seen(.numberedHeads, markers)),
      Evidence(
        reader: .flattenedThread, points: anchors * 6,
        what: anchors == 0
          ? nil
          : .seen(.anchors, anchors)),
      Evidence(
        reader: .flattenedThread, points: deleted * 3,
        what: deleted == 0
          ? nil
          : .seen(.deletions, deleted)),
      Evidence(reader: .flattenedThread, points: min(counters, 4), what: nil),
    ]
  }

  private static func article(_ page: Page) -> [Evidence] {
    let content = page.lines.indices.filter { !page.isBlank($0) }
    guard content.count >= 4 else { return [] }
    var (published, sources, bullets, spaced) = (0, 0, 0, 0)
    for line in content {
      let text = page[line].trimmed
      if text.count <= 80, text.hasPrefix(anyOf: ["公開日", "掲載日", "配信日", "Published", "更新日", "投稿日"]) {
        published += 1
      }
      if text.contains(anyOf: ["出典", "引用元", "画像元", "Source:", "source:"]),
        text.firstIndex(of: "://") != nil
      {
        sources += 1
      }
      if text.hasPrefix(anyOf: ["💡", "✅", "📘", "☑", "👉", "📌"]) { bullets += 1 }
      if line + 1 < page.lines.count, page.isBlank(line + 1) { spaced += 1 }
    }
    // A date of publication alone is that of the page: an article that cites others names where they are.
    guard sources > 0 || bullets >= 3 else { return [] }
    let isSpaced = spaced * 5 >= content.count * 4
    let hasNext = content.contains { page[$0].trimmed.hasPrefix(anyOf: ["次のページ", "Next page"]) }
    return [
      Evidence(
        reader: .explainer, points: published * 10,
        what: published == 0
          ? nil
          : .seen(.publicationDates, published)),
      Evidence(
        reader: .explainer, points: sources * 8,
        what: sources == 0
          ? nil
          : .seen(.namedSources, sources)),
      Evidence(
        reader: .explainer, points: min(bullets, 10),
        what: bullets == 0
          ? nil
          : .seen(.pictureBullets, bullets)),
      Evidence(
        reader: .explainer, points: hasNext ? 8 : 0,
        what: hasNext ? .seen(.nextPage) : nil),
      Evidence(
        reader: .explainer, points: isSpaced && published + sources > 0 ? 6 : 0,
        what: isSpaced && published + sources > 0
          ? .seen(.spacedLines) : nil),
    ]
  }

  private static func list(_ page: Page) -> [Evidence] {
    let content = page.lines.indices.filter { !page.isBlank($0) }
    guard content.count >= 4 else { return [] }
    var (items, dates, bullets, open) = (0, 0, 0, 0)
    let order = StampOrder(page)
    for line in content {
      let text = page[line].trimmed
      if (35...260).contains(text.scalarCount) { items += 1 }
      if NewsListReader.leadingDate(page[line], order).date != nil { dates += 1 }
      if NewsListReader.bullet(text) > 0 { bullets += 1 }
      if !text.hasSuffix(anyOf: ["。", "」", "！", "？"]) { open += 1 }
    }
    // Long lines of Latin letters are paragraphs, whatever else they are.
    let foreign = page.bytes.count { $0 >= 0x80 }
    guard items * 5 >= content.count * 4 || dates * 2 >= content.count,
      dates * 8 >= content.count || foreign * 2 > page.bytes.count && !isWrapped(page, content)
    else { return [] }
    return [
      Evidence(
        reader: .newsList,
        points: items * 5 >= content.count * 4 && (open * 4 >= content.count || dates > 0) ? 12 : 0,
        what: .seen(.summaries, items, content.count)),
      Evidence(
        reader: .newsList, points: min(dates * 4, 40),
        what: dates == 0
          ? nil
          : .seen(.datedLines, dates)),
      Evidence(
        reader: .newsList, points: bullets * 2 >= content.count ? 4 : 0,
        what: bullets * 2 >= content.count
          ? .seen(.bullets, bullets) : nil),
    ]
  }

  /// Whether the lines are those of paragraphs that were broken at one width: most are about as long as
  /// the longest, or go on in small letters.
  private static func isWrapped(_ page: Page, _ content: [Int]) -> Bool {
    let columns = content.map { page[$0].trimmed.columns }
    guard let longest = columns.max(), longest <= 130 else { return false }
    let full = columns.count { $0 * 5 >= longest * 4 }
    let small = content.count { line in
      page[line].trimmed.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false
    }
    let ends = content.count { line in
      page[line].trimmed.hasSuffix(anyOf: ["。", ".", "다.", "！", "？", "」", "…"])
    }
    return small * 4 >= content.count
      || full * 2 >= content.count && ends * 2 < content.count && longest < 120
  }
}
