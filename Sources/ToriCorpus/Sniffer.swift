import ToriText

/// Tells which reader fits a file, by what is seen in it.
enum Sniffer {
  struct Choice {
    let reader: ReaderName
    /// What was seen, in words.
    let reason: LocalizedText
    /// The text and its lines, where they had to be made for the choice.
    var text: DecodedText?
    var page: Page?
  }

  /// Something seen that speaks for a reader, and how much.
  struct Evidence {
    let reader: ReaderName
    let points: Int
    /// Nil where it is not worth telling.
    let what: LocalizedText?
  }

  /// The reader for what is no data: a page.
  static func page(_ bytes: [UInt8], path: String, encoding: Encoding) -> Choice {
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
    let seen = evidence.filter { $0.reader == best }.sorted { $0.points > $1.points }
      .compactMap(\.what)
    return Choice(reader: best, reason: reason(seen, isLong: isLong), text: text, page: page)
  }

  /// A page shows its kind early; more of a long one tells no more.
  private static let sampleSize = 1 << 18

  private static func reason(_ seen: [LocalizedText], isLong: Bool) -> LocalizedText {
    if seen.isEmpty {
      return LocalizedText("nothing marks it as another kind of page", ja: "別の種類のページである印がない")
    }
    let list = seen.listed()
    return isLong ? LocalizedText("\(list) at its beginning", ja: "初めの部分に\(list)") : list
  }

  // MARK: Data

  static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  static func isMarkdown(_ path: String) -> Bool {
    ["md", "markdown", "mkd"].contains(fileExtension(path))
  }

  static func isMail(_ head: [UInt8], path: String) -> Bool {
    let ending = fileExtension(path)
    if ["mbox", "eml", "mbx", "mail"].contains(ending) { return true }
    guard !["csv", "tsv", "json", "jsonl", "ndjson", "md"].contains(ending) else { return false }
    return MailReader.recognises(head)
  }

  /// The reader for a form; `nil` if nothing in the first bytes shows that it is one. Throws of XML that
  /// tori does not know.
  static func form(_ head: [UInt8], path: String, isMail: Bool) throws(CorpusError) -> Choice? {
    if isMail {
      return Choice(reader: .mail, reason: LocalizedText("it begins as mail does", ja: "メールとして始まる"))
    }
    guard !["csv", "tsv", "json", "jsonl", "ndjson", "md"].contains(fileExtension(path)) else {
      return nil
    }
    if let reader = try XMLFormReader.reader(of: head) {
      let name = XMLFormReader.rootName(head) ?? ""
      return Choice(
        reader: reader,
        reason: LocalizedText("its first element is <\(name)>", ja: "最初の要素が<\(name)>"))
    }
    if HeadedTextReader.recognises(head) {
      return Choice(
        reader: .khCoder,
        reason: LocalizedText("its headings are in <h1> to <h5>", ja: "見出しが<h1>から<h5>にある"))
    }
    if VerticalReader.recognises(head) {
      return Choice(
        reader: .vertical,
        reason: LocalizedText("it has a word a line, and tags on their own", ja: "一行に一語で、タグだけの行がある")
      )
    }
    return nil
  }

  /// The reader for data; `nil` if nothing in the name or the first bytes shows that it is.
  static func data(_ bytes: [UInt8], path: String) -> Choice? {
    let ending = fileExtension(path)
    switch ending {
    case "jsonl", "ndjson", "json":
      return Choice(reader: .jsonLines, reason: .named(ending))
    case "csv": return Choice(reader: .csv, reason: .named("csv"))
    case "tsv", "tab": return Choice(reader: .tsv, reason: .named("tsv"))
    case "dat" where hasDatLines(bytes):
      return Choice(reader: .dat, reason: .named("dat"))
    default: break
    }
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    guard let first = lines.first?.trimmed else { return nil }
    if first.first == 0x7B, first.last == 0x7D, first.firstIndex(of: "\":") != nil {
      return Choice(
        reader: .jsonLines,
        reason: LocalizedText("its lines are JSON objects", ja: "行がJSONオブジェクト"))
    }
    if first.first == 0x5B,
      bytes.prefix(4096).drop(while: { $0 != 0x5B }).dropFirst().trimmedStart.first == 0x7B
    {
      return Choice(
        reader: .jsonLines,
        reason: LocalizedText("it is a JSON array of objects", ja: "オブジェクトのJSON配列"))
    }
    if hasDatLines(bytes) {
      return Choice(
        reader: .dat, reason: LocalizedText("its lines are parted by <>", ja: "行が<>で区切られている"))
    }
    // Prose has no tabs, let alone as many in each line.
    let tabs = lines.map { $0.count { $0 == 0x09 } }
    let names = first.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { $0.trimmed.string }
    if let count = tabs.first, count >= 2, lines.count >= 2,
      tabs.dropLast().allSatisfy({ $0 == count }),
      Columns(names: names, ColumnMapping()).hasText
    {
      return Choice(
        reader: .tsv,
        reason: LocalizedText("each line has \(count) tabs", ja: "どの行にもタブが\(count)ある"))
    }
    for (separator, reader) in [(UInt8(0x09), ReaderName.tsv), (0x2C, .csv), (0x3B, .csv)] {
      let names = first.split(separator: separator).map { $0.trimmed.string.lowercased() }
      let known = names.filter { ColumnMapping().field(ofColumn: $0) != nil }
      if known.count >= 2, known.count * 2 >= names.count, lines.count >= 2 {
        let list = known.map { LocalizedText(same: $0) }.listed()
        return Choice(
          reader: reader,
          reason: LocalizedText("its first line names columns: \(list)", ja: "最初の行が列の名前: \(list)"))
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
        what: isMarkdown
          ? LocalizedText("its name is that of a Markdown file", ja: "名前がMarkdownファイルのもの") : nil)
    ]
    evidence += thread(page)
    evidence += digest(page)
    evidence += article(page)
    evidence += list(page)
    return evidence
  }

