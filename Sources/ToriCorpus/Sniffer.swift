/// Tells which reader fits a file, by what is seen in it.
enum Sniffer {
  struct Choice {
    let reader: ReaderName
    /// What was seen, in words.
    let reason: String
    /// The text and its lines, where they had to be made for the choice.
    var text: DecodedText?
    var page: Page?
  }

  /// Something seen that speaks for a reader, and how much.
  struct Evidence {
    let reader: ReaderName
    let points: Int
    let what: String
  }

  static func choose(for bytes: [UInt8], path: String, encoding: Encoding) -> Choice {
    if let choice = data(bytes, path: path) { return choice }
    let text = DecodedText(source: bytes, encoding: encoding)
    let page = Page(text.bytes)
    let isLong = text.bytes.count > sampleSize
    let sample = isLong ? Page(Array(text.bytes.prefix(sampleSize))) : page
    let evidence = evidence(sample, isMarkdown: isMarkdown(path))
    var points: [ReaderName: Int] = [:]
    for sign in evidence { points[sign.reader, default: 0] += sign.points }
    // The first of equals in the order of the readers, so that the choice is the same each time.
    var best = ReaderName.plain
    for reader in ReaderName.allCases where points[reader, default: 0] > points[best, default: 0] {
      best = reader
    }
    let seen = evidence.filter { $0.reader == best && !$0.what.isEmpty }
      .sorted { $0.points > $1.points }.map(\.what)
    let reason =
      seen.isEmpty
      ? "nothing marks it as another kind of page"
      : seen.joined(separator: ", ") + (isLong ? " at its beginning" : "")
    return Choice(reader: best, reason: reason, text: text, page: page)
  }

  /// A page shows its kind early; more of a long one tells no more.
  private static let sampleSize = 1 << 18

  // MARK: Data

  static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  static func isMarkdown(_ path: String) -> Bool {
    ["md", "markdown", "mkd"].contains(fileExtension(path))
  }

  private static func data(_ bytes: [UInt8], path: String) -> Choice? {
    let ending = fileExtension(path)
    switch ending {
    case "jsonl", "ndjson", "json":
      return Choice(reader: .jsonLines, reason: "its name ends in .\(ending)")
    case "csv": return Choice(reader: .csv, reason: "its name ends in .csv")
    case "tsv", "tab": return Choice(reader: .tsv, reason: "its name ends in .tsv")
    case "dat" where hasDatLines(bytes):
      return Choice(reader: .dat, reason: "its name ends in .dat")
    default: break
    }
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    guard let first = lines.first?.trimmed else { return nil }
    if first.first == 0x7B, first.last == 0x7D, first.firstIndex(of: "\":") != nil {
      return Choice(reader: .jsonLines, reason: "its lines are JSON objects")
    }
    if first.first == 0x5B,
      bytes.prefix(4096).drop(while: { $0 != 0x5B }).dropFirst().trimmedStart.first == 0x7B
    {
      return Choice(reader: .jsonLines, reason: "it is a JSON array of objects")
    }
    if hasDatLines(bytes) { return Choice(reader: .dat, reason: "its lines are parted by <>") }
    for (separator, reader) in [(UInt8(0x09), ReaderName.tsv), (0x2C, .csv), (0x3B, .csv)] {
      let names = first.split(separator: separator).map { $0.trimmed.string.lowercased() }
      let known = names.filter { ColumnMapping().field(ofColumn: $0) != nil }
      if known.count >= 2, known.count * 2 >= names.count, lines.count >= 2 {
        return Choice(
          reader: reader, reason: "its first line names columns: \(known.joined(separator: ", "))")
      }
    }
    return nil
  }

  private static func hasDatLines(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    let parted = lines.filter { DatRecord.fields(Array($0)).count >= 4 }
    return !parted.isEmpty && parted.count * 3 >= lines.count * 2
  }

  // MARK: Pages

  private static func evidence(_ page: Page, isMarkdown: Bool) -> [Evidence] {
    var evidence = [
      Evidence(
        reader: .plain, points: isMarkdown ? 30 : 5,
        what: isMarkdown ? "its name is that of a Markdown file" : "")
    ]
    evidence += thread(page)
    evidence += digest(page)
    evidence += article(page)
    evidence += list(page)
    return evidence
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }

