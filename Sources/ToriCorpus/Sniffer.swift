import ToriTime

/// Tells which reader fits a file, by what is seen in it.
enum Sniffer {
  struct Choice {
    let reader: ReaderName
    /// Why it was chosen: what was seen.
    let seen: ReadFact
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
    if options.isText {
      return Choice(reader: .plain, seen: .seen(.chapter), window: window)
    }
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
      seen: .seen(.markup, posts.count),
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
        reader: run.shape.kind.reader, seen: run.seen, shaped: shaped)
    }
    let signs = PageSigns(page, isMarkdown: isMarkdown(path))
    if signs.best == .plain, !isMarkdown(path),
      let learned = ShapedPage.learned(page, window, zone: options.zone),
      let run = learned.runs.first
    {
      return Choice(
        reader: run.shape.kind.reader, seen: run.seen, shaped: learned)
    }
    if signs.best == .plain, !isMarkdown(path), let unread = UnreadPosts(page, window) {
      return Choice(reader: .plain, seen: unread.seen(page), window: window)
    }
    return Choice(reader: signs.best, seen: signs.seen, window: window)
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
  static func form(
    _ head: [UInt8], path: String, _ options: ReadOptions, isMail: Bool
  ) throws(CorpusError) -> Choice? {
    if isMail {
      return Choice(reader: .mail, seen: .seen(.mail))
    }
    guard !["csv", "tsv", "json", "jsonl", "ndjson", "md"].contains(fileExtension(path)) else {
      return nil
    }
    let head = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
    if let reader = try XMLFormReader.reader(of: head, path: path, options) {
      let name = XMLFormReader.rootName(head, isNamed: true) ?? ""
      return Choice(
        reader: reader,
        seen: .seen(.firstElement, name))
    }
    if HeadedTextReader.recognises(head) {
      return Choice(
        reader: .khCoder,
        seen: .seen(.headings))
    }
    if VerticalReader.recognises(head) {
      return Choice(
        reader: .vertical,
        seen: .seen(.wordLines)
      )
    }
    for (reader, seen, recognises) in plainForms where recognises(head) {
      return Choice(reader: reader, seen: .seen(seen))
    }
    return nil
  }

  /// Forms of text that their first lines show.
  private static let plainForms:
    [(reader: ReaderName, seen: ReadFact.Seen, recognises: @Sendable ([UInt8]) -> Bool)] = [
      (.subtitles, .subtitles, SubtitleReader.recognises),
      (.conllu, .wordLines, CoNLLUReader.recognises),
      (.movableType, .movableType, MovableTypeReader.recognises),
      (.starred, .starredLines, StarredTextReader.recognises),
    ]

  /// The reader for data; `nil` if nothing in the name or the first bytes shows that it is.
  static func data(_ bytes: [UInt8], path: String) -> Choice? {
    let ending = fileExtension(path)
    switch ending {
    case "jsonl", "ndjson", "json":
      return Choice(reader: .jsonLines, seen: .seen(.nameEnding, ending))
    case "csv": return Choice(reader: .csv, seen: .seen(.nameEnding, "csv"))
    case "tsv", "tab": return Choice(reader: .tsv, seen: .seen(.nameEnding, "tsv"))
    case "dat" where hasDatLines(bytes):
      return Choice(reader: .dat, seen: .seen(.nameEnding, "dat"))
    default: break
    }
    if let seen = json(bytes) { return Choice(reader: .jsonLines, seen: seen) }
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    guard let first = lines.first?.trimmed else { return nil }
    if hasDatLines(bytes) {
      return Choice(
        reader: .dat, seen: .seen(.datLines))
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
        seen: .seen(.tabs, count))
    }
    for (separator, reader) in [(UInt8(0x09), ReaderName.tsv), (0x2C, .csv), (0x3B, .csv)] {
      let names = first.split(separator: separator).map { $0.trimmed.string.lowercased() }
      let known = names.filter { ColumnMapping().field(ofColumn: $0) != nil }
      if known.count >= 2, known.count * 2 >= names.count, lines.count >= 2 {
        return Choice(
          reader: reader,
          seen: .seen(.columnNames, known))
      }
    }
    return nil
  }

  /// What is seen of JSON at the beginning; nil if there is none.
  private static func json(_ bytes: [UInt8]) -> ReadFact? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(1 << 16)
    if JSONLayout.behindName(bytes.span, from: start) != nil {
      return .seen(.script)
    }
    let text = head.drop { $0 <= 0x20 }
    let inner = text.dropFirst().drop { $0 <= 0x20 }
    switch (text.first, inner.first) {
    case (0x5B, 0x7B): return .seen(.jsonArray)
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
        ? .seen(.jsonLines)
        : .seen(.jsonAcrossLines)
    default: return nil
    }
  }

  private static func hasDatLines(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 20).prefix(20)
    let parted = lines.filter { DatRecord.fields(Array($0)).count >= 4 }
    return !parted.isEmpty && parted.count * 3 >= lines.count * 2
  }
}