  private static func plural(_ count: Int) -> String { count == 1 ? "" : "s" }

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
          what: example.isEmpty
            ? LocalizedText("\(headers) post header\(plural(headers))", ja: "投稿の見出しが\(headers)")
            : LocalizedText(
              "\(headers) post header\(plural(headers)) such as “\(example)”",
              ja: "「\(example)」のような投稿の見出しが\(headers)"))
      ]
    }
    // One anchor at the end of a line may stand in any text.
    guard markers > 0 || anchors > 1 else { return [] }
    return [
      Evidence(
        reader: .flattenedThread, points: markers * 12,
        what: markers == 0
          ? nil
          : LocalizedText(
            "\(markers) header\(plural(markers)) whose number stands on the line before",
            ja: "番号が前の行にある見出しが\(markers)")),
      Evidence(
        reader: .flattenedThread, points: anchors * 6,
        what: anchors == 0
          ? nil
          : LocalizedText(
            "\(anchors) line\(plural(anchors)) ending in an anchor such as >>5, and no post headers",
            ja: ">>5のようなアンカーで終わる行が\(anchors)あり、投稿の見出しはない")),
      Evidence(
        reader: .flattenedThread, points: deleted * 3,
        what: deleted == 0
          ? nil
          : LocalizedText(
            "\(deleted) notice\(plural(deleted)) of deletion", ja: "削除の知らせが\(deleted)")),
      Evidence(reader: .flattenedThread, points: min(counters, 4), what: nil),
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
          what: LocalizedText(
            "\(endings.count) line\(plural(endings.count)) of author and date before a text",
            ja: "本文の前に投稿者と日時のある行が\(endings.count)"))
      ]
    case .foot: break
    }
    // Sentences end in a date in numbers now and then; in the name of a month they do not.
    let weight = first.style == 0x44 || handles > 0 || reposts > 0 ? 9 : 2
    return [
      Evidence(
        reader: .xDigest, points: endings.count * weight,
        what: LocalizedText(
          "\(endings.count) line\(plural(endings.count)) ending in a date",
          ja: "日付で終わる行が\(endings.count)")),
      Evidence(
        reader: .xDigest, points: reposts * 5,
        what: reposts == 0
          ? nil
          : LocalizedText("\(reposts) count\(plural(reposts)) of reposts", ja: "再投稿数の表示が\(reposts)")
      ),
      Evidence(
        reader: .xDigest, points: handles * 5,
        what: handles == 0
          ? nil
          : LocalizedText(
            "\(handles) author\(plural(handles)) with a handle", ja: "ハンドルのある投稿者が\(handles)")),
    ]
  }

  private static func stampedNews(_ page: Page) -> [Evidence] {
    guard let items = StampedNews(page)?.items else { return [] }
    return [
      Evidence(
        reader: .newsList, points: items.count * 14,
        what: LocalizedText(
          "\(items.count) item\(plural(items.count)) with a line of date and source",
          ja: "日付と出どころの行のある項目が\(items.count)"))
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
        what: published == 0
          ? nil
          : LocalizedText(
            "\(published) date\(plural(published)) of publication inside the article",
            ja: "記事の中に公開日が\(published)")),
      Evidence(
        reader: .explainer, points: sources * 8,
        what: sources == 0
          ? nil
          : LocalizedText("\(sources) named source\(plural(sources))", ja: "出典の記載が\(sources)")),
      Evidence(
        reader: .explainer, points: min(bullets, 10),
        what: bullets == 0
          ? nil
          : LocalizedText(
            "\(bullets) bullet\(plural(bullets)) that are pictures", ja: "絵文字の箇条書きが\(bullets)")),
      Evidence(
        reader: .explainer, points: hasNext ? 8 : 0,
        what: hasNext ? LocalizedText("a link to the next page", ja: "次のページへのリンク") : nil),
      Evidence(
        reader: .explainer, points: isSpaced && published + sources > 0 ? 6 : 0,
        what: isSpaced && published + sources > 0
          ? LocalizedText("a blank line after each line", ja: "一行ごとに空行") : nil),
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
        what: LocalizedText(
          "\(items) of \(content.count) lines as long as a summary",
          ja: "\(content.count)行のうち\(items)行が要約ほどの長さ")),
      Evidence(
        reader: .newsList, points: min(dates * 4, 40),
        what: dates == 0
          ? nil
          : LocalizedText("\(dates) line\(plural(dates)) led by a date", ja: "日付で始まる行が\(dates)")),
      Evidence(
        reader: .newsList, points: bullets * 2 >= content.count ? 4 : 0,
        what: bullets * 2 >= content.count
          ? LocalizedText("\(bullets) bullet\(plural(bullets))", ja: "箇条書きが\(bullets)") : nil),
    ]
  }

  private static func shortened(_ line: ArraySlice<UInt8>) -> String {
    let text = line.trimmed.string
    return text.count <= 60 ? text : text.prefix(60) + "…"
  }
}

extension LocalizedText {
  fileprivate static func named(_ ending: String) -> LocalizedText {
    LocalizedText("its name ends in .\(ending)", ja: "名前が.\(ending)で終わる")
  }
}
