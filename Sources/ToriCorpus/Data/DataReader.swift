import ToriTime

/// Reads a data file record by record: no more than one is held at a time.
struct DataReader {
  let source: SourceBytes
  let path: String
  let reader: ReaderName
  let encoding: Encoding
  var options: ReadOptions
  /// Whether all bytes are UTF-8, so that nothing need be decoded.
  let isValid: Bool
  let form: RecordCutter.Form
  /// How a table is written.
  let dialect: TableDialect
  /// Behind a byte order mark, and what stands before a table.
  let start: Int

  /// - Parameters:
  ///   - path: the file's, beside which others may lie that explain it.
  ///   - head: the first bytes of the source.
  ///   - isUTF8: whether all of its bytes are.
  init(
    source: SourceBytes, path: String, head: [UInt8], isUTF8: Bool, reader: ReaderName,
    encoding: Encoding, options: ReadOptions
  ) {
    self.source = source
    self.path = path
    self.reader = reader
    self.encoding = encoding
    self.options = options
    isValid = encoding == .utf8 && isUTF8
    let mark = encoding.byteOrderMarkSize(of: head)
    let isTable = reader == .csv || reader == .tsv
    dialect = isTable ? Self.dialect(head, from: mark, reader, encoding, options) : TableDialect()
    start = isTable ? dialect.start : mark
    form =
      switch reader {
      case .csv, .tsv: .table(dialect)
      default: .lines
      }
  }

  /// Goes through the records of a table or of lines from the first on, the names of columns included.
  var scan: RecordScan<RecordCutter> { RecordScan(source, RecordCutter(form, from: start)) }

  /// What reading a file comes to beside its blocks.
  struct Outcome {
    /// The file's own.
    var title: String?
    /// What was doubtful.
    var notices: [ReadNotice] = []
    /// How records were understood, where there is more than one way.
    var reading: DataReading?
  }

  /// Gives each block in the order of the file.
  func read(each: (Block) throws -> Void) throws -> Outcome {
    var understanding: RecordUnderstanding
    do throws(CorpusError) {
      understanding = try self.understanding()
    } catch {
      for (other, notice) in [byTitle(error), byOwnNames(error)].compactMap(\.self)
      where (try? other.understanding()) != nil {
        var outcome = try other.read(each: each)
        outcome.notices.append(notice)
        return outcome
      }
      throw error
    }
    let damage = try identifierDamage(understanding)
    var records = RecordReader(
      zone: options.zone, hasUsefulIdentifiers: damage == nil, export: understanding.export,
      ownNames: understanding.ownNames, hasMarkup: understanding.hasMarkup)
    if let damage { records.notices.add(.identifier, damage.fact, at: start, line: 1) }
    if let order = options.dateOrder { records.know(order) }
    var outcome = Outcome()
    if understanding.hasMarkup {
      outcome.notices.append(ReadNotice(.doubt(.textsOfHTML), byteOffset: start, line: 1))
    }
    if !understanding.besideList.isEmpty {
      outcome.notices.append(
        ReadNotice(
          .doubt(.besideList, understanding.besideList, understanding.reading.rows),
          byteOffset: start, line: 1))
    }
    /// The block before, whose bytes run on to the next one's; the first begins with the file.
    var held: Block?
    func hold(_ block: Block) throws {
      var block = block
      if var done = held {
        done.bytes = done.bytes.lowerBound..<block.bytes.lowerBound
        try each(done)
      } else {
        block.bytes = 0..<block.bytes.upperBound
      }
      held = block
    }
    if reader == .jsonLines {
      var rows = jsonRecords(understanding)
      while let piece = try rows.next() {
        try hold(jsonBlock(piece, of: rows.window, rows.page, &understanding, &records))
      }
    } else {
      var (scan, number) = (scan, 0)
      if understanding.columns?.head == .names, let piece = try scan.next() {
        let text = text(piece, of: scan.window, &records)
        try hold(Block(kind: .metadata, bytes: piece.bytes, lines: piece.lines, text: text))
      }
      while let piece = try scan.next() {
        number += 1
        let block = try block(piece, of: scan.window, number: number, understanding, &records)
        if reader == .dat, outcome.title == nil { outcome.title = block.title }
        try hold(block)
      }
    }
    if held == nil, source.count > 0 {
      held = Block(kind: .metadata, bytes: 0..<source.count, lines: 1...1, text: "")
    }
    if var last = held {
      last.bytes = last.bytes.lowerBound..<source.count
      try each(last)
    }
    if let leftOut = understanding.ownPaths?.leftOut, leftOut > 0 {
      outcome.notices.append(.tooManyColumns(leftOut))
    }
    outcome.notices = records.notices.all + outcome.notices
    if reader != .dat, !records.hasRead, source.count > 0 { outcome.notices.append(.noRecords) }
    if reader != .dat {
      outcome.reading = understanding.reading
      outcome.reading?.own = understanding.ownNames.all
    }
    return outcome
  }

