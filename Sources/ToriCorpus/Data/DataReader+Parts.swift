/// The parts of a record, from the bytes that it was cut from.
extension DataReader {
  func fields(_ piece: RecordCutter.Piece, of window: [UInt8], _ records: inout RecordReader)
    -> [String]
  {
    cells(piece, of: window, &records).values
  }

  /// The fields of a row, those alone that are wanted where that is told, and whether a quote in it is neither
  /// doubled nor the last of its field.
  func cells(
    _ piece: RecordCutter.Piece, of window: [UInt8], wanted: [Bool] = [],
    _ records: inout RecordReader
  ) -> (values: [String], hasLooseQuote: Bool) {
    func values(_ bytes: Span<UInt8>, _ literalQuote: Int?) -> ([String], Bool) {
      let row = DelimitedRecord(bytes, dialect, literalQuote: literalQuote)
      var values: [String] = []
      values.reserveCapacity(row.cells.count)
      // In a row of another length it is not certain which field is which.
      let wanted = row.cells.count == wanted.count ? wanted : []
      for (index, cell) in row.cells.enumerated() {
        let isWanted = wanted.isEmpty || wanted[index]
        values.append(isWanted ? DelimitedRecord.text(cell, of: bytes, dialect) : "")
      }
      return (values, row.hasLooseQuote)
    }
    let content = window.span.extracting(piece.content)
    let stray = piece.strayQuote.map { $0 - piece.content.lowerBound }
    if isValid { return values(content, stray) }
    // A second byte may look like a mark of a table: decoded first.
    let text = Array(decoded(content, piece, &records).utf8)
    let place = stray.map { stray in
      var ignored: [Int] = []
      return decode(content.extracting(..<stray), as: encoding, undecoded: &ignored).utf8.count
    }
    return values(text.span, place)
  }

  func text(_ piece: RecordCutter.Piece, of window: [UInt8], _ records: inout RecordReader)
    -> String
  {
    let content = window.span.extracting(piece.content)
    guard isValid else { return decoded(content, piece, &records) }
    return String(decoding: window[piece.content], as: UTF8.self)
  }

  private func decoded(
    _ bytes: Span<UInt8>, _ piece: RecordCutter.Piece, _ records: inout RecordReader
  ) -> String {
    var undecoded: [Int] = []
    let text = decode(bytes, as: encoding, undecoded: &undecoded)
    for offset in undecoded {
      records.undecoded(
        at: piece.bytes.lowerBound + offset, line: piece.lines.lowerBound, encoding)
    }
    return text
  }
}
