import ToriIndex
import ToriLanguage

extension PlanRun {
  mutating func members(of plan: Plan) throws -> Rows {
    let rows = try rows(of: plan)
    if case .blocks(let blocks, _) = rows { return .blocks(blocks.filtered(index.posts), .posts) }
    guard case .table(let table) = rows, let members = table.members else {
      preconditionFailure("the analyzer lets only blocks and gathered rows come here")
    }
    var all: Set<UInt32> = []
    for set in members {
      try cancellation.checkInEngine()
      all.formUnion(set.map(\.rawValue))
    }
    let inOrder = try cancellation.sorted(all, by: <)
    return .blocks(.set(BlockSet(ascending: inOrder).intersection(index.posts)), .posts)
  }

  func related(
    _ relation: Relation, to blocks: BlockSet, _ shape: RowShape
  ) throws -> Rows {
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
        found.formUnion(neighbours(of: block, within: count))
      }
    }
    let all = threads.union(BlockSet(ascending: try cancellation.sorted(found, by: <)))
    return shape.kind == .posts
      ? .blocks(.set(all.intersection(index.posts)), .posts) : .blocks(.set(all), .blocks)
  }

  /// The block and up to `count` posts of its document on either side.
  private func neighbours(of block: BlockID, within count: Int) -> [UInt32] {
    let document = index.blocks(ofDocument: index.document(of: block))
    func isPost(_ other: UInt32) -> Bool { index.kind(of: BlockID(other)).isPost }
    let before = (document.lowerBound..<block.rawValue).reversed().lazy.filter(isPost)
    let after = (block.rawValue + 1..<document.upperBound).lazy.filter(isPost)
    return [block.rawValue] + before.prefix(count) + after.prefix(count)
  }

  func combine(
    _ blocks: BlockRows, _ operation: SetOperation, _ other: BlockSet, _ shape: RowShape
  ) throws -> Rows {
    let view: Rows.View = shape.kind == .posts ? .posts : .blocks
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
