import ToriText
import ToriTime

/// Reads a data file record by record: no more than one is held at a time.
struct DataReader {
  let source: [UInt8]
  let reader: ReaderName
  private let encoding: Encoding
  let options: ReadOptions
  private let isValid: Bool
  let form: RecordCutter.Form
  /// What parts the fields of a table.
  let separator: UInt8
  /// Behind a byte order mark.
  let start: Int

  init(source: [UInt8], reader: ReaderName, encoding: Encoding, options: ReadOptions) {
    self.source = source
    self.reader = reader
    self.encoding = encoding
    self.options = options
    isValid = encoding == .utf8 && isUTF8(source.span)
    start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    separator = reader == .tsv ? 0x09 : Self.separator(source[start...])
    form =
      switch reader {
      case .csv, .tsv: .quotedLines(separator: separator)
      case .jsonLines where Self.isArray(source.span, from: start): .array
      default: .lines
      }
  }

  /// Gives each block in the order of the file; returns the file's own title and what was doubtful.
  func read(each: (Block) throws -> Void) throws -> (title: String?, notices: [ReadNotice]) {
    let columns = try columns()
    try checkText(columns)
    var records = RecordReader(zone: options.zone, positions: positions(columns))
    var (cutter, number, title) = (RecordCutter(form, from: start), 0, String?.none)
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
    if columns?.head == .names, let piece = cutter.next(source.span) {
      try hold(
        Block(
          kind: .metadata, bytes: piece.content, lines: piece.lines, text: text(piece, &records)))
    }
    while let piece = cutter.next(source.span) {
      number += 1
      let block = block(piece, number: number, columns, &records)
      if reader == .dat, title == nil { title = block.title }
      try hold(block)
    }
    if held == nil, !source.isEmpty {
      held = Block(kind: .metadata, bytes: 0..<source.count, lines: 1...1, text: "")
    }
    if var last = held {
      last.bytes = last.bytes.lowerBound..<source.count
      try each(last)
    }
    return (title, records.notices.all)
  }

  private func block(
    _ piece: RecordCutter.Piece, number: Int, _ columns: Columns?, _ records: inout RecordReader
  ) -> Block {
    let (bytes, lines) = (piece.content, piece.lines)
    switch reader {
    case .jsonLines:
      switch json(piece, &records) {
      case .record(let record, _): return block(record, piece, columns, &records)
      case .failure(let reason):
        return records.unreadable(text(piece, &records), reason, bytes: bytes, lines: lines)
      }
    case .dat:
      let line = text(piece, &records)
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
          text(piece, &records), LocalizedText("no columns", ja: "列がない"), bytes: bytes, lines: lines
        )
      }
      if piece.isUnclosed {
        return records.unreadable(
          text(piece, &records),
          LocalizedText("a quote is opened and never closed", ja: "引用符が閉じていない"), bytes: bytes,
          lines: lines)
      }
      let fields = fields(piece, &records)
      guard fields.count > columns.count else {
        return block(columns.record(fields), piece, columns, &records)
      }
      let reason = LocalizedText(
        "\(fields.count) fields where there are \(columns.count) columns",
        ja: "列は\(columns.count)なのに値が\(fields.count)")
      guard let certain = columns.certain(fields, separator: separator, zone: options.zone) else {
        return records.unreadable(text(piece, &records), reason, bytes: bytes, lines: lines)
      }
      records.doubtful(reason, bytes: bytes, lines: lines)
      return block(certain, piece, columns, &records)
    }
  }

  private func block(
    _ record: Record, _ piece: RecordCutter.Piece, _ columns: Columns?,
    _ records: inout RecordReader
  ) -> Block {
    // Read ahead only where a name turns up: most files have numbers and nothing else.
    if records.needsNames(for: record) { records.names = names(columns) }
    return records.block(record, bytes: piece.content, lines: piece.lines)
  }

  // MARK: The parts of a record

  func json(
    _ piece: RecordCutter.Piece, _ records: inout RecordReader, wantsKeys: Bool = false
  ) -> JSONRecord.Outcome {
    guard !isValid else {
      return JSONRecord.parse(
        source.span.extracting(piece.content), mapping: options.columns, wantsKeys: wantsKeys)
    }
    let text = Array(text(piece, &records).utf8)
    return JSONRecord.parse(text.span, mapping: options.columns, wantsKeys: wantsKeys)
  }

  func fields(_ piece: RecordCutter.Piece, _ records: inout RecordReader) -> [String] {
    let content = source.span.extracting(piece.content)
    if isValid || encoding == .eucJP {
      return DelimitedRecord.fields(content, separator: separator).map {
        isValid ? String(decoding: $0, as: UTF8.self) : decoded($0.span, piece, &records)
      }
    }
    // A byte of Shift_JIS may look like a mark of CSV: decoded first.
    let text = Array(decoded(content, piece, &records).utf8)
    return DelimitedRecord.fields(text.span, separator: separator).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func text(_ piece: RecordCutter.Piece, _ records: inout RecordReader) -> String {
    let content = source.span.extracting(piece.content)
    guard isValid else { return decoded(content, piece, &records) }
    return String(decoding: source[piece.content], as: UTF8.self)
  }

  private func decoded(
    _ bytes: Span<UInt8>, _ piece: RecordCutter.Piece, _ records: inout RecordReader
  ) -> String {
    var undecoded: [Int] = []
    let text = decode(bytes, as: encoding, undecoded: &undecoded)
    for offset in undecoded {
      records.undecoded(
        at: piece.content.lowerBound + offset, line: piece.lines.lowerBound, encoding)
    }
    return text
  }

  // MARK: Before the records

  /// A comma, or what some programs write for it, if the first line has more of that.
  private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let first = bytes.prefix(1 << 16).prefix { $0 != 0x0A && $0 != 0x0D }
    let (commas, semicolons) = (first.count { $0 == 0x2C }, first.count { $0 == 0x3B })
    return semicolons > commas ? 0x3B : 0x2C
  }

  /// Whether the first thing in the file is a list of objects rather than an object.
  private static func isArray(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    return position < bytes.count && bytes[position] == 0x5B
  }

  /// The names of a table's columns, in order; empty where it has none.
  var columnNames: [String] {
    guard reader == .csv || reader == .tsv, options.columns.places == nil else { return [] }
    var (cutter, records) = (
      RecordCutter(form, from: start), RecordReader(zone: .utc, positions: nil)
    )
    return cutter.next(source.span).map { fields($0, &records) } ?? []
  }

  private func columns() throws(CorpusError) -> Columns? {
    guard reader == .csv || reader == .tsv else { return nil }
    if let places = options.columns.places { return Columns(places: places) }
    let names = columnNames
    if names.isEmpty { return Columns(places: [:]) }
    let columns = Columns(names: names, options.columns)
    guard columns.hasText else { throw .noTextColumn(columns.names) }
    return columns
  }

  /// Refuses a file none of whose first objects has a text.
  private func checkText(_ columns: Columns?) throws(CorpusError) {
    guard reader == .jsonLines else { return }
    var (cutter, records) = (
      RecordCutter(form, from: start), RecordReader(zone: .utc, positions: nil)
    )
    var seen: [String] = []
    for _ in 0..<100 {
      guard let piece = cutter.next(source.span) else { break }
      guard case .record(let record, let keys) = json(piece, &records, wantsKeys: true) else {
        continue
      }
      if record.has(.text) { return }
      for key in keys where !seen.contains(key) { seen.append(key) }
    }
    if !seen.isEmpty { throw .noTextColumn(seen) }
  }
}
