import ToriEngine
import ToriIndex
import ToriText

extension SortStage: RunnableStage {
  var promises: StagePromises { .keepsRows }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("sort by \(terms.words)", ja: "\(terms.words)の順に並べる")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try run.sorted(try run.rows(of: plan.inputs[0]), by: terms, first: nil)
  }
}
