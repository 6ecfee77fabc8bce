import ToriEngine
import ToriText

/// Posts that stand to others in some way, and sets of posts.
extension RemotePlanner {
  func related(
    _ node: LogicalNode, _ relation: Relation
  ) throws(EngineError) -> RemotePlan {
    let found = try blocks(of: node.inputs[0], for: relation.keyword)
    var next = Found(node.shape.kind)
    switch relation {
    case .replies: next = next.filtered(found.answers)
    case .parents: next = next.filtered(found.answered)
    case .thread: next = next.filtered(found.threads)
    case .around(let count):
      guard count <= Found.aroundLimit else {
        throw Refusal.tooMany(
          LocalizedText("posts on either side", ja: "前後の投稿"), Found.aroundLimit)
      }
      next = next.filtered(found.neighbours(count))
    }
    next.remarks = found.remarks
    return .rows(next, columns(of: node.shape), node.shape)
  }

  /// Some of the rows, in their order.
  func sampled(
    _ node: LogicalNode, _ stage: SampleStage
  ) throws(EngineError) -> RemotePlan {
    let below = try plan(node.inputs[0])
    guard case .rows(let found, let fields, let shape) = below else {
      if case .lines = below { throw Refusal.stage("kwic … | sample") }
      return try step(.sample(stage), on: below, below.shape)
    }
    let picking = Picking.drawn(stage, of: found)
    var next = found.withoutCuts
    next.conditions = try pick(picking)
    next.pickings.append(picking)
    return .rows(next, fields, shape)
  }

  func combined(
    _ node: LogicalNode, _ operation: SetOperation
  ) throws(EngineError) -> RemotePlan {
    let below = try plan(node.inputs[0])
    guard case .rows(let found, let fields, _) = below else {
      throw Refusal.stage("kwic … | " + operation.rawValue)
    }
    let others = try blocks(of: node.inputs[1], for: operation.rawValue)
    var next: Found
    var fieldsOfAll = fields
    switch operation {
    case .intersect: next = found.filtered(others.condition)
    case .minus: next = found.filtered(SQLText.not(others.condition))
    case .union:
      guard found.order.isEmpty else { throw Refusal.stage("sort … | union") }
      next = found
      next.conditions = [SQLText.or([found.condition, others.condition])]
      fieldsOfAll = columns(of: node.shape)
    }
    next = next.withoutCuts.withoutTerms
    next.remarks = found.remarks + others.remarks
    return .rows(next, fieldsOfAll, node.shape)
  }
}
