import ToriEngine
import ToriIndex
import ToriText

extension LimitStage: RunnableStage {
  var promises: StagePromises { .keepsOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int {
    keys.isEmpty ? min(count, inputs[0]) : inputs[0]
  }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    // Where only the first rows of an order are asked for, the others need not be put in it.
    var (input, operation) = (node.inputs[0], Plan.Operation.stage(node.operation))
    if keys.isEmpty, case .sort(let sort) = input.operation {
      (input, operation) = (input.inputs[0], .first(count, by: sort.terms))
    }
    let below = planner.plan(input)
    return Plan(
      operation: operation, inputs: [below],
      expectedRows: expectedRows(of: [below.expectedRows], in: planner.index), shape: node.shape)
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    keys.isEmpty ? LocalizedText("first \(count)", ja: "先頭\(count)件") : words
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    // The others need not be looked for, named or put in order; unless it is measured, what each step comes to.
    if !run.isMeasured, let rows = try firstRows(of: plan.inputs[0], in: &run) { return rows }
    let rows = try run.rows(of: plan.inputs[0])
    return keys.isEmpty ? rows.first(count) : try run.first(count, of: rows, by: keys)
  }

  private func firstRows(of plan: Plan, in run: inout PlanRun) throws -> Rows? {
    guard case .stage(let operation) = plan.operation else { return nil }
    if keys.isEmpty { return try operation.runnable.rows(of: plan, first: count, in: &run) }
    guard keys.count == 1, case .column(.column(0, _)) = keys[0] else { return nil }
    return try operation.runnable.rows(of: plan, firstOfEach: count, in: &run).map {
      try run.first(count, of: $0, by: keys)
    }
  }
}
