import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

extension MembersStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { index.posts.count }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("posts of the groups", ja: "まとまりの投稿")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let posts = run.index.posts
    let rows = try run.rows(of: plan.inputs[0])
    if let blocks = rows.blocks { return .blocks(blocks.filtered(posts), .whole(plan.shape)) }
    switch rows {
    case .table(let table):
      let all = try table.members?.all(ofFirst: table.rows.count, run.cancellation)
      return .blocks(.set((all ?? BlockSet()).intersection(posts)), .whole(plan.shape))
    case .blocks, .concordance, .figures, .computed:
      preconditionFailure("the analyzer lets only rows of blocks and gathered rows come here")
    }
  }
}
