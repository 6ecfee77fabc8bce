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
      throw .malformed(.refusal(.other, "\(error)"))
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

  /// Gives the blocks one by one, and returns the document without them. Of a data file a few batches of records are
  /// held at a time.
  ///
  /// Throws `CorpusError` if the file cannot be read, and what `each` throws.
  package static func read(
    _ source: SourceBytes, path: String, options: ReadOptions = ReadOptions(),
    each: (Block) throws -> Void
  ) throws -> Document {
    let source = source.read(until: options.isInterrupted)
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
    let isHTML = !isMail && HTMLPage.recognises(start, path: path)
    let choice =
      try options.reader.map {
        Sniffer.Choice(reader: $0, seen: .seen(.askedFor))
      }
      ?? (isHTML
        ? nil
        : Sniffer.form(start, path: path, options, isMail: isMail)
          ?? Sniffer.data(start, path: path))
    var document = Document(
      path: path, reader: .plain, seen: .seen(.nothing), encoding: encoding,
      byteCount: source.count, checksum: checksum, title: nil, blocks: [], notices: [])
    guard let choice, choice.reader.isData || choice.reader.isForm else {
      let text = try pageText(try source.all(), encoding, path: path)
      var page = PageReading(text, path: path, options: options, sourceByteCount: source.count)
      document.fill(try page.read(each: each))
      document.notices = doubts + document.notices
      if source.count == 0 { document.notices.append(.empty) }
      return document
    }
    let reader = choice.reader
    (document.reader, document.seen) = (reader, choice.seen)
    if reader.isData {
      let data = try DataSource(
        source, path: path, head: head, isUTF8: isUTF8, reader: reader, encoding: encoding)
      let outcome = try data.read(options, each: each)
      (document.title, document.notices) = (outcome.title, doubts + outcome.notices)
      if source.count == 0 { document.notices.append(.empty) }
      document.reading = outcome.reading
      return document
    }
    let text = DecodedText(source: try source.all(), encoding: encoding, isRaw: isMail)
    let form = try FormReader.read(Page(text.bytes), reader, options)
    (document.title, document.reading) = (form.title, form.reading)
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

  /// What a page shows.
  static func pageText(
    _ source: [UInt8], _ encoding: Encoding, path: String
  ) throws(CorpusError) -> DecodedText {
    let text = DecodedText(source: source, encoding: encoding)
    return HTMLPage.recognises(text.bytes, path: path) ? try DecodedText(shownOf: text) : text
  }

  /// The beginning of a source as text, for a look at what it is.
  private static func legible(_ head: [UInt8], _ encoding: Encoding) -> [UInt8] {
    if encoding == .utf8 { return head }
    return DecodedText(source: Array(head.prefix(1 << 18)), encoding: encoding).bytes
  }

  static func blocks(
    of page: Page, _ reader: ReaderName, isMarkdown: Bool, zone: Zone, order: DateOrder?,
    window: PageWindow? = nil
  ) -> [Block] {
    let blocks =
      switch reader {
      case .flattenedThread: FlattenedThreadReader.read(page, zone: zone)
      case .newsList: NewsListReader.read(page, zone: zone, order: order)
      case .explainer: ExplainerReader.read(page, zone: zone, order: order)
      case .plain, .threadDigest, .xDigest, .comments, .messages, .jsonLines, .csv, .tsv, .dat:
        PlainReader.read(page, isMarkdown: isMarkdown, zone: zone, window: window)
      case .mail, .feed, .wikiTalk, .tei, .minutes, .vertical, .khCoder, .xmlRecords, .subtitles,
        .conllu, .movableType, .starred:
        (try? FormReader.read(page, reader, ReadOptions(zone: zone)))?.blocks ?? []
      }
    // Blank lines alone are no post, but bytes of the file.
    guard blocks.isEmpty, !page.lines.isEmpty else { return blocks }
    return [page.block(.metadata, lines: 0..<page.lines.count)]
  }

  /// The title that the page shows, else the one of the thread that it says it was taken from.
  static func title(of blocks: [Block], _ reader: ReaderName) -> String? {
    if let block = blocks.first(where: { $0.kind == .title }) { return block.text }
    guard reader.isThread else { return nil }
    return blocks.lazy.filter { $0.kind == .metadata }.compactMap {
      Furniture.threadTitle(ArraySlice($0.text.utf8))
    }.first
  }

  /// The page as shapes of the kind that the reader is for read it.
  static func shaped(
    _ page: Page, _ reader: ReaderName, path: String, _ options: ReadOptions,
    _ continuation: PageContinuation
  ) -> ShapedPage? {
    let kinds = ShapeKind.allCases.filter { $0.reader == reader }
    if kinds.isEmpty { return nil }
    return ShapedPage(
      page, options.shapes.set, zone: options.zone, dateOrder: options.dateOrder,
      after: continuation
    ) { kinds.contains($0.kind) && $0.isFor(path) }
  }

  /// The lines of a thread that lost its headers whose stamps are of no day or hour that exists.
  static func impossibleLines(_ blocks: [Block], _ page: Page, _ zone: Zone) -> [Int] {
    blocks.compactMap { block in
      guard block.kind.isPost, block.time == nil, block.number != nil else { return nil }
      let line = block.lines.lowerBound
      return NameAndStamp(page, line)?.date.isNever(in: zone) == true ? line : nil
    }
  }
}

extension Document {
  fileprivate mutating func fill(_ page: PageReading.Outcome) {
    (reader, seen, title) = (page.reader, page.seen, page.title)
    (shapes, notices, stepCount) = (page.shapes, page.notices, page.stepCount)
  }
}
