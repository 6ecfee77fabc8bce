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
    let all = plan.inputs[0].shape.origin == .posts ? run.index.posts : run.index.allBlocks
    let rows = try run.rows(of: plan.inputs[0])
    guard let blocks = rows.blocks?.set else {
      preconditionFailure("the analyzer lets only rows of blocks come here")
    }
    run.noteCountedOnce(blocks.count, of: rows)
    return .table(try run.share(of: blocks, among: all, by: self, plan.shape))
  }
}
