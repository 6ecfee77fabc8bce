import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

extension PlanRun {
  /// The rows in the order of the terms, or only the first `limit`; those that lack a term's column come
  /// last, ties keep the order they had.
  func sorted(_ rows: Rows, by terms: [SortTerm], first limit: Int?) throws -> Rows {
    if case .blocks(.set(let blocks), let view) = rows {
      // Ties keep the order that the rows have, which the index knows only of its own.
      if let limit, terms.count == 1,
        let ranked = try rankedInIndex(blocks, by: terms[0], first: limit)
      {
        return .blocks(.list(ranked), view)
      }
      if let order = BlockOrder(terms, index, cancellation) {
        return .blocks(.list(try order.sorted(blocks, first: limit)), view)
      }
    }
    if case .concordance(let lines) = rows, let order = BlockOrder(terms, index, cancellation),
      let sorted = try lines.sorted(first: limit, by: { try order.sorted($0, first: $1) })
    {
      return .concordance(sorted)
    }
    let sorted = try sortedByCells(rows, by: terms)
    return limit.map { sorted.first($0) } ?? sorted
  }

  /// The first `count` rows in the order of the terms, with a note if the next one ties with the last of them.
  mutating func first(_ count: Int, of rows: Rows, by terms: [SortTerm]) throws -> Rows {
    guard 0 < count, count < rows.count else { return try sorted(rows, by: terms, first: count) }
    let more = try sorted(rows, by: terms, first: count + 1)
    let reader = reader(more)
    let list = more.blockOfEach
    let isTied = try terms.allSatisfy { term in
      try key(term.column, count - 1, list, more, reader)
        == key(term.column, count, list, more, reader)
    }
    if isTied { notes.append(Note(.tied(row: count, by: terms.map(\.column.name)))) }
    return more.first(count)
  }

  private func sortedByCells(_ rows: Rows, by terms: [SortTerm]) throws -> Rows {
    if case .concordance(let lines) = rows, terms.count == 1,
      let side = ContextSide(rawValue: terms[0].column.name),
      let sorted = try lines.sorted(by: side, descending: terms[0].descending, cancellation)
    {
      return .concordance(sorted)
    }
    let reader = reader(rows)
    let list = rows.blockOfEach
    let keys = try terms.map { term in
      try (0..<rows.count).map { row in
        if cancellation.isCancelled { throw EngineError.interrupted }
        return try key(term.column, row, list, rows, reader)
      }
    }
    let places = try cancellation.sorted(0..<rows.count) { a, b in
      for (term, keys) in zip(terms, keys) where keys[a] != keys[b] {
        if keys[a] == .missing { return false }
        if keys[b] == .missing { return true }
        return term.descending ? keys[b] < keys[a] : keys[a] < keys[b]
      }
      return a < b
    }
    return rows.picked(places)
  }

  private func key(
    _ column: ColumnReference, _ row: Int, _ list: [BlockID], _ rows: Rows, _ reader: RowReader
  ) throws -> SortKeyValue {
    switch column {
    case .field(let field):
      // Identifiers stand in the order of the corpus, not of their letters: #2 before #11.
      if field.access == .id { return .integer(Int(list[row].rawValue)) }
      return SortKeyValue(Cells(index: index).value(field, of: list[row]))
    case .column(let place, let column):
      if case .concordance(let lines) = rows {
        if let side = ContextSide(rawValue: column.name) {
          return .text(lines.context(row, side))
        }
        if case .text(let text) = try reader.value(row: row, column: place) {
          return .text(Needle(text).folded)
        }
      }
      return SortKeyValue(try reader.value(row: row, column: place))
    }
  }
}
