import ToriEngine
import ToriIndex
import ToriText

extension FilterStage: RunnableStage {
  var promises: StagePromises { .keepsOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    let (input, filter, terms) = node.filtersJoined
    let filtered = filtered(input, by: filter, planner)
    guard let terms else { return filtered }
    return Plan(
      operation: .stage(.sort(SortStage(terms: terms))), inputs: [filtered],
      expectedRows: filtered.expectedRows, shape: filtered.shape)
  }

  private func filtered(_ input: LogicalNode, by filter: Filter, _ planner: Planner) -> Plan {
    let conjunction = planner.filterPlan(filter)
    // What is asked of posts alone is asked before their lines are found.
    if case .concordance = input.operation, conjunction.isOfBlocks {
      return planner.plan(
        LogicalNode(input.operation, of: [.filter(input.inputs[0], filter)]))
    }
    let below = planner.plan(input)
    return Plan(
      operation: .filter(conjunction), inputs: [below],
      expectedRows: below.expectedRows == .unbounded
        ? .unbounded : min(conjunction.expectedRows, below.expectedRows), shape: below.shape)
  }

  func words(_ explainer: Explainer) -> LocalizedText { Self.words }

  static let words = LocalizedText("filter", ja: "絞り込み")

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try run.filter(
      try run.rows(of: plan.inputs[0]), Planner(index: run.index).filterPlan(filter))
  }
}
