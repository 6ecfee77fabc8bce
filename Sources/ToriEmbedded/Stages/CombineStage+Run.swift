import ToriEngine
import ToriIndex
import ToriText

extension CombineStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int {
    switch operation {
    case .union: min(inputs[0] + inputs[1], index.blockCount)
    case .minus: inputs[0]
    case .intersect: min(inputs[0], inputs[1])
    }
  }

  func words(_ explainer: Explainer) -> LocalizedText { LocalizedText(same: operation.rawValue) }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let rows = try run.rows(of: plan.inputs[0])
    let other = try run.blocks(of: plan.inputs[1]).set
    guard let blocks = rows.blocks else {
      preconditionFailure("the analyzer lets only rows of blocks come here")
    }
    switch operation {
    case .minus: return rows.ofBlocks(in: blocks.set.subtracting(other))
    case .intersect: return rows.ofBlocks(in: blocks.set.intersection(other))
    case .union:
      let view = Rows.View.whole(plan.shape)
      let added = other.subtracting(blocks.set)
      if case .list(let list) = blocks { return .blocks(.list(list + Array(added)), view) }
      return .blocks(.set(blocks.set.union(added)), view)
    }
  }
}
