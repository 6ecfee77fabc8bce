import ToriEngine
import ToriIndex
import ToriText

extension CiteStage: RunnableStage {
  var promises: StagePromises { .keepsRows }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText { LocalizedText(same: "cite") }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    .blocks(try run.blocks(of: plan.inputs[0]), .citations)
  }
}
