import Synchronization
import ToriIndex
import ToriText

/// What a statement came to: rows of one shape, and what is to be said about them.
///
/// Cells are made when asked for, so that the text of a post that is not shown is never touched.
package struct Answer: Sendable {
  package let shape: RowShape
  package let rowCount: Int
  package let notes: [Note]
  private let cell: @Sendable (_ row: Int, _ column: Int) throws(EngineError) -> Value

  package init(
    shape: RowShape, rowCount: Int, notes: [Note] = [],
    cell: @escaping @Sendable (_ row: Int, _ column: Int) throws(EngineError) -> Value
  ) {
    self.shape = shape
    self.rowCount = rowCount
    self.notes = notes
    self.cell = cell
  }

  /// The value of the column `column` (see `shape.columns`) in the row `row`, counted from 0.
  package func value(row: Int, column: Int) throws(EngineError) -> Value {
    precondition(0..<rowCount ~= row && shape.columns.indices ~= column, "a cell of this answer")
    return try cell(row, column)
  }

  /// Whether there are no rows, or the one figure asked for is a count of none.
  func foundNothing() throws(EngineError) -> Bool {
    if rowCount == 0 { return true }
    guard shape.kind == .figures, shape.columns.count == 1, rowCount == 1 else { return false }
    return try value(row: 0, column: 0) == .integer(0)
  }

  /// The same rows, read one after the other, which end in `EngineError.interrupted` once
  /// `cancellation` is cancelled: not within a row.
  package func stopping(with cancellation: Cancellation) -> Answer {
    let last = LastRow()
    return Answer(shape: shape, rowCount: rowCount, notes: notes) {
      [cell] (row, column) throws(EngineError) in
      if last.number.exchange(row, ordering: .relaxed) != row, cancellation.isCancelled {
        throw .interrupted
      }
      return try cell(row, column)
    }
  }

  /// The same rows, with more to be said about them.
  func adding(_ more: [Note]) -> Answer {
    Answer(shape: shape, rowCount: rowCount, notes: notes + more, cell: cell)
  }
}

/// The row that was read last.
private final class LastRow: Sendable {
  let number = Atomic(-1)
}

/// The kind of the rows of an answer, and their columns.
package struct RowShape: Hashable, Sendable {
  package let kind: RowKind
  package let columns: [Column]
  /// What a person is shown when nothing else was asked for: indices into `columns`.
  package let essential: [Int]
  /// What a table shows: what is essential and what the rows stand in the order of. Indices into `columns`.
  package private(set) var shown: [Int]
  /// Whether the first column is a line of time: every stretch from the first to the last, in order.
  package let isTimeline: Bool
  /// Whether tori tells it of the corpus or a plan, so that no query chose its columns.
  package let isTold: Bool
  /// Whether there is more of which it is not known in which stretch of the line of time it lies.
  package private(set) var isInDoubt: Bool

  package init(
    kind: RowKind, columns: [Column], essential: [Int]? = nil, isTimeline: Bool = false,
    isTold: Bool = false, isInDoubt: Bool = false
  ) {
    self.kind = kind
    self.columns = columns
    self.essential = essential ?? Array(columns.indices)
    shown = self.essential
    self.isTimeline = isTimeline
    self.isTold = isTold
    self.isInDoubt = isInDoubt
  }

  /// The same, where some of what was counted may lie in any stretch of the line of time.
  func inDoubt(_ isInDoubt: Bool) -> RowShape {
    var shape = self
    shape.isInDoubt = isInDoubt
    return shape
  }

  /// The same, with the columns that rows were sorted by shown too, before a text or title that ends
  /// the row. What an identifier tells is not repeated.
  func showing(order terms: [SortTerm]) -> RowShape {
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

package struct Column: Hashable, Sendable {
  /// As the language names it.
  package let name: String
  package let type: ValueType
  /// What stands above it for people, where that is not its name.
  package let heading: LocalizedText?

  package init(name: String, type: ValueType, heading: LocalizedText? = nil) {
    self.name = name
    self.type = type
    self.heading = heading
  }
}

/// What the rows of a pipeline are.
package enum RowKind: String, CaseIterable, Sendable {
  case posts, blocks, documents, threads, authors, links
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

/// A sentence below an answer: what was left out, cut or doubtful. For people; never part of the rows.
package struct Note: Hashable, Sendable {
  package let message: LocalizedText
  /// What to do to change that.
  package let hint: Hint?

  package init(_ message: LocalizedText, hint: Hint? = nil) {
    self.message = message
    self.hint = hint
  }

  /// Words of the query language.
  package enum Hint: Hashable, Sendable {
    /// They go behind the last clause of the query.
    case add(String)
    /// They take the places of the conditions that they begin with, after a parenthesis if there is one.
    case write([String])
    /// They tell apart what rows were gathered by, in the place of that.
    case gather(String)
  }
}

/// A failure of the world while a query ran.
package enum EngineError: Error, Hashable, Sendable {
  case interrupted
  /// A source file is gone or is no longer what was indexed.
  case sourceChanged(path: String)
  /// A pattern, as it is written, took more steps than it may.
  case patternLimit(pattern: String)
  /// A line of time would have too many rows.
  case lineLimit(from: String, to: String, rows: Int, take: TimePart)
  /// `expect` did not find what it was told to.
  case unexpected(expected: LocalizedText, found: LocalizedText)
  case index(IndexError)
}
