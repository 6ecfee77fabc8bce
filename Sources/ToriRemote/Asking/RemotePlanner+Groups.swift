import ToriEngine
import ToriLanguage

/// Documents, threads, authors and links, and the posts of these.
extension RemotePlanner {
  func gathered(_ node: LogicalNode, _ kind: RowKind) throws(EngineError) -> RemotePlan {
    let found = try blocks(of: node.inputs[0], for: kind.rawValue)
    return .gathered(Gathered(kind, of: found.withoutCuts.withoutTerms), node.shape)
  }

  func members(_ node: LogicalNode) throws(EngineError) -> RemotePlan {
    let below = try plan(node.inputs[0])
    var found: Found
    if case .rows(let rows, _, _) = below {
      found = rows
    } else if case .lines(let posts, _, _) = below {
      found = posts
    } else if let (gathered, isWhole) = below.gathered {
      found = gathered.found
      found.order = []
      if !isWhole {
        let picking = Picking.members(of: gathered, below)
        found.conditions += try pick(picking)
        found.pickings.append(picking)
        found.remarks = [.table(below)]
      }
    } else {
      throw Refusal.stage("… | posts")
    }
    return .rows(
      found.filtered("is_post = 1").withoutCuts.withoutTerms, columns(of: node.shape), node.shape)
  }
}
