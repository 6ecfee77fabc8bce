import ToriIndex

/// What a filter says of some blocks: for which it holds, and for which that cannot be known.
struct Verdict {
  var holds: BlockSet
  var unknown: BlockSet

  /// Those for which it holds or may hold.
  var possible: BlockSet { unknown.isEmpty ? holds : holds.union(unknown) }
}

/// Why it could not be known of some blocks whether a filter holds.
enum Doubt: Hashable {
  /// The block has no time at all.
  case undated
  /// The block's time is bounded, and may lie in the period or not.
  case uncertainTime
  /// The block's time may have this part or another.
  case uncertain(TimePart)
  /// The block does not have this field.
  case without(Field)
}

/// The doubts that came up while a filter was tried, with the blocks that each concerns.
struct Doubts {
  private(set) var blocks: [Doubt: BlockSet] = [:]

  mutating func add(_ doubt: Doubt, _ set: BlockSet) {
    if set.isEmpty { return }
    blocks[doubt] = blocks[doubt].map { $0.union(set) } ?? set
  }
}
