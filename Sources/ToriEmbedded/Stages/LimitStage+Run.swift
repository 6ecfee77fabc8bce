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
    // Of a concordance the others need not be looked for; unless it is measured, what each step comes to.
    if keys.isEmpty, !run.isMeasured,
      case .stage(.concordance(let stage)) = plan.inputs[0].operation
    {
      return try stage.lines(of: plan.inputs[0], upTo: count, in: &run)
    }
    // Nor need other groups be named.
    if keys.isEmpty, !run.isMeasured, case .stage(.groups(let stage)) = plan.inputs[0].operation {
      return try stage.rows(of: plan.inputs[0], upTo: count, in: &run)
    }
    // Nor the others put in order.
    if keys.isEmpty, !run.isMeasured, let rows = try ranked(plan.inputs[0], in: &run) {
      return rows
    }
    if !keys.isEmpty, !run.isMeasured, let rows = try rows(ofParts: plan.inputs[0], in: &run) {
      return try run.first(count, of: rows, by: keys)
    }
    let rows = try run.rows(of: plan.inputs[0])
    return keys.isEmpty ? rows.first(count) : try run.first(count, of: rows, by: keys)
  }

  /// Of words by how they are bound to posts, or to a word, as many rows as there will be.
  private func ranked(_ plan: Plan, in run: inout PlanRun) throws -> Rows? {
    switch plan.operation {
    case .stage(.collocates(let stage)): try stage.rows(of: plan, first: count, in: &run)
    case .stage(.keywords(let stage)) where stage.key == nil:
      try stage.rows(of: plan, firstOfEach: count, in: &run)
    default: nil
    }
  }

  /// Of words by what posts are parted by, as many rows of each part as there will be at the most.
  private func rows(ofParts plan: Plan, in run: inout PlanRun) throws -> Rows? {
    guard keys.count == 1, case .column(.column(0, _)) = keys[0],
      case .stage(let stage) = plan.operation
    else { return nil }
    switch stage {
    case .keywords(let stage) where stage.key != nil:
      return try stage.rows(of: plan, firstOfEach: count, in: &run)
    case .words(let stage):
      guard case .group = stage.key else { return nil }
      return try stage.rows(of: plan, firstOfEach: count, in: &run)
    default: return nil
    }
  }
}
