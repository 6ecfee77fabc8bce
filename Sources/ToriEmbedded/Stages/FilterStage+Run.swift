import ToriEngine
import ToriIndex
import ToriText

extension FilterStage: RunnableStage {
  var promises: StagePromises { .keepsOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  /// Filters that follow each other become one, and go before a sort between them.
  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    var filters: [Filter] = []
    var terms: [SortTerm]?
    var input = node
    while true {
      if case .filter(let stage) = input.operation {
        filters.append(stage.filter)
      } else if case .sort(let sort) = input.operation, terms == nil,
        case .filter = input.inputs[0].operation
      {
        // The last order wins; ties keep the order before it, so an earlier sort must stay.
        terms = sort.terms
      } else {
        break
      }
      input = input.inputs[0]
    }
    let filtered = filtered(
      input, by: filters.count == 1 ? filters[0] : .and(filters.reversed()), planner)
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
