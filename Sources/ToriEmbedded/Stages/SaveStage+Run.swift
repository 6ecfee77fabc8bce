import ToriEngine
import ToriIndex
import ToriText

extension SaveStage: RunnableStage {
  var promises: StagePromises { [.keepsOrder, .keepsRows] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("save \(path)", ja: "\(path)に保存")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try run.rows(of: plan.inputs[0])
  }
}
