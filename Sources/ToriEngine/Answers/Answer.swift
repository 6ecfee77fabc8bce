import Synchronization
import ToriSystem
import ToriText

/// What a statement came to: rows of one shape, and what is to be said about them.
///
/// Cells are made when asked for, so that the text of a post that is not shown is never touched. An engine
/// gives them some rows at a time, for the columns that are wanted.
package struct Answer: Sendable {
  package let shape: RowShape
  /// Of all rows, read or not.
  package let rowCount: Int
  /// In the order in which they stand below the rows.
  package let notes: [Note]
  private let read: BatchReader
  /// A shorter way to one cell, where there is one.
  private let readCell: CellReader?

  /// Cells of rows, of which there is at least one, for these columns of the shape, in that order: of all
  /// these rows, or of the first ones where more are too much to be held.
  package typealias BatchReader =
    /// Reads the cell in a row and a column, both from 0.
    @Sendable (_ rows: Range<Int>, _ columns: [Int]) throws(EngineError) -> CellBatch
  package typealias CellReader =
    @Sendable (_ row: Int, _ column: Int) throws(EngineError) -> Value

  /// So many rows are asked for at once where all are wanted.
  private static let batchSize = 1024

  /// - Parameter cell: a way to one cell that is shorter than a batch of it.
  package init(
    shape: RowShape, rowCount: Int, notes: [Note] = [], cell: CellReader? = nil,
    batches: @escaping BatchReader
  ) {
    self.shape = shape
    self.rowCount = rowCount
    self.notes = notes
    read = batches
    readCell = cell
  }

  /// Of rows whose cells are at hand, or as cheap to make one by one.
  package init(
    shape: RowShape, rowCount: Int, notes: [Note] = [], cell: @escaping CellReader
  ) {
    self.init(shape: shape, rowCount: rowCount, notes: notes, cell: cell) {
      (rows, columns) throws(EngineError) in
      // What may be large is made one by one.
      let rows = columns.contains { shape.columns[$0].type == .bytes } ? rows.prefix(1) : rows
      return try CellBatch(rows, columns, cell)
    }
  }

  /// The same with more to be said below its rows, before what is said already.
  package func noting(_ more: [Note]) -> Answer {
    Answer(
      shape: shape, rowCount: rowCount, notes: more + notes, cell: readCell, batches: read)
  }

  /// The value of the column `column` (see `shape.columns`) in the row `row`, counted from 0; of many rows
  /// one asks for batches, since an engine may have to fetch each.
  package func value(row: Int, column: Int) throws(EngineError) -> Value {
    precondition(0..<rowCount ~= row && shape.columns.indices ~= column, "a cell of this answer")
    if let readCell { return try readCell(row, column) }
    return try read(row..<row + 1, [column]).value(row: row, 0)
  }

  /// The cells of these columns in the first of these rows: in at least one.
  package func batch(of rows: Range<Int>, columns: [Int]) throws(EngineError) -> CellBatch {
    precondition(
      !rows.isEmpty && 0 <= rows.lowerBound && rows.upperBound <= rowCount
        && columns.allSatisfy(shape.columns.indices.contains), "cells of this answer")
    return try read(rows, columns)
  }

  /// Calls `body` with all rows, some at a time, for these columns of the shape.
  package func forEachBatch(
    columns: [Int], _ body: (CellBatch) throws -> Void
  ) throws {
    var row = 0
    while row < rowCount {
      let batch = try batch(of: row..<min(row + Self.batchSize, rowCount), columns: columns)
      try body(batch)
      row = batch.rows.upperBound
    }
  }

  /// Whether there are no rows, or the one figure asked for is a count of none.
  package func foundNothing() throws(EngineError) -> Bool {
    if rowCount == 0 { return true }
    if shape.kind == .figures, shape.showsNone {
      for row in 0..<rowCount where try value(row: row, column: 1) != .integer(0) { return false }
      return true
    }
    guard shape.kind == .figures, shape.columns.count == 1, rowCount == 1 else { return false }
    return try value(row: 0, column: 0) == .integer(0)
  }

  /// The same rows, read one after the other, which end in `EngineError.interrupted` once
  /// `cancellation` is cancelled: not within a row, or the rows of a batch.
  package func stopping(with cancellation: Cancellation) -> Answer {
    let last = LastRow()
    @Sendable func stop(at row: Int) throws(EngineError) {
      if last.number.exchange(row, ordering: .relaxed) != row, cancellation.isCancelled {
        throw .interrupted
      }
    }
    let (read, readCell) = (read, readCell)
    var cell: CellReader?
    if let readCell {
      cell = { (row, column) throws(EngineError) in
        try stop(at: row)
        return try readCell(row, column)
      }
    }
    return Answer(shape: shape, rowCount: rowCount, notes: notes, cell: cell) {
      (rows, columns) throws(EngineError) in
      try stop(at: rows.lowerBound)
      return try read(rows, columns)
    }
  }

  /// The same rows, with nothing to be said about them.
  package var withoutNotes: Answer {
    Answer(shape: shape, rowCount: rowCount, cell: readCell, batches: read)
  }

  /// The same rows, with more to be said about them.
  package func adding(_ more: [Note]) -> Answer {
    Answer(
      shape: shape, rowCount: rowCount, notes: notes + more, cell: readCell, batches: read)
  }
}

