import ToriSystem
import ToriTime

/// Reads a data file in batches of records, of which no more is held than threads have at hand.
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
    var columns = MergedColumns()
    var records = RecordReader(
      zone: options.zone, hasUsefulIdentifiers: damage == nil, export: understanding.export,
      ownNames: understanding.own?.names ?? columns.names, hasMarkup: understanding.hasMarkup)
    if let order = options.dateOrder { records.know(order) }
    var notices = Notices()
    if let damage { notices.add(.identifier, damage.fact, at: start, line: 1) }
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
    func give(_ blocks: inout [Block]) throws {
      guard let last = blocks.indices.last else { return }
      if var before = held.take() {
        before.bytes = before.bytes.lowerBound..<blocks[0].bytes.lowerBound
        try each(before)
      } else {
        blocks[0].bytes = 0..<blocks[0].bytes.upperBound
      }
      for index in 0..<last {
        blocks[index].bytes =
          blocks[index].bytes.lowerBound..<blocks[index + 1].bytes.lowerBound
      }
      held = blocks.removeLast()
      // Blocks are large: each is lent, not copied.
      let span = blocks.span
      for index in span.indices { try each(span[index]) }
    }
    var pieces = RecordPieces(self, understanding)
    if let names = try pieces.names() {
      records.begin(at: 0)
      let text = text(names.piece, of: names.window, &records)
      var head = [
        Block(kind: .metadata, bytes: names.piece.bytes, lines: names.piece.lines, text: text)
      ]
      try give(&head)
      notices.merge(records.notices)
    }
    let threadCount = threadCount
    let work = batchWork(understanding, records, threadCount)
    defer { work.stop() }
    var waitingBytes = 0
    while true {
      while work.waitingCount < threadCount * 2 + 2,
        work.waitingCount == 0 || waitingBytes < Self.mostBytes,
        let batch = try pieces.nextBatch()
      {
        waitingBytes += batch.byteCount
        work.add(batch)
      }
      guard var read = try work.take()?.get() else { break }
      waitingBytes -= read.byteCount
      columns.renumber(&read)
      notices.merge(read.notices)
      if reader == .dat {
        outcome.title = outcome.title ?? read.blocks.first { $0.title != nil }?.title
      }
      try give(&read.blocks)
    }
    if held == nil, source.count > 0 {
      held = Block(kind: .metadata, bytes: 0..<source.count, lines: 1...1, text: "")
    }
    if var last = held {
      last.bytes = last.bytes.lowerBound..<source.count
      try each(last)
    }
    if columns.leftOut > 0 { outcome.notices.append(.tooManyColumns(columns.leftOut)) }
    outcome.notices = notices.all + outcome.notices
    if reader != .dat, pieces.count == 0, source.count > 0 { outcome.notices.append(.noRecords) }
    if reader != .dat {
      outcome.reading = understanding.reading
      outcome.reading?.own = (understanding.own?.names ?? columns.names).all
    }
    return outcome
  }

  /// Larger sources are worth threads of their own; smaller ones are read several at a time.
  private static let smallSize = 4 << 20
  private static let mostThreads = 4
  /// Once records of so many bytes wait, no more are cut.
  private static let mostBytes = 1 << 24

  /// How many threads read beside this one.
  private var threadCount: Int {
    if let count = options.threadCount { return max(0, count - 1) }
    if source.count <= Self.smallSize { return 0 }
    return max(0, min(Self.mostThreads, WorkThread.coreCount) - 1)
  }

  /// What reads batches of records, each thread with what it has learned itself.
  private func batchWork(
    _ understanding: RecordUnderstanding, _ records: RecordReader, _ threadCount: Int
  ) -> OrderedWork<RecordBatch, Result<ReadBatch, CorpusError>> {
    let (order, count) = (SharedOrder(), Monitor(0))
    return OrderedWork(threadCount: threadCount) {
      let number = count.use { count in
        count += 1
        return count
      }
      var reader = BatchReader(number, self, understanding, records, order)
      return { batch in Result { () throws(CorpusError) in try reader.read(batch) } }
    }
  }

  /// The block of a record that was cut from the source.
  func block(
    _ item: RecordBatch.Item, number: Int, _ understanding: inout RecordUnderstanding,
    _ records: inout RecordReader, _ order: SharedOrder
  ) throws(CorpusError) -> Block {
    let piece = item.piece
    if piece.isTooLarge { return records.tooLarge(bytes: piece.bytes, lines: piece.lines) }
    switch reader {
    case .jsonLines: return try jsonBlock(item, &understanding, &records, order)
    case .dat: return datBlock(item, number: number, &records)
    default: return try rowBlock(item, understanding, &records, order)
    }
  }

  private func jsonBlock(
    _ item: RecordBatch.Item, _ understanding: inout RecordUnderstanding,
    _ records: inout RecordReader, _ order: SharedOrder
  ) throws(CorpusError) -> Block {
    let (piece, window, page) = (item.piece, item.window, item.page)
    records.forgetDoubts()
    let outcome: JSONRecord.Outcome
    if isValid {
      let object = window.span.extracting(piece.content)
      if understanding.maker == nil,
        let record = records.quick.record(
          object, mapping: options.columns, &understanding.ownPaths)
      {
        return try block(record, piece, understanding, &records, order)
      }
      outcome = understanding.record(
        object, target: piece.target, page: page, options.columns, &records.values)
    } else {
      let text = Array(text(piece, of: window, &records).utf8)
      outcome = understanding.record(
        text.span, target: piece.target, page: page, options.columns, &records.values)
    }
    switch outcome {
    case .record(let record): return try block(record, piece, understanding, &records, order)
    case .failure(let reason):
      return records.unreadable(
        text(piece, of: window, &records), reason, bytes: piece.bytes, lines: piece.lines)
    }
  }

  private func datBlock(
    _ item: RecordBatch.Item, number: Int, _ records: inout RecordReader
  ) -> Block {
    let (bytes, lines) = (item.piece.bytes, item.piece.lines)
    let line = text(item.piece, of: item.window, &records)
    let block = DatRecord.block(
      line, number: number, zone: options.zone, bytes: bytes, lines: lines)
    if let block, block.time == nil, let stamp = DatRecord.impossibleStamp(line) {
      records.impossible(stamp, block)
    }
    return block ?? records.unreadable(line, .doubt(.noDatLine), bytes: bytes, lines: lines)
  }

  private func rowBlock(
    _ item: RecordBatch.Item, _ understanding: RecordUnderstanding,
    _ records: inout RecordReader, _ order: SharedOrder
  ) throws(CorpusError) -> Block {
    let (piece, window) = (item.piece, item.window)
    guard let columns = understanding.columns else {
      return records.unreadable(
        text(piece, of: window, &records), .doubt(.noColumns), bytes: piece.bytes,
        lines: piece.lines)
    }
    switch row(piece, of: window, columns, &records) {
    case .values(let values):
      return try block(
        understanding.record(values, columns), piece, understanding, &records, order)
    case .block(let block): return block
    }
  }

  private func block(
    _ record: Record, _ piece: RecordCutter.Piece, _ understanding: RecordUnderstanding,
    _ records: inout RecordReader, _ order: SharedOrder
  ) throws(CorpusError) -> Block {
    // Read ahead only where a stamp asks for it.
    if records.needsOrder(for: record) {
      records.know(
        try order.order { () throws(CorpusError) in try dateOrder(understanding) })
    }
    return records.block(record, bytes: piece.bytes, lines: piece.lines)
  }
}