  private static func thread(_ page: Page) -> [Evidence] {
    var (headers, markers, anchors, deleted) = (0, 0, 0, 0)
    var counters = 0
    var example = ""
    for line in page.lines.indices where !page.isBlank(line) {
      let text = page[line]
      if let header = ThreadHeader(text) {
        headers += 1
        if example.isEmpty, header.textStart == text.endIndex { example = shortened(text) }
        continue
      }
      if let marker = FlattenedThreadReader.marker(text), line + 1 < page.lines.count,
        ThreadHeader(number: marker.number, nameAndStamp: page[line + 1]) != nil
      {
        markers += 1
      }
      if FlattenedThreadReader.trailingAnchor(text) != nil { anchors += 1 }
      if saysDeleted(text.string) { deleted += 1 }
      if Furniture.isCounter(text) { counters += 1 }
    }
    if headers > 0 {
      return [
        Evidence(
          reader: .threadDigest, points: headers * 12,
          what: counted(headers, "post header") + (example.isEmpty ? "" : " such as “\(example)”"))
      ]
    }
    // One anchor at the end of a line may stand in any text.
    guard markers > 0 || anchors > 1 else { return [] }
    return [
      Evidence(
        reader: .flattenedThread, points: markers * 12,
        what: markers > 0
          ? counted(markers, "header") + " whose number stands on the line before" : ""),
      Evidence(
        reader: .flattenedThread, points: anchors * 6,
        what: anchors > 0
          ? counted(anchors, "line") + " ending in an anchor such as >>5, and no post headers" : ""),
      Evidence(
        reader: .flattenedThread, points: deleted * 3,
        what: deleted > 0 ? counted(deleted, "notice") + " of deletion" : ""),
      Evidence(reader: .flattenedThread, points: min(counters, 4), what: ""),
    ]
  }

  private static func digest(_ page: Page) -> [Evidence] {
    let endings = XDigestReader.endings(of: page)
    let reposts = page.lines.indices.filter { RepostCount.parse(page[$0]) != nil }.count
    guard let first = endings.first, endings.count + reposts >= 2 else { return [] }
    let handles = endings.filter { $0.handle != nil }.count
    switch StampLayout.place(of: endings, on: page) {
    case .unclear: return []
    case .head where handles * 2 < endings.count, .middle: return stampedNews(page)
    case .head:
      return [
        Evidence(
          reader: .xDigest, points: endings.count * 14,
          what: counted(endings.count, "line") + " of author and date before a text")
      ]
    case .foot: break
    }
    // Sentences end in a date in numbers now and then; in the name of a month they do not.
    let weight = first.style == 0x44 || handles > 0 || reposts > 0 ? 9 : 2
    return [
      Evidence(
        reader: .xDigest, points: endings.count * weight,
        what: counted(endings.count, "line") + " ending in a date"),
      Evidence(
        reader: .xDigest, points: reposts * 5,
        what: reposts > 0 ? counted(reposts, "count") + " of reposts" : ""),
      Evidence(
        reader: .xDigest, points: handles * 5,
        what: handles > 0 ? counted(handles, "author") + " with a handle" : ""),
    ]
  }

  private static func stampedNews(_ page: Page) -> [Evidence] {
    guard let items = StampedNews(page)?.items else { return [] }
    return [
      Evidence(
        reader: .newsList, points: items.count * 14,
        what: counted(items.count, "item") + " with a line of date and source")
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
    let isSpaced = spaced * 5 >= content.count * 4
    let hasNext = content.contains { page[$0].trimmed.hasPrefix(anyOf: ["次のページ", "Next page"]) }
    return [
      Evidence(
        reader: .explainer, points: published * 10,
        what: published > 0 ? counted(published, "date") + " of publication inside the article" : ""
      ),
      Evidence(
        reader: .explainer, points: sources * 8,
        what: sources > 0 ? counted(sources, "named source") : ""),
      Evidence(
        reader: .explainer, points: min(bullets, 10),
        what: bullets > 0 ? counted(bullets, "bullet") + " that are pictures" : ""),
      Evidence(
        reader: .explainer, points: hasNext ? 8 : 0, what: hasNext ? "a link to the next page" : ""),
      Evidence(
        reader: .explainer, points: isSpaced && published + sources > 0 ? 6 : 0,
        what: isSpaced && published + sources > 0 ? "a blank line after each line" : ""),
    ]
  }

  private static func list(_ page: Page) -> [Evidence] {
    let content = page.lines.indices.filter { !page.isBlank($0) }
    guard content.count >= 4 else { return [] }
    var (items, dates, bullets, open) = (0, 0, 0, 0)
    for line in content {
      let text = page[line].trimmed
      if (35...260).contains(text.scalarCount) { items += 1 }
      if NewsListReader.leadingDate(page[line]).date != nil { dates += 1 }
      if NewsListReader.bullet(text) > 0 { bullets += 1 }
      if !text.hasSuffix(anyOf: ["。", "」", "！", "？"]) { open += 1 }
    }
    guard items * 5 >= content.count * 4 || dates * 2 >= content.count else { return [] }
    return [
      Evidence(
        reader: .newsList,
        points: items * 5 >= content.count * 4 && (open * 4 >= content.count || dates > 0) ? 12 : 0,
        what: "\(items) of \(content.count) lines as long as a summary"),
      Evidence(
        reader: .newsList, points: min(dates * 4, 40),
        what: dates > 0 ? counted(dates, "line") + " led by a date" : ""),
      Evidence(
        reader: .newsList, points: bullets * 2 >= content.count ? 4 : 0,
        what: bullets * 2 >= content.count ? counted(bullets, "bullet") : ""),
    ]
  }

  private static func shortened(_ line: ArraySlice<UInt8>) -> String {
    let text = line.trimmed.string
    return text.count <= 60 ? text : text.prefix(60) + "…"
  }
}