/// The row that was read last.
private final class LastRow: Sendable {
  let number = Atomic(-1)
}

/// The kind of the rows of an answer, and their columns.
package struct RowShape: Hashable, Sendable {
  /// What a row is.
  package let kind: RowKind
  /// In the order in which rows have them; `essential` and `shown` are places in it.
  package let columns: [Column]
  /// What a person is shown when nothing else was asked for: indices into `columns`.
  package let essential: [Int]
  /// What a table shows: what is essential and what the rows stand in the order of. Indices into `columns`.
  package private(set) var shown: [Int]
  /// Whether the first column is a line of time: every stretch from the first to the last, in order.
  package let isTimeline: Bool
  /// What a row is one of, or a row of: `posts` or `blocks`; nil where it is of no single one.
  package private(set) var origin: RowKind?
  /// What posts and blocks of the corpus have.
  package private(set) var fields: [Field]
  /// Whether tori tells it of the corpus or a plan, so that no query chose its columns.
  package let isTold: Bool
  /// Whether there is more of which it is not known in which stretch of the line of time it lies.
  package private(set) var isInDoubt: Bool
  /// How pictures draw the rows, where they are no figures whose last column is drawn.
  package private(set) var drawing: Drawing?
  /// How rows tie what their columns `from` and `to` name, where they are pairs of a network.
  package private(set) var ties: Ties?
  /// Columns of a table that give way, the first of these first, where a screen has no room for all.
  package private(set) var yielding: [Int] = []
  /// Columns that rows have only where they are named, since they cost more than the others.
  package private(set) var onDemand: [Column] = []

  /// Whether values that no row has are there too, with a count of 0.
  var showsNone: Bool {
    columns.count > 1 && columns[1].name == "count"
      && (isTimeline || columns[columns.count - 1].name == "share")
  }

  package init(
    kind: RowKind, columns: [Column], essential: [Int]? = nil, isTimeline: Bool = false,
    isTold: Bool = false, isInDoubt: Bool = false, of origin: RowKind? = nil,
    fields: [Field] = Field.all
  ) {
    self.kind = kind
    self.origin = origin
    self.fields = fields
    self.columns = columns
    self.essential = essential ?? Array(columns.indices)
    shown = self.essential
    self.isTimeline = isTimeline
    self.isTold = isTold
    self.isInDoubt = isInDoubt
  }

  /// The same, in a corpus whose posts and blocks have these fields.
  package func having(_ fields: [Field]) -> RowShape {
    var shape = self
    shape.fields = fields
    return shape
  }

  /// What of a row a picture shows: columns that name it, and the one whose figure is drawn.
  package struct Drawing: Hashable, Sendable {
    package let labels: [Int]
    package let figure: Int
    /// Whether figures go to both sides of 0.
    package let isBothSides: Bool
  }

  /// The same, drawn so.
  package func drawn(_ figure: String, of labels: [String], bothSides: Bool = false) -> RowShape {
    func place(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
    guard let figure = place(figure) else { return self }
    var shape = self
    shape.drawing = Drawing(
      labels: labels.compactMap(place), figure: figure, isBothSides: bothSides)
    return shape
  }

  /// Whether pairs go one way or both.
  package enum Ties: Hashable, Sendable { case oneWay, mutual }

  /// The same, each row a pair.
  func tied(_ ties: Ties) -> RowShape {
    var shape = self
    shape.ties = ties
    return shape
  }

  /// The same, with columns that give way where there is no room.
  func yielding(_ names: [String]) -> RowShape {
    var shape = self
    shape.yielding = names.compactMap { name in columns.firstIndex { $0.name == name } }
    return shape
  }

  /// The same, with columns that are there when they are named.
  func offering(_ columns: [Column]) -> RowShape {
    var shape = self
    shape.onDemand = columns
    return shape
  }

  /// The column of that place, of those that are named too.
  package func column(at place: Int) -> Column {
    place < columns.count ? columns[place] : onDemand[place - columns.count]
  }

  /// The same, each a row of a post or block of the kind that `origin` says.
  package func of(_ origin: RowKind?) -> RowShape {
    var shape = self
    shape.origin = origin
    return shape
  }

  /// The same, where some of what was counted may lie in any stretch of the line of time.
  package func inDoubt(_ isInDoubt: Bool) -> RowShape {
    var shape = self
    shape.isInDoubt = isInDoubt
    return shape
  }

  /// The same, with the columns that rows were sorted by shown too, before a text or title that ends
  /// the row. What an identifier tells is not repeated.
  package func showing(order terms: [SortTerm]) -> RowShape {
    var shape = self
    let names = terms.map(\.column.name).filter { !isBlockRows || !Field.inIdentifier.contains($0) }
    for name in names {
      guard let index = columns.firstIndex(where: { $0.name == name }), !shape.shown.contains(index)
      else { continue }
      let endsInText = shape.shown.last.map { ["text", "title"].contains(columns[$0].name) }
      shape.shown.insert(index, at: shape.shown.endIndex - (endsInText == true ? 1 : 0))
    }
    return shape
  }
}

/// A column of rows.
package struct Column: Codable, Hashable, Sendable {
  /// As the language names it.
  package let name: String
  /// Of its cells, which may be nothing as well.
  package let type: ValueType
  /// What stands above it for people, where that is not its name.
  package let heading: LocalizedText?
  /// What of its post or block it is, where a row is of one and the column is no more than that.
  package let field: Field?
  /// Whether an identifier is shown whole, where tables have a shorter one for people.
  package private(set) var isWhole = false
  /// Whether its lists of counts are drawn as a strip, from left to right.
  package private(set) var isStrip = false
  /// Whether its texts are compared folded, though it is no field that is.
  package private(set) var isFolded = false

  package init(
    name: String, type: ValueType, heading: LocalizedText? = nil, field: Field? = nil
  ) {
    self.name = name
    self.type = type
    self.heading = heading
    self.field = field
  }
}

extension RowShape {
  /// A column as it is chosen from these rows: what is cited keeps its whole identifier.
  package func chosen(_ column: Column) -> Column {
    guard column.field?.access == .id,
      kind == .citations || columns.contains(where: { $0.field == column.field && $0.isWhole })
    else { return column }
    return column.whole
  }
}

extension Column {
  fileprivate var whole: Column {
    var column = self
    column.isWhole = true
    return column
  }

  /// The same, whose lists of counts are drawn as a strip.
  var strip: Column {
    var column = self
    column.isStrip = true
    return column
  }

  /// The same, whose texts are compared folded.
  var folded: Column {
    var column = self
    column.isFolded = true
    return column
  }
}

/// What the rows of a pipeline are.
package enum RowKind: String, CaseIterable, Codable, Sendable {
  case posts, blocks, documents, threads, authors, links
  /// Words, and what is counted of them: n-grams, compounds, collocates, keywords.
  case words
  /// The columns that `select` chose.
  case columns
  /// `count` and the other figures: keys first, the figure last.
  case figures
  /// `kwic`: id, left, match, right.
  case concordance
  /// `cite`: file, byte range, lines, checksum.
  case citations
  /// `raw`: the bytes of the source, one cell a row.
  case bytes
}
