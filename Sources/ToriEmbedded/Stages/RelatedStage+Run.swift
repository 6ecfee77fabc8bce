import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

extension RelatedStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { index.blockCount }

  func words(_ explainer: Explainer) -> LocalizedText { LocalizedText(same: relation.keyword) }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let all = try related(to: try run.blocks(of: plan.inputs[0]).set, run.index, run.cancellation)
    let isOfPosts = plan.shape.kind == .posts
    return .blocks(
      .set(isOfPosts ? all.intersection(run.index.posts) : all), .whole(plan.shape))
  }

  private func related(
    to blocks: BlockSet, _ index: Index, _ cancellation: Cancellation
  ) throws -> BlockSet {
    var found: Set<UInt32> = []
    var threads = BlockSet()
    for block in blocks {
      if cancellation.isCancelled { throw EngineError.interrupted }
      switch relation {
      case .replies: found.formUnion(index.replies(to: block).map(\.rawValue))
      case .parents: found.formUnion(index.parents(of: block).map(\.rawValue))
      case .thread:
        if !found.contains(block.rawValue) && !threads.contains(block) {
          let thread = index.thread(of: block)
          // The threads of a file of data are many and small; a page's is one.
          if thread.count < 1000 {
            found.formUnion(thread.map(\.rawValue))
          } else {
            threads = threads.union(thread)
          }
        }
      case .around(let count):
        found.formUnion(neighbours(of: block, within: count, index))
      }
    }
    return threads.union(BlockSet(ascending: try cancellation.sorted(found, by: <)))
  }

  /// The block and up to `count` posts of its document on either side.
  private func neighbours(of block: BlockID, within count: Int, _ index: Index) -> [UInt32] {
    let document = index.blocks(ofDocument: index.document(of: block))
    func isPost(_ other: UInt32) -> Bool { index.kind(of: BlockID(other)).isPost }
    let before = (document.lowerBound..<block.rawValue).reversed().lazy.filter(isPost)
    let after = (block.rawValue + 1..<document.upperBound).lazy.filter(isPost)
    return [block.rawValue] + before.prefix(count) + after.prefix(count)
  }
}
