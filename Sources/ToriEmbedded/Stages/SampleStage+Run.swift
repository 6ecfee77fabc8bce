import ToriEngine
import ToriIndex
import ToriText

extension SampleStage: RunnableStage {
  var promises: StagePromises { .keepsOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { min(count, inputs[0]) }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("draw \(count)", ja: "無作為に\(count)件")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let rows = try run.rows(of: plan.inputs[0])
    return rows.kept(Sampling.places(count, of: rows.count, seed: seed))
  }
}
