import ToriText
import ToriTime

/// Tells which reader fits a file, by what is seen in it.
enum Sniffer {
  struct Choice {
    let reader: ReaderName
    /// What was seen, in words.
    let reason: LocalizedText
    /// The text and its lines, where they had to be made for the choice.
    var text: DecodedText?
    var page: Page?
    /// The page as shapes read it, if one fits.
    var shaped: ShapedPage?
  }

  /// The reader for what is no data: a page.
  static func page(
    _ bytes: [UInt8], path: String, encoding: Encoding, options: ReadOptions
  ) -> Choice {
    let text = DecodedText(source: bytes, encoding: encoding)
    let page = Page(text.bytes)
    let shaped = ShapedPage(
      page, options.shapes.set, zone: options.zone, dateOrder: options.dateOrder)
    // What somebody wrote in Markdown is a text, unless much speaks for posts.
    if let shaped, let run = shaped.runs.first,
      !isMarkdown(path) || run.headCount >= 3 || run.shape.origin == .user
    {
      return Choice(
        reader: run.shape.kind.reader, reason: run.reason, text: text, page: page, shaped: shaped)
    }
    let signs = PageSigns(page, isMarkdown: isMarkdown(path))
    return Choice(reader: signs.best, reason: signs.reason, text: text, page: page)
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
}

extension LocalizedText {
  fileprivate static func named(_ ending: String) -> LocalizedText {
    LocalizedText("its name ends in .\(ending)", ja: "名前が.\(ending)で終わる")
  }
}