  private func jsonBlock(
    _ piece: RecordCutter.Piece, of window: [UInt8], _ page: PageContext,
    _ understanding: inout RecordUnderstanding, _ records: inout RecordReader
  ) throws(CorpusError) -> Block {
    if piece.isTooLarge { return records.tooLarge(bytes: piece.bytes, lines: piece.lines) }
    if isValid {
      let object = window.span.extracting(piece.content)
      if understanding.maker == nil,
        let record = records.quick.record(
          object, mapping: options.columns, &understanding.ownPaths)
      {
        return try block(record, piece, understanding, &records)
      }
      return try jsonBlock(
        understanding.record(
          object, target: piece.target, page: page, options.columns, &records.values),
        piece, of: window, understanding, &records)
    }
    let text = Array(text(piece, of: window, &records).utf8)
    return try jsonBlock(
      understanding.record(
        text.span, target: piece.target, page: page, options.columns, &records.values),
      piece, of: window, understanding, &records)
  }

  private func jsonBlock(
    _ outcome: JSONRecord.Outcome, _ piece: RecordCutter.Piece, of window: [UInt8],
    _ understanding: RecordUnderstanding, _ records: inout RecordReader
  ) throws(CorpusError) -> Block {
    switch outcome {
    case .record(let record, _): return try block(record, piece, understanding, &records)
    case .failure(let reason):
      return records.unreadable(
        text(piece, of: window, &records), reason, bytes: piece.bytes, lines: piece.lines)
    }
  }

  private func block(
    _ piece: RecordCutter.Piece, of window: [UInt8], number: Int,
    _ understanding: RecordUnderstanding, _ records: inout RecordReader
  ) throws(CorpusError) -> Block {
    let (bytes, lines) = (piece.bytes, piece.lines)
    if piece.isTooLarge { return records.tooLarge(bytes: bytes, lines: lines) }
    if reader == .dat {
      let line = text(piece, of: window, &records)
      let block = DatRecord.block(
        line, number: number, zone: options.zone, bytes: bytes, lines: lines)
      if let block, block.time == nil, let stamp = DatRecord.impossibleStamp(line) {
        records.impossible(stamp, block)
      }
      return block
        ?? records.unreadable(
          line,
          .doubt(.noDatLine),
          bytes: bytes, lines: lines)
    }
    guard let columns = understanding.columns else {
      return records.unreadable(
        text(piece, of: window, &records), .doubt(.noColumns), bytes: bytes,
        lines: lines
      )
    }
    switch row(piece, of: window, columns, &records) {
    case .values(let values):
      return try block(understanding.record(values, columns), piece, understanding, &records)
    case .block(let block): return block
    }
  }

  private func block(
    _ record: Record, _ piece: RecordCutter.Piece, _ understanding: RecordUnderstanding,
    _ records: inout RecordReader
  ) throws(CorpusError) -> Block {
    // Read ahead only where a stamp asks for it.
    if records.needsOrder(for: record) { records.know(try dateOrder(understanding)) }
    return records.block(record, bytes: piece.bytes, lines: piece.lines)
  }
}
