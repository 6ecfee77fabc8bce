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
    let opened = try open(source, path, options)
    let choice = opened.choice
    var document = opened.document
    let (reader, encoding) = (document.reader, document.encoding)
    if let data = opened.data {
      (document.title, document.notices) = try data.read(each: each)
      return document
    }
    let bytes = try source.all()
    let text = choice.text ?? DecodedText(source: bytes, encoding: encoding)
    let page = choice.page ?? Page(text.bytes)
    let shaped =
      options.reader == nil ? choice.shaped : Self.shaped(page, reader, options)
    let blocks =
      shaped?.blocks
      ?? blocks(of: page, reader, isMarkdown: Sniffer.isMarkdown(path), zone: options.zone)
    document.shapes = shaped?.used ?? []
    document.title = title(of: blocks, reader)
    document.notices = notices(text, source: bytes)
    let impossible =
      shaped?.impossibleLines
      ?? (reader == .flattenedThread ? impossibleLines(blocks, page, options.zone) : [])
    document.notices += impossibleStamps(impossible, page, text)
    for block in tile(blocks, of: text, sourceByteCount: bytes.count) { try each(block) }
    return document
  }

  /// Gives the blocks one by one, and each document without them when it ends: of an export of tori's own,
  /// as many as it has posts of; else one.
  ///
  /// Throws `CorpusError` if the file cannot be read, and what `each` throws.
  package static func readAll(
    _ source: SourceBytes, path: String, options: ReadOptions = ReadOptions(),
    each: (Block) throws -> Void, end: (Document) throws -> Void
  ) throws {
    let opened = try open(source, path, options)
    guard let data = opened.data, case let exported = try data.exportedDocuments(),
      !exported.isEmpty
    else { return try end(read(source, path: path, options: options, each: each)) }
    for part in exported {
      var document = opened.document
      document.exportedName = part.name
      document.notices = try data.read(part, each: each)
      try end(document)
    }
  }

  /// What is known of a file before its blocks are read.
  private struct Opened {
    var choice: Sniffer.Choice
    var document: Document
    /// Reads it, if it is data.
    var data: DataReader?
  }

  private static func open(
    _ source: SourceBytes, _ path: String, _ options: ReadOptions
  ) throws -> Opened {
    let head = try source.bytes(0..<EncodingDetection.sampleSize)
    try EncodingDetection.refuseOtherKinds(head)
    let (checksum, isUTF8) = try source.survey()
    let encoding = try EncodingDetection.encoding(of: head, isUTF8: isUTF8)
    let choice =
      try options.reader.map {
        Sniffer.Choice(reader: $0, reason: LocalizedText("asked for", ja: "指定された"))
      }
      ?? Sniffer.data(head, path: path)
      ?? Sniffer.page(source.all(), path: path, encoding: encoding, options: options)
    let reader = choice.reader
    let document = Document(
      path: path, reader: reader, reason: choice.reason, encoding: encoding,
      byteCount: source.count, checksum: checksum, title: nil, blocks: [], notices: [])
    let data =
      reader.isData
      ? DataReader(
        source: source, head: head, isUTF8: isUTF8, reader: reader, encoding: encoding,
        options: options) : nil
    return Opened(choice: choice, document: document, data: data)
  }

  static func blocks(
    of page: Page, _ reader: ReaderName, isMarkdown: Bool, zone: Zone
  ) -> [Block] {
    let blocks =
      switch reader {
      case .flattenedThread: FlattenedThreadReader.read(page, zone: zone)
      case .newsList: NewsListReader.read(page, zone: zone)
      case .explainer: ExplainerReader.read(page, zone: zone)
      case .plain, .threadDigest, .xDigest, .comments, .messages, .jsonLines, .csv, .tsv, .dat:
        PlainReader.read(page, isMarkdown: isMarkdown, zone: zone)
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

  /// The lines of a thread that lost its headers whose stamps are of no day or hour that exists.
  private static func impossibleLines(_ blocks: [Block], _ page: Page, _ zone: Zone) -> [Int] {
    blocks.compactMap { block in
      guard block.kind.isPost, block.time == nil, block.number != nil else { return nil }
      let line = block.lines.lowerBound
      return NameAndStamp(page, line)?.date.isNever(in: zone) == true ? line : nil
    }
  }

  private static func notices(_ text: DecodedText, source: [UInt8]) -> [ReadNotice] {
    var notices = Notices()
    var (line, counted) = (1, 0)
    for offset in text.undecoded {
      while counted < offset {
        let isPair =
          source[counted] == 0x0D && counted + 1 < source.count && source[counted + 1] == 0x0A
        if source[counted] == 0x0A || source[counted] == 0x0D && !isPair { line += 1 }
        counted += 1
      }
      notices.addUndecoded(at: offset, line: line, text.encoding)
    }
    return notices.all
  }
}
