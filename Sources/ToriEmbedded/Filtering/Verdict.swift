import ToriEngine
import ToriIndex

/// What a filter says of some blocks: for which it holds, and for which that cannot be known.
struct Verdict {
  var holds: BlockSet
  var unknown: BlockSet

  /// Those for which it holds or may hold.
  var possible: BlockSet { unknown.isEmpty ? holds : holds.union(unknown) }
}

/// The doubts that came up while a filter was tried, with the blocks that each concerns.
struct Doubts {
  private(set) var blocks: [Doubt: BlockSet] = [:]

  mutating func add(_ doubt: Doubt, _ set: BlockSet) {
    if set.isEmpty { return }
    blocks[doubt] = blocks[doubt].map { $0.union(set) } ?? set
  }

  /// Adds those of a part of a filter, as far as the part is unknown for them.
  mutating func add(_ others: Doubts, where unknown: BlockSet) {
    for (doubt, set) in others.blocks { add(doubt, set.intersection(unknown)) }
  }
}
