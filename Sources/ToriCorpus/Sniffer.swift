import ToriText
import ToriTime

/// Tells which reader fits a file, by what is seen in it.
enum Sniffer {
  struct Choice {
    let reader: ReaderName
    /// What was seen, in words.
    let reason: LocalizedText
    /// The page as shapes read it, if one fits.
    var shaped: ShapedPage?
    /// The blocks of a page whose markup names its posts.
    var named: [Block]?
    /// The page as shapes look at it, where none fits.
    var window: PageWindow?
  }

  /// The reader for what is no data: a page.
  static func page(
    _ page: Page, path: String, options: ReadOptions, after continuation: PageContinuation
  ) -> Choice {
    let window = ShapedPage.window(page, options.dateOrder, after: continuation)
    var choice = byText(page, window, path: path, options: options, after: continuation)
    guard let posts = RepeatedPosts(page, window, zone: options.zone) else { return choice }
    let named = posts.blocks
    // A shape tells more of the posts than the markup, where it tells the same posts.
    let texts = Set(
      (choice.shaped?.blocks ?? []).lazy.filter(\.kind.isPost).map { squeezed($0.text) })
    let known = named.count { $0.kind.isPost && texts.contains(squeezed($0.text)) }
    if known * 10 >= posts.count * 9 {
      let authors = posts.authors
      choice.shaped?.name { authors[squeezed($0.text)] }
      return choice
    }
    return Choice(
      reader: posts.reader,
      reason: LocalizedText(
        "its markup names \(posts.count) posts with their authors",
        ja: "HTMLの要素が投稿\(posts.count)件と投稿者を示している"),
      named: named)
  }

  private static func squeezed(_ text: String) -> [UInt8] { text.utf8.filter { $0 > 0x20 } }

  private static func byText(
    _ page: Page, _ window: PageWindow, path: String, options: ReadOptions,
    after continuation: PageContinuation
  ) -> Choice {
    var shaped = ShapedPage(
      page, options.shapes.set, zone: options.zone, after: continuation, window: window
    ) { $0.isFor(path) }
    // Where a shape has no word of its own, the page itself may tell more.
    if let known = shaped, known.isVague,
      let learned = ShapedPage.learned(page, window, zone: options.zone),
      learned.explainsMore(than: known)
    {
      shaped = learned
    }
    // What somebody wrote in Markdown is a text, unless much speaks for posts.
    if let shaped, let run = shaped.runs.first,
      !isMarkdown(path) || run.headCount >= 3 || run.shape.origin == .user
    {
      return Choice(
        reader: run.shape.kind.reader, reason: run.reason, shaped: shaped)
    }
    let signs = PageSigns(page, isMarkdown: isMarkdown(path))
    if signs.best == .plain, !isMarkdown(path),
      let learned = ShapedPage.learned(page, window, zone: options.zone),
      let run = learned.runs.first
    {
      return Choice(
        reader: run.shape.kind.reader, reason: run.reason, shaped: learned)
    }
    if signs.best == .plain, !isMarkdown(path), let unread = UnreadPosts(page, window) {
      return Choice(reader: .plain, reason: unread.reason(page), window: window)
    }
    return Choice(reader: signs.best, reason: signs.reason, window: window)
  }

  // MARK: Data

  static func fileExtension(_ path: String) -> String {
    let bytes = path.utf8
    guard let dot = bytes.lastIndex(of: 0x2E), dot != bytes.startIndex,
      bytes[bytes.index(before: dot)] != 0x2F, !bytes[dot...].contains(0x2F)
    else { return "" }
    return path[bytes.index(after: dot)...].lowercased()
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
    if let reason = json(bytes) { return Choice(reader: .jsonLines, reason: reason) }
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    guard let first = lines.first?.trimmed else { return nil }
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

  /// What is seen of JSON at the beginning; nil if there is none.
  private static func json(_ bytes: [UInt8]) -> LocalizedText? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(1 << 16)
    if JSONLayout.behindName(bytes.span, from: start) != nil {
      return LocalizedText("it is a script that holds JSON", ja: "JSONを持つスクリプト")
    }
    let text = head.drop { $0 <= 0x20 }
    let inner = text.dropFirst().drop { $0 <= 0x20 }
    switch (text.first, inner.first) {
    case (0x5B, 0x7B): return LocalizedText("it is a JSON array of objects", ja: "オブジェクトのJSON配列")
    case (0x7B, 0x22):
      var (end, name) = (0, 0)
      let object = Array(text)
      name = inner.startIndex - text.startIndex
      guard object.span.skipJSONString(at: &name) else { return nil }
      object.span.skipBlank(at: &name)
      guard name < object.count, object[name] == 0x3A else { return nil }
      let isLine =
        object.span.skipJSONValue(at: &end)
        && !object[..<end].contains(0x0A)
      return isLine
        ? LocalizedText("its lines are JSON objects", ja: "行がJSONオブジェクト")
        : LocalizedText("it is JSON over several lines", ja: "複数行にわたるJSON")
    default: return nil
    }
  }

  private static func hasDatLines(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    let parted = lines.filter { DatRecord.fields(Array($0)).count >= 4 }
    return !parted.isEmpty && parted.count * 3 >= lines.count * 2
  }
}

extension LocalizedText {
  fileprivate static func named(_ ending: String) -> LocalizedText {
    LocalizedText("its name ends in .\(ending)", ja: "名前が.\(ending)で終わる")
  }
}
