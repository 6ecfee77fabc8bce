/// Going through the records of a file, whatever it is for.
extension DataReader {
  func jsonRecords(_ understanding: RecordUnderstanding) -> JSONRecords {
    JSONRecords(
      source, understanding.layout ?? JSONLayout([UInt8]().span, from: start),
      understanding.maker?.plan, beside: understanding.beside)
  }

  /// Gives each record and its position, from 1, until `body` says that it is enough.
  func forEachRecord(
    _ understanding: RecordUnderstanding, _ body: (Record, Int) -> Bool
  ) throws(CorpusError) {
    var position = 0
    if reader == .jsonLines {
      try forEachJSONRecord(understanding) { record, _, _, _ in
        position += 1
        return body(record, position)
      }
      return
    }
    guard let columns = understanding.columns else { return }
    var understanding = understanding
    understanding.own = nil
    var (scan, records) = (scan, RecordReader(zone: .utc))
    if columns.head == .names { _ = try scan.next() }
    while let piece = try scan.next() {
      position += 1
      if piece.isTooLarge { continue }
      let record = understanding.record(fields(piece, of: scan.window, &records), columns)
      if !body(record, position) { return }
    }
  }

  /// Gives each record that can be read, the text that it is in, where in that it stands, and the paths of the
  /// plan that it has, until `body` says that it is enough.
  func forEachJSONRecord(
    _ understanding: RecordUnderstanding,
    _ body: (Record, Span<UInt8>, Range<Int>, [Int]) -> Bool
  ) throws(CorpusError) {
    var understanding = understanding
    // Columns are numbered when the file is read, not when it is looked at.
    understanding.ownPaths = nil
    var (rows, records) = (jsonRecords(understanding), RecordReader(zone: .utc))
    while let piece = try rows.next() {
      if piece.isTooLarge { continue }
      let bytes = isValid ? [] : Array(text(piece, of: rows.window, &records).utf8)
      let window = rows.window
      let content = isValid ? window.span.extracting(piece.content) : bytes.span
      guard
        case .record(let record) = understanding.record(
          content, target: piece.target, page: rows.page, options.columns, &records.values)
      else { continue }
      let range = understanding.maker?.objectRange(piece.target, content) ?? content.trimmed
      if !body(record, content, range, understanding.maker?.found(piece.target) ?? []) { return }
    }
  }
}

extension Span<UInt8> {
  /// Without the white space before it.
  fileprivate var trimmed: Range<Int> {
    var start = 0
    skipBlank(at: &start)
    return start..<count
  }
}
