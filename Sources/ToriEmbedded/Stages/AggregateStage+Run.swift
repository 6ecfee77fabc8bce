import ToriEngine
import ToriIndex
import ToriText

extension AggregateStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { keys.isEmpty ? 1 : inputs[0] }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    let isCount = aggregate == .count && keys.isEmpty
    // An order makes no difference to a count; to a sum of fractions it may.
    let input = planner.plan(isCount ? node.inputs[0].withoutOrder : node.inputs[0])
    return Plan(
      operation: isCount ? .countRows : .stage(node.operation), inputs: [input],
      expectedRows: expectedRows(of: [input.expectedRows], in: planner.index), shape: node.shape)
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("gather \(words)", ja: "\(words)を集める")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let rows = try run.rows(of: plan.inputs[0])
    let figures = try run.aggregated(rows, aggregate, by: keys, shape: plan.shape)
    try run.noteSharedNames(in: figures, of: rows, by: keys)
    return figures
  }
}
