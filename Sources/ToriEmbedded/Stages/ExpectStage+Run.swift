import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText

extension ExpectStage: RunnableStage {
  var promises: StagePromises { [.keepsOrder, .keepsRows] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText { words(explainer.wording) }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try run.expect(expectation, try run.rows(of: plan.inputs[0]))
  }
}

extension PlanRun {
  /// The same rows; throws `unexpected`, with what was seen instead, if they are not as expected.
  mutating func expect(_ expectation: TypedExpectation, _ rows: Rows) throws -> Rows {
    switch expectation {
    case .rows(let comparison, let count):
      if !comparison.holds(rows.count, count) {
        throw EngineError.unexpected(.rows(comparison, count, found: rows.count))
      }
    case .all(let filter, let written):
      let others = try places(of: rows, meeting: filter, false)
      if !others.isEmpty {
        let first = try names(of: others, in: rows)
        throw EngineError.unexpected(
          .notAll(written: written, of: rows.count, others: others.count, first: first))
      }
    case .any(let filter, let written):
      if try places(of: rows, meeting: filter, true).isEmpty {
        throw EngineError.unexpected(.none(written: written, of: rows.count))
      }
    }
    return rows
  }

  /// The rows that certainly meet the filter, or all others.
  private mutating func places(
    of rows: Rows, meeting filter: Filter, _ meets: Bool
  ) throws -> [Int] {
    let before = notes
    defer { notes = before }
    let plan = Planner(index: index).filterPlan(filter)
    if plan.isOfBlocks, let blocks = rows.blocks {
      let holds = try verdict(plan, among: blocks.set).holds
      return rows.blockOfEach.enumerated().filter { holds.contains($0.element) == meets }
        .map(\.offset)
    }
    let test = try tableFilter(plan, rows)
    let verdicts = try cancellation.map(0..<rows.count) {
      (try test.holds(for: $0) == true) == meets
    }
    return verdicts.indices.filter { verdicts[$0] }
  }

  /// The first cells of the first of these rows.
  private func names(of places: [Int], in rows: Rows) throws -> [Unexpected.RowName] {
    let reader = reader(rows)
    return try places.prefix(3).map { place in
      switch try reader.value(row: place, column: 0) {
      case .text(let text): .text(text)
      case .integer(let number): .text("\(number)")
      default: .place(place + 1)
      }
    }
  }
}
