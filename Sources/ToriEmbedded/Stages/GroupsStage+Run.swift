import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText

extension GroupsStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int {
    min(kind == .documents ? index.documents.count : inputs[0], inputs[0])
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("gather \(kind.plural)", ja: "\(kind.plural)にまとめる")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    .table(try table(of: plan, upTo: .max, in: &run).table)
  }

  /// The first `count` groups; the others are not named.
  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows? {
    let (table, total) = try table(of: plan, upTo: count, in: &run)
    run.takeRows(total)
    return .table(table)
  }

  private func table(
    of plan: Plan, upTo count: Int, in run: inout PlanRun
  ) throws -> (table: Table, total: Int) {
    let blocks = try run.blocks(of: plan.inputs[0])
    let grouping = Grouping(
      index: run.index, sources: run.sources, cancellation: run.cancellation)
    return try grouping.table(kind, of: blocks.set, first: count)
  }
}
