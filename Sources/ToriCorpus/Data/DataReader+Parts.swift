/// The parts of a record, from the bytes that it was cut from.
extension DataReader {
  func fields(_ piece: RecordCutter.Piece, of window: [UInt8], _ records: inout RecordReader)
    -> [String]
  {
    let content = window.span.extracting(piece.content)
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
