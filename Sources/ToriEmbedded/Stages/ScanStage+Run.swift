import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText

extension ScanStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int {
    kind == .posts ? index.posts.count : index.blockCount
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("all \(kind.plural)", ja: "すべての\(kind.plural)")
  }

  func rows(of plan: Plan, in run: inout PlanRun) -> Rows {
    .blocks(.set(kind == .posts ? run.index.posts : run.index.allBlocks), .whole(plan.shape))
  }
}
