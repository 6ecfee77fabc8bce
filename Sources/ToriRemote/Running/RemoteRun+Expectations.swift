import ToriEngine
import ToriLanguage

/// Throws what was found instead of what a query expects.
extension RemoteRun {
  func expect(
    _ comparison: ComparisonOperator, _ wanted: Int, found: Int
  ) throws(EngineError) {
    guard comparison.holds(found, wanted) else {
      throw .unexpected(.rows(comparison, wanted, found: found))
    }
  }

  /// Of rows that servers have.
  func expect(
    _ expectation: TypedExpectation, of found: Found, where holds: String, named cell: CellSQL
  ) throws(EngineError) {
    switch expectation {
    case .rows(let comparison, let wanted):
      try expect(comparison, wanted, found: try count(found))
    case .any(_, let written):
      if try count(found.filtered(holds)) > 0 { return }
      throw .unexpected(.none(written: written, of: try count(found)))
    case .all(_, let written):
      let others = found.filtered(SQLText.not(holds))
      let number = try count(others)
      if number == 0 { return }
      let cells = try ask(
        others.rows(cell.columns.map(\.sql), limit: Self.namedRows), cell.columns.map(\.type)
      ).map { cell.value($0[...]) }
      var places: [Int] = []
      if cells.contains(where: { $0.rowName == nil }) {
        let flags = try ask(found.rows(["toUInt8((\(holds)) AND n >= 0)"]), [.small])
        places = flags.indices.filter { flags[$0][0].asNumber == 0 }
      }
      let names = cells.enumerated().map { $1.rowName ?? .place(places[$0] + 1) }
      throw .unexpected(
        .notAll(written: written, of: try count(found), others: number, first: names))
    }
  }

  /// Of rows that tori has.
  func expect(_ expectation: TypedExpectation, of table: RemoteTable) throws(EngineError) {
    let count = table.rows.count
    switch expectation {
    case .rows(let comparison, let wanted): try expect(comparison, wanted, found: count)
    case .any(let filter, let written):
      if table.rows.contains(where: { holds(filter, $0, table.shape) == true }) { return }
      throw .unexpected(.none(written: written, of: count))
    case .all(let filter, let written):
      let others = table.rows.indices.filter { holds(filter, table.rows[$0], table.shape) != true }
      if others.isEmpty { return }
      let names = others.prefix(Self.namedRows).map {
        table.rows[$0].first?.rowName ?? .place($0 + 1)
      }
      throw .unexpected(
        .notAll(written: written, of: count, others: others.count, first: names))
    }
  }

  private static let namedRows = 3
}

extension Value {
  /// How a row is told whose first cell it is; nil where its place tells more.
  fileprivate var rowName: Unexpected.RowName? {
    switch self {
    case .text(let text): .text(text)
    case .integer(let number): .text("\(number)")
    default: nil
    }
  }
}
