import ToriEngine
import ToriIndex
import ToriSystem

/// The posts that lines of a concordance are of: no text is read for what is asked of these.
extension Concordance {
  var blockOfEach: [BlockID] { (0..<count).map { block($0) } }

  /// Each once, in the order of its first line.
  var blocks: BlockRows {
    if isInOrder { return .set(blockSet) }
    var seen: Set<UInt32> = []
    return .list(blockOfEach.filter { seen.insert($0.rawValue).inserted })
  }

  private var blockSet: BlockSet {
    var blocks: [UInt32] = []
    forEachBlock { block, _ in blocks.append(block) }
    return BlockSet(ascending: blocks)
  }

  /// The blocks, and how many lines each has, in the order of the corpus.
  var countedBlocks: (set: BlockSet, times: [Int]) {
    var (blocks, times): ([UInt32], [Int]) = ([], [])
    forEachBlock { block, count in
      blocks.append(block)
      times.append(count)
    }
    return (BlockSet(ascending: blocks), times)
  }

  private func forEachBlock(_ body: (_ block: UInt32, _ count: Int) -> Void) {
    var numbers = blockOfEach.map(\.rawValue)
    if !isInOrder { numbers.sort() }
    var start = 0
    while start < numbers.count {
      var end = start + 1
      while end < numbers.count, numbers[end] == numbers[start] { end += 1 }
      body(numbers[start], end - start)
      start = end
    }
  }

  func ofBlocks(in kept: BlockSet) -> Concordance {
    self.kept((0..<count).filter { kept.contains(block($0)) })
  }

  /// The lines in an order of their blocks, or only the first `limit`; nil where they have an order of their
  /// own, which what is alike must keep.
  func sorted(
    first limit: Int?, by order: (_ blocks: BlockSet, _ limit: Int?) throws -> [BlockID]
  ) rethrows -> Concordance? {
    guard isInOrder else { return nil }
    var places: [Int] = []
    for block in try order(blockSet, limit) {
      var place = (0..<count).partitioningIndex {
        self.block($0).rawValue >= block.rawValue
      }
      while place < count, self.block(place) == block {
        if let limit, places.count == limit { return picked(places) }
        places.append(place)
        place += 1
      }
    }
    return picked(places)
  }
}
