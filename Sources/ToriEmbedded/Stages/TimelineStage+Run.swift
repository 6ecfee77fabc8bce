import ToriEngine
import ToriIndex
import ToriText

extension TimelineStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count by \(part.words), gaps filled", ja: "\(part.words)ごとに数え、隙間を埋める")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    .table(try run.timeline(of: try run.rows(of: plan.inputs[0]), by: self, plan.shape))
  }
}
