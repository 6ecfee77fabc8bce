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
    let blocks = blocks(of: page, reader, isMarkdown: Sniffer.isMarkdown(path), zone: options.zone)
    document.title = title(of: blocks, reader)
    document.notices = notices(text, source: bytes)
    document.notices += impossibleStamps(blocks, page, text, reader)
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
      ?? Sniffer.page(source.all(), path: path, encoding: encoding)
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
      case .threadDigest: ThreadDigestReader.read(page, zone: zone)
      case .xDigest: XDigestReader.read(page, zone: zone)
      case .newsList: NewsListReader.read(page, zone: zone)
      case .explainer: ExplainerReader.read(page, zone: zone)
      case .plain, .jsonLines, .csv, .tsv, .dat:
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

  /// Names the headers whose stamps are of no day or hour that exists: the posts' times stay unknown.
  private static func impossibleStamps(
    _ blocks: [Block], _ page: Page, _ text: DecodedText, _ reader: ReaderName
  ) -> [ReadNotice] {
    var notices = Notices()
    for block in blocks where block.kind.isPost && block.time == nil {
      var line = block.lines.lowerBound - 1
      var date: PartialDate?
      switch reader {
      case .threadDigest: date = ThreadHeader(page[line])?.date
      case .flattenedThread where block.number != nil && line + 1 < page.lines.count:
        line += 1
        date = ThreadHeader(number: 0, nameAndStamp: page[line])?.date
      case .xDigest:
        line =
          block.lines.first { XDigestReader.ending(page, $0 - 1) != nil }.map { $0 - 1 } ?? line
        date = XDigestReader.ending(page, line)?.date
      default: break
      }
      guard let date, !date.isPossible else { continue }
      notices.addImpossible(
        String(decoding: page[line], as: UTF8.self),
        at: text.sourceOffset(of: page.lines[line].start), line: line + 1)
    }
    return notices.all
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
