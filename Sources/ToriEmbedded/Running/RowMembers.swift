import ToriIndex
import ToriSystem

/// The blocks that the rows of a table stand for.
struct RowMembers: Sendable {
  private enum Blocks: Sendable {
    case sets([BlockSet])
    /// Groups with their blocks, these ascending; a block may be in several.
    case entries([(group: UInt32, block: UInt32)])
  }

  private let blocks: Blocks
  /// Which set or group each row has; nil where rows stand in the order of these.
  private var groups: [Int]?

  /// One set for each row.
  init(_ sets: [BlockSet]) { blocks = .sets(sets) }

  /// Each row is the group of its place.
  init(_ entries: [(group: UInt32, block: UInt32)]) { blocks = .entries(entries) }

  /// Of the rows at these places.
  func picked(_ places: [Int]) -> RowMembers {
    var picked = self
    picked.groups = groups.map { groups in places.map { groups[$0] } } ?? places
    return picked
  }

  /// The blocks that any of the first `rowCount` rows stands for.
  func all(ofFirst rowCount: Int, _ cancellation: Cancellation) throws -> BlockSet {
    let groups = groups.map { Array($0.prefix(rowCount)) } ?? Array(0..<rowCount)
    switch blocks {
    case .sets(let sets):
      var all = BlockSet()
      for group in groups {
        try cancellation.checkInEngine()
        all = all.union(sets[group])
      }
      return all
    case .entries(let entries):
      var isWanted = Array(repeating: false, count: (groups.max() ?? -1) + 1)
      for group in groups { isWanted[group] = true }
      var found: [UInt32] = []
      for entry in entries where isWanted.indices.contains(Int(entry.group)) {
        if isWanted[Int(entry.group)], found.last != entry.block { found.append(entry.block) }
      }
      return BlockSet(ascending: found)
    }
  }
}
