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
    let blocks = try run.blocks(of: plan.inputs[0])
    let other = try run.blocks(of: plan.inputs[1]).set
    let view: Rows.View = plan.shape.kind == .posts ? .posts : .blocks
    switch operation {
    case .minus: return .blocks(blocks.filtered(blocks.set.subtracting(other)), view)
    case .intersect: return .blocks(blocks.filtered(other), view)
    case .union:
      let added = other.subtracting(blocks.set)
      if case .list(let list) = blocks { return .blocks(.list(list + Array(added)), view) }
      return .blocks(.set(blocks.set.union(added)), view)
    }
  }
}
