import ToriLanguage

extension PlanRun {
  /// The same rows; throws `unexpected`, with what was seen instead, if they are not as expected.
  mutating func expect(_ expectation: TypedExpectation, _ rows: Rows) throws -> Rows {
    switch expectation {
    case .rows(let comparison, let count):
      if !comparison.holds(rows.count, count) {
        throw EngineError.unexpected(
          expected: "rows \(comparison.rawValue) \(count)", found: "\(rows.count) rows")
      }
    case .all(let filter):
      let kept = try matching(filter, rows)
      if kept != rows.count {
        throw EngineError.unexpected(
          expected: "all of \(rows.count) rows to match",
          found: "\(rows.count - kept) that do not")
      }
    case .any(let filter):
      if try matching(filter, rows) == 0 {
        throw EngineError.unexpected(
          expected: "a row that matches", found: "none among \(rows.count)")
      }
    }
    return rows
  }

  private mutating func matching(_ filter: Filter, _ rows: Rows) throws -> Int {
    let before = notes
    defer { notes = before }
    return try self.filter(rows, Planner(index: index).filterPlan(filter)).count
  }
}
