import ToriEngine
import ToriIndex
import ToriText

extension LimitStage: RunnableStage {
  var promises: StagePromises { .keepsOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { min(count, inputs[0]) }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    // Where only the first rows of an order are asked for, the others need not be put in it.
    var (input, operation) = (node.inputs[0], Plan.Operation.stage(node.operation))
    if case .sort(let sort) = input.operation {
      (input, operation) = (input.inputs[0], .first(count, by: sort.terms))
    }
    let below = planner.plan(input)
    return Plan(
      operation: operation, inputs: [below], expectedRows: min(count, below.expectedRows),
      shape: node.shape)
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("first \(count)", ja: "先頭\(count)件")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try run.rows(of: plan.inputs[0]).first(count)
  }
}
