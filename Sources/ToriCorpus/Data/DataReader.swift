import ToriTime

/// Reads a data file record by record: no more than one is held at a time.
struct DataReader {
  private let source: [UInt8]
  private let reader: ReaderName
  private let encoding: Encoding
  private let options: ReadOptions
  private let isValid: Bool
  private let form: RecordCutter.Form
  /// Behind a byte order mark.
  private let start: Int

  init(source: [UInt8], reader: ReaderName, encoding: Encoding, options: ReadOptions) {
    self.source = source
    self.reader = reader
    self.encoding = encoding
    self.options = options
    isValid = encoding == .utf8 && isUTF8(source.span)
    start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    form =
      switch reader {
      case .csv: .quotedLines(separator: 0x2C)
      case .tsv: .quotedLines(separator: 0x09)
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
      case .record(let record, _): return records.block(record, bytes: bytes, lines: lines)
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
          line, "this is no line of a .dat file: it has not four parts", bytes: bytes, lines: lines)
    default:
      guard let columns else {
        return records.unreadable(text(piece, &records), "no columns", bytes: bytes, lines: lines)
      }
      let fields = fields(piece, &records)
      guard fields.count <= columns.count else {
        return records.unreadable(
          text(piece, &records), "\(fields.count) fields where there are \(columns.count) columns",
          bytes: bytes, lines: lines)
      }
      return records.block(columns.record(fields), bytes: bytes, lines: lines)
    }
  }

  // MARK: The parts of a record

  private func json(
    _ piece: RecordCutter.Piece, _ records: inout RecordReader, wantsKeys: Bool = false
  ) -> JSONRecord.Outcome {
    guard !isValid else {
      return JSONRecord.parse(
        source.span.extracting(piece.content), mapping: options.columns, wantsKeys: wantsKeys)
    }
    let text = Array(text(piece, &records).utf8)
    return JSONRecord.parse(text.span, mapping: options.columns, wantsKeys: wantsKeys)
  }

  private func fields(_ piece: RecordCutter.Piece, _ records: inout RecordReader) -> [String] {
    let separator: UInt8 = reader == .tsv ? 0x09 : 0x2C
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

  /// Whether the first thing in the file is a list of objects rather than an object.
  private static func isArray(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    return position < bytes.count && bytes[position] == 0x5B
  }

  private func columns() throws(CorpusError) -> Columns? {
    guard reader == .csv || reader == .tsv else { return nil }
    if let places = options.columns.places { return Columns(places: places) }
    var (cutter, records) = (
      RecordCutter(form, from: start), RecordReader(zone: .utc, positions: nil)
    )
    guard let piece = cutter.next(source.span) else { return Columns(places: [:]) }
    let columns = Columns(names: fields(piece, &records), options.columns)
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

  /// The position of each record by its identifier, if identifiers are no numbers but replies name
  /// them; the file is read once more for that, as replies may come before what they answer.
  private func positions(_ columns: Columns?) -> [String: Int]? {
    guard reader != .dat else { return nil }
    var (cutter, records) = (
      RecordCutter(form, from: start), RecordReader(zone: .utc, positions: nil)
    )
    if columns?.head == .names { _ = cutter.next(source.span) }
    var positions: [String: Int] = [:]
    var position = 0
    while let piece = cutter.next(source.span) {
      position += 1
      let record: Record
      if let columns {
        record = columns.record(fields(piece, &records))
      } else if case .record(let parsed, _) = json(piece, &records) {
        record = parsed
      } else {
        continue
      }
      guard let id = record[.number]?.text, !id.isEmpty else {
        if positions.isEmpty, position == 100 { return nil }
        continue
      }
      if positions.isEmpty, record[.number]?.integer != nil { return nil }
      if positions[id] == nil { positions[id] = position }
    }
    return positions.isEmpty ? nil : positions
  }
}

/// The columns of a table, and the fields that they are.
private struct Columns {
  enum Head {
    case names, none
  }

  let head: Head
  let names: [String]
  /// How many fields a record may have.
  let count: Int
  private let fields: [(field: DataField, rank: Int)?]

  init(names: [String], _ mapping: ColumnMapping) {
    head = .names
    self.names = names
    count = names.count
    fields = names.map { mapping.field(ofColumn: $0) }
  }

  /// A table without a row of names, by the places of its columns.
  init(places: [Int: DataField]) {
    head = .none
    names = []
    count = .max
    let last = places.keys.max() ?? -1
    fields = (0..<min(last + 1, 10_000)).map { index in places[index].map { ($0, 0) } }
  }

  var hasText: Bool { fields.contains { $0?.field == .text } }

  func record(_ values: [String]) -> Record {
    var record = Record()
    for (value, column) in zip(values, fields) {
      guard let (field, rank) = column else { continue }
      record.set(field, rank: rank, value.isEmpty && field != .text ? nil : .text(value))
    }
    return record
  }
}
