/// The rows of a table as they are found, in order or not.
extension DataReader {
  enum Row {
    case values([String])
    /// What is no row of values: a header met again, a comment, a row that cannot be read.
    case block(Block)
  }

  /// How a table is written; names of columns that are known show where it begins.
  static func dialect(
    _ head: [UInt8], from start: Int, _ reader: ReaderName, _ encoding: Encoding,
    _ options: ReadOptions
  ) -> TableDialect {
    TableDialect(head: head, from: start, isTabbed: reader == .tsv) { names in
      let count = names.count { name in
        let name = encoding == .utf8 ? name : ""
        return options.columns.field(ofColumn: name) != nil
      }
      return count >= 2 || count == 1 && names.count <= 4
    }
  }

  /// The values of a row, as many as there are columns where that is certain; what is wrong with it is
  /// said.
  func row(
    _ piece: RecordCutter.Piece, of window: [UInt8], _ columns: Columns,
    _ records: inout RecordReader
  ) -> Row {
    let (bytes, lines) = (piece.bytes, piece.lines)
    let (values, hasLooseQuote) = cells(
      piece, of: window, wanted: columns.wanted, &records)
    if columns.head == .names, columns.areNames(values) {
      // Exports joined into one file have their header each time.
      return .block(
        Block(
          kind: .metadata, bytes: bytes, lines: lines, text: text(piece, of: window, &records)))
    }
    if values.count == 1, columns.count > 1, columns.count < .max, values[0].hasPrefix("#"),
      dialect.firstLine > 1
    {
      return .block(Block(kind: .metadata, bytes: bytes, lines: lines, text: values[0]))
    }
    if piece.strayQuote != nil {
      records.doubtful(
        .doubt(.unclosedQuote),
        bytes: bytes, lines: lines)
    } else if hasLooseQuote {
      records.doubtful(
        .doubt(.undoubledQuote),
        bytes: bytes, lines: lines)
    }
    guard columns.count < .max, values.count != columns.count else { return .values(values) }
    let reason = ReadFact.doubt(.fieldCount, values.count, columns.count)
    if values.count < columns.count {
      records.doubtful(reason, bytes: bytes, lines: lines)
      return .values(values)
    }
    guard let certain = columns.certain(values, separator: dialect.separator, zone: options.zone)
    else {
      return .block(
        records.unreadable(text(piece, of: window, &records), reason, bytes: bytes, lines: lines))
    }
    records.doubtful(reason, bytes: bytes, lines: lines)
    return .values(certain)
  }
}
