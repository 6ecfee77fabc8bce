import ToriEngine
import ToriIndex
import ToriText

extension ShareStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count by \(key.name), beside all posts", ja: "\(key.name)の値ごとに、全投稿と並べて数える")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let all = plan.inputs[0].shape.kind == .posts ? run.index.posts : run.index.allBlocks
    let blocks = try run.blocks(of: plan.inputs[0]).set
    return .table(try run.share(of: blocks, among: all, by: key, plan.shape))
  }
}
