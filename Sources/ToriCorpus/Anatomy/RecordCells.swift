/// The values of one record of a data file, with the place of each.
struct RecordCells {
  struct Cell {
    /// The key or column; nil where the file names none.
    let name: String?
    /// Without the quotes around it.
    let bytes: Range<Int>
    let writing: SourceAlignment.Writing
  }

  private(set) var cells: [Cell] = []
  private let bytes: [UInt8]

  /// The members of the first object in `bytes`, those of objects within it aside.
  static func json(_ bytes: [UInt8]) -> RecordCells {
    var record = RecordCells(bytes: bytes)
    record.readObject()
    return record
  }

  /// The fields of a row, named by the columns in order.
  static func delimited(_ bytes: [UInt8], _ dialect: TableDialect, names: [String]) -> RecordCells {
    var record = RecordCells(bytes: bytes)
    let row = RowEnd.find(bytes.span, from: 0, dialect, quoteLimit: RowEnd.quoteLimit)
    let cells = DelimitedRecord(
      bytes.span.extracting(..<row.end), dialect, literalQuote: row.strayQuote
    ).cells
    for (index, cell) in cells.enumerated() {
      record.cells.append(
        Cell(
          name: index < names.count ? names[index] : nil, bytes: cell.range,
          writing: cell.isQuoted ? .quoted : .plainly))
    }
    return record
  }

  /// The parts of a line of a `.dat` file.
  static func dat(_ bytes: [UInt8]) -> RecordCells {
    var record = RecordCells(bytes: bytes)
    let parts = DatRecord.fields(Array(bytes[...].trimmedEnd))
    for (part, name) in zip(parts, DatRecord.names(of: parts)) {
      record.cells.append(Cell(name: name, bytes: part.trimmed.indices, writing: .html))
    }
    return record
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func readObject() {
    guard var position = bytes.firstIndex(of: 0x7B) else { return }
    position += 1
    while let key = string(from: &position) {
      while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == 0x3A {
        position += 1
      }
      let name = bytes[key].string
      if position < bytes.count, bytes[position] == 0x22 {
        guard let value = string(from: &position) else { return }
        cells.append(Cell(name: name, bytes: value, writing: .json))
      } else {
        let value = plainValue(from: &position)
        cells.append(Cell(name: name, bytes: value, writing: .plainly))
      }
    }
  }

  /// What stands within the next quotes, before the object ends; `position` moves behind them.
  private func string(from position: inout Int) -> Range<Int>? {
    while position < bytes.count, bytes[position] != 0x22 {
      if bytes[position] == 0x7D { return nil }
      position += 1
    }
    let start = position + 1
    position = start
    while position < bytes.count, bytes[position] != 0x22 {
      position += bytes[position] == 0x5C ? 2 : 1
    }
    guard position < bytes.count else { return nil }
    position += 1
    return start..<position - 1
  }

  /// A number, a word, a list or an object; `position` moves behind it.
  private func plainValue(from position: inout Int) -> Range<Int> {
    let start = position
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x22:
        if string(from: &position) == nil { position = bytes.count }
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth < 0 { return bytes[start..<position].trimmed.indices }
      case 0x2C: if depth == 0 { return bytes[start..<position].trimmed.indices }
      default: break
      }
      position += 1
    }
    return start..<position
  }
}
