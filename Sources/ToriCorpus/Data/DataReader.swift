import ToriText
import ToriTime

/// Reads a data file record by record: no more than one is held at a time.
struct DataReader {
  let source: SourceBytes
  let reader: ReaderName
  let encoding: Encoding
  let options: ReadOptions
  /// Whether all bytes are UTF-8, so that nothing need be decoded.
  let isValid: Bool
  let form: RecordCutter.Form
  /// What parts the fields of a table.
  let separator: UInt8
  /// Behind a byte order mark.
  let start: Int

  /// - Parameters:
  ///   - head: the first bytes of the source.
  ///   - isUTF8: whether all of its bytes are.
  init(
    source: SourceBytes, head: [UInt8], isUTF8: Bool, reader: ReaderName, encoding: Encoding,
    options: ReadOptions
  ) {
    self.source = source
    self.reader = reader
    self.encoding = encoding
    self.options = options
    isValid = encoding == .utf8 && isUTF8
    start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    separator = reader == .tsv ? 0x09 : Self.separator(head[start...])
    form =
      switch reader {
      case .csv, .tsv: .quotedLines(separator: separator)
      case .jsonLines where Self.isArray(head.span, from: start): .array
      default: .lines
      }
  }

  /// Goes through the records from the first on, the names of columns included.
  var scan: RecordScan { RecordScan(source, form, from: start) }

  /// Gives each block in the order of the file; returns the file's own title and what was doubtful.
  func read(each: (Block) throws -> Void) throws -> (title: String?, notices: [ReadNotice]) {
    let columns = try columns()
    try checkKeys()
    let damage = try identifierDamage(columns)
    var records = RecordReader(zone: options.zone, hasUsefulIdentifiers: damage == nil)
    if let damage { records.notices.add(.identifier, damage.message, at: start, line: 1) }
    if let order = options.dateOrder { records.know(order) }
    var (scan, number, title) = (scan, 0, String?.none)
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
    if columns?.head == .names, let piece = try scan.next() {
      let text = text(piece, of: scan.window, &records)
      try hold(Block(kind: .metadata, bytes: piece.bytes, lines: piece.lines, text: text))
    }
    while let piece = try scan.next() {
      number += 1
      let block = try block(piece, of: scan.window, number: number, columns, &records)
      if reader == .dat, title == nil { title = block.title }
      try hold(block)
    }
    if held == nil, source.count > 0 {
      held = Block(kind: .metadata, bytes: 0..<source.count, lines: 1...1, text: "")
    }
    if var last = held {
      last.bytes = last.bytes.lowerBound..<source.count
      try each(last)
    }
    return (title, records.notices.all)
  }

  func block(
    _ piece: RecordCutter.Piece, of window: [UInt8], number: Int, _ columns: Columns?,
    _ records: inout RecordReader
  ) throws(CorpusError) -> Block {
    let (bytes, lines) = (piece.bytes, piece.lines)
    switch reader {
    case .jsonLines:
      switch json(piece, of: window, &records) {
      case .record(let record, _): return try block(record, piece, columns, &records)
      case .failure(let reason):
        return records.unreadable(
          text(piece, of: window, &records), reason, bytes: bytes, lines: lines)
      }
    case .dat:
      let line = text(piece, of: window, &records)
      let block = DatRecord.block(
        line, number: number, zone: options.zone, bytes: bytes, lines: lines)
      if let block, block.time == nil, let stamp = DatRecord.impossibleStamp(line) {
        records.impossible(stamp, block)
      }
      return block
        ?? records.unreadable(
          line,
          LocalizedText(
            "this is no line of a .dat file: it has not four parts", ja: "四つの部分がなく、.datの行ではない"),
          bytes: bytes, lines: lines)
    default:
      guard let columns else {
        return records.unreadable(
          text(piece, of: window, &records), LocalizedText("no columns", ja: "列がない"), bytes: bytes,
          lines: lines
        )
      }
      if piece.isUnclosed {
        return records.unreadable(
          text(piece, of: window, &records),
          LocalizedText("a quote is opened and never closed", ja: "引用符が閉じていない"), bytes: bytes,
          lines: lines)
      }
      let fields = fields(piece, of: window, &records)
      guard fields.count > columns.count else {
        return try block(columns.record(fields), piece, columns, &records)
      }
      let reason = LocalizedText(
        "\(fields.count) fields where there are \(columns.count) columns",
        ja: "列は\(columns.count)なのに値が\(fields.count)")
      guard let certain = columns.certain(fields, separator: separator, zone: options.zone) else {
        return records.unreadable(
          text(piece, of: window, &records), reason, bytes: bytes, lines: lines)
      }
      records.doubtful(reason, bytes: bytes, lines: lines)
      return try block(certain, piece, columns, &records)
    }
  }

  private func block(
    _ record: Record, _ piece: RecordCutter.Piece, _ columns: Columns?,
    _ records: inout RecordReader
  ) throws(CorpusError) -> Block {
    if records.needsOrder(for: record) { records.know(try dateOrder(columns)) }
    return records.block(record, bytes: piece.bytes, lines: piece.lines)
  }
}
