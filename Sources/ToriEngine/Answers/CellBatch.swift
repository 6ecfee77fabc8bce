import ToriText
import ToriTime

/// Cells of rows that follow each other, column by column.
package struct CellBatch: Sendable {
  /// Of the answer.
  package let rows: Range<Int>
  /// As they were asked for.
  package let columns: [CellColumn]

  package init(rows: Range<Int>, columns: [CellColumn]) {
    self.rows = rows
    self.columns = columns
  }

  /// Cells that are made one by one, row after row: of the rows before one that fails, or its failure.
  package init(
    _ rows: Range<Int>, _ columns: [Int], _ cell: Answer.CellReader
  ) throws(EngineError) {
    var values = columns.map { _ in [Value]() }
    var read = rows.lowerBound..<rows.lowerBound
    for row in rows {
      do throws(EngineError) {
        for (place, column) in columns.enumerated() { values[place].append(try cell(row, column)) }
      } catch {
        guard !read.isEmpty else { throw error }
        break
      }
      read = rows.lowerBound..<row + 1
    }
    self.init(rows: read, columns: values.map { .values(Array($0.prefix(read.count))) })
  }

  /// What a row of the answer has in the column of that place among those that were asked for.
  package func value(row: Int, _ place: Int) -> Value {
    columns[place].value(row - rows.lowerBound)
  }
}

/// Cells of one column, numbered from 0: as they are, or of one type, so that many need no object for each.
package enum CellColumn: Sendable {
  case values([Value])
  case texts(PackedTexts)
  case integers([Int?])
  case times([TimeSpan?])
  case booleans([Bool])
  /// The first and the last number of a list of two.
  case pairs([(Int, Int)?])

  /// The cells of these numbers, in that order.
  package func picked(_ places: [Int]) -> CellColumn {
    switch self {
    case .values(let values): .values(places.map { values[$0] })
    case .texts(let texts): .texts(texts.picked(places))
    case .integers(let numbers): .integers(places.map { numbers[$0] })
    case .times(let times): .times(places.map { times[$0] })
    case .booleans(let flags): .booleans(places.map { flags[$0] })
    case .pairs(let pairs): .pairs(places.map { pairs[$0] })
    }
  }

  /// The cell at a place of the batch, from 0.
  package func value(_ place: Int) -> Value {
    switch self {
    case .values(let values): values[place]
    case .texts(let texts): texts[place].map { .text($0) } ?? .none
    case .integers(let numbers): numbers[place].map { .integer($0) } ?? .none
    case .times(let times): times[place].map { .time($0) } ?? .none
    case .booleans(let flags): .boolean(flags[place])
    case .pairs(let pairs):
      pairs[place].map { .list([.integer($0.0), .integer($0.1)]) } ?? .none
    }
  }
}

/// Cells of an answer that are looked at one after the other, fetched some rows at a time.
package struct CellWindow {
  private let answer: Answer
  /// Of the answer's shape.
  private let columns: [Int]
  private let size: Int
  private var batch = CellBatch(rows: 0..<0, columns: [])

  /// For these columns; of so many rows cells are held at once.
  package init(_ answer: Answer, columns: [Int], size: Int = 64) {
    self.answer = answer
    self.columns = columns
    self.size = size
  }

  /// The value in a row, and in one of the columns.
  package mutating func value(row: Int, column: Int) throws(EngineError) -> Value {
    if !batch.rows.contains(row) {
      let end = min(row + size, answer.rowCount)
      batch = try answer.batch(of: row..<end, columns: columns)
    }
    guard let place = columns.firstIndex(of: column) else {
      preconditionFailure("a column of this window")
    }
    return batch.value(row: row, place)
  }
}
