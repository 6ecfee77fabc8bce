import ToriText
import ToriTime

/// Reads source files: from bytes to blocks.
package enum DocumentReader {
  /// Reads a whole file, by the reader that fits it best or that the options name.
  package static func read(
    bytes: [UInt8], path: String, options: ReadOptions = ReadOptions()
  ) throws(CorpusError) -> Document {
    var blocks: [Block] = []
    do {
      var document = try read(bytes: bytes, path: path, options: options) { blocks.append($0) }
      document.blocks = blocks
      return document
    } catch let error as CorpusError {
      throw error
    } catch {
      throw .malformed(LocalizedText(same: "\(error)"))
    }
  }

  /// Gives the blocks of a file in memory one by one, and returns the document without them.
  ///
  /// Throws `CorpusError` if the file cannot be read, and what `each` throws.
  package static func read(
    bytes: [UInt8], path: String, options: ReadOptions = ReadOptions(),
    each: (Block) throws -> Void
  ) throws -> Document {
    try read(SourceBytes(bytes), path: path, options: options, each: each)
  }

  /// Gives the blocks one by one, and returns the document without them. Of a data file no more than
  /// one record is held at a time.
  ///
  /// Throws `CorpusError` if the file cannot be read, and what `each` throws.
  package static func read(
    _ source: SourceBytes, path: String, options: ReadOptions = ReadOptions(),
    each: (Block) throws -> Void
  ) throws -> Document {
    let head = try source.bytes(0..<EncodingDetection.sampleSize)
    try OtherKinds.refuse(head, path: path)
    let (checksum, isUTF8) = try source.survey()
    // Each part of a mail names its own encoding.
    let isMail = options.reader.map { $0 == .mail } ?? Sniffer.isMail(head, path: path)
    var doubt: ReadNotice?
    let encoding =
      try isMail
      ? .utf8
      : options.encoding?.marked(in: head)
        ?? EncodingDetection.encoding(of: head, isUTF8: isUTF8, &doubt)
    let doubts = [doubt].compactMap(\.self)
    let start = legible(head, encoding)
    let choice =
      try options.reader.map {
        Sniffer.Choice(reader: $0, reason: LocalizedText("asked for", ja: "指定された"))
      }
      ?? Sniffer.form(start, path: path, isMail: isMail)
      ?? Sniffer.data(start, path: path)
      ?? Sniffer.page(source.all(), path: path, encoding: encoding, options: options)
    let reader = choice.reader
    var document = Document(
      path: path, reader: reader, reason: choice.reason, encoding: encoding,
      byteCount: source.count, checksum: checksum, title: nil, blocks: [], notices: [])
    if reader.isData {
      let data = try DataSource(
        source, path: path, head: head, isUTF8: isUTF8, reader: reader, encoding: encoding)
      let outcome = try data.read(options, each: each)
      (document.title, document.notices) = (outcome.title, doubts + outcome.notices)
      document.reading = outcome.reading
      return document
    }
    if reader.isForm {
      let text = DecodedText(source: try source.all(), encoding: encoding, isRaw: isMail)
      let form = try FormReader.read(
        Page(text.bytes), reader, zone: options.zone, order: options.dateOrder)
      document.title = form.title
      document.notices =
        doubts + text.notices
        + form.records.notices.all.map { notice in
          var notice = notice
          notice.byteOffset = text.sourceOffset(of: notice.byteOffset)
          return notice
        }
      for block in tile(form.blocks, of: text, sourceByteCount: source.count) { try each(block) }
      return document
    }
    let text = try choice.text ?? DecodedText(source: source.all(), encoding: encoding)
    let page = choice.page ?? Page(text.bytes)
    let shaped =
      options.reader == nil ? choice.shaped : Self.shaped(page, reader, options)
    let blocks =
      shaped?.blocks
      ?? blocks(
        of: page, reader, isMarkdown: Sniffer.isMarkdown(path), zone: options.zone,
        order: options.dateOrder)
    document.shapes = shaped?.used ?? []
    document.title = title(of: blocks, reader)
    document.notices = doubts + text.notices
    let impossible =
      shaped?.impossibleLines
      ?? (reader == .flattenedThread ? impossibleLines(blocks, page, options.zone) : [])
    document.notices += impossibleStamps(impossible, page, text)
    document.notices += doubtfulStamps(shaped?.stampDoubts ?? [], page, text)
    for block in tile(blocks, of: text, sourceByteCount: source.count) { try each(block) }
    return document
  }

  /// The beginning of a source as text, for a look at what it is.
  private static func legible(_ head: [UInt8], _ encoding: Encoding) -> [UInt8] {
    if encoding == .utf8 { return head }
    return DecodedText(source: Array(head.prefix(1 << 18)), encoding: encoding).bytes
  }

  static func blocks(
    of page: Page, _ reader: ReaderName, isMarkdown: Bool, zone: Zone, order: DateOrder?
  ) -> [Block] {
    let blocks =
      switch reader {
      case .flattenedThread: FlattenedThreadReader.read(page, zone: zone)
      case .newsList: NewsListReader.read(page, zone: zone, order: order)
      case .explainer: ExplainerReader.read(page, zone: zone, order: order)
      case .plain, .threadDigest, .xDigest, .comments, .messages, .jsonLines, .csv, .tsv, .dat:
        PlainReader.read(page, isMarkdown: isMarkdown, zone: zone)
      case .mail, .feed, .wikiTalk, .tei, .vertical, .khCoder:
        (try? FormReader.read(page, reader, zone: zone, order: nil))?.blocks ?? []
      }
    // Blank lines alone are no post, but bytes of the file.
    guard blocks.isEmpty, !page.lines.isEmpty else { return blocks }
    return [page.block(.metadata, lines: 0..<page.lines.count)]
  }

  /// The title that the page shows, else the one of the thread that it says it was taken from.
  private static func title(of blocks: [Block], _ reader: ReaderName) -> String? {
    if let block = blocks.first(where: { $0.kind == .title }) { return block.text }
    guard reader.isThread else { return nil }
    return blocks.lazy.filter { $0.kind == .metadata }.compactMap {
      Furniture.threadTitle(ArraySlice($0.text.utf8))
    }.first
  }

  /// The page as shapes of the kind that the reader is for read it.
  private static func shaped(_ page: Page, _ reader: ReaderName, _ options: ReadOptions)
    -> ShapedPage?
  {
    let kinds = ShapeKind.allCases.filter { $0.reader == reader }
    if kinds.isEmpty { return nil }
    return ShapedPage(page, options.shapes.set, zone: options.zone, dateOrder: options.dateOrder) {
      kinds.contains($0.kind)
    }
  }

  /// Names the heads whose stamps are of no day or hour that exists, also where clocks skip it: the posts'
  /// times stay unknown.
  private static func impossibleStamps(_ lines: [Int], _ page: Page, _ text: DecodedText)
    -> [ReadNotice]
  {
    var notices = Notices()
    for line in lines {
      notices.addImpossible(
        String(decoding: page[line], as: UTF8.self),
        at: text.sourceOffset(of: page.lines[line].start), line: line + 1)
    }
    return notices.all
  }

  /// Says of each doubt about stamps once how many heads have it, with the first of them.
  private static func doubtfulStamps(
    _ doubts: [(line: Int, doubt: StampDoubt)], _ page: Page, _ text: DecodedText
  ) -> [ReadNotice] {
    var notices = Notices()
    for (line, doubt) in doubts {
      notices.tally(
        doubt, page[line].trimmed.string, at: text.sourceOffset(of: page.lines[line].start),
        line: line + 1)
    }
    return notices.all
  }

  /// The lines of a thread that lost its headers whose stamps are of no day or hour that exists.
  private static func impossibleLines(_ blocks: [Block], _ page: Page, _ zone: Zone) -> [Int] {
    blocks.compactMap { block in
      guard block.kind.isPost, block.time == nil, block.number != nil else { return nil }
      let line = block.lines.lowerBound
      return NameAndStamp(page, line)?.date.isNever(in: zone) == true ? line : nil
    }
  }
}
