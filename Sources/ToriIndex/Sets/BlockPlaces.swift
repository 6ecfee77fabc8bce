import Synchronization

/// Finds the blocks of a set by their place in it.
package final class BlockPlaces: Sendable {
  private let set: BlockSet
  /// The first blocks, which are all that most ask for.
  private let first: [UInt32]
  /// For a bitmap, how many blocks lie before each stretch of words; worked out when first needed.
  private let ranks = Mutex<[Int]>([])

  private static let stretch = 64

  package init(_ set: BlockSet) {
    self.set = set
    first = set.prefix(64).array
  }

  /// - Complexity: O(words of the bitmap).
  private static func ranks(of bitmap: Bitmap) -> [Int] {
    var count = 0
    return stride(from: 0, to: bitmap.words.count, by: stretch).map { start in
      defer {
        let end = min(start + stretch, bitmap.words.count)
        count += bitmap.words[start..<end].reduce(0) { $0 &+ $1.nonzeroBitCount }
      }
      return count
    }
  }

  /// The block that so many others come before.
  package subscript(place: Int) -> BlockID {
    if place < first.count { return BlockID(first[place]) }
    switch set.storage {
    case .range(let range): return BlockID(range.lowerBound + UInt32(place))
    case .list(let list): return BlockID(list[place])
    case .bitmap(let bitmap):
      let ranks = ranks.withLock { ranks in
        if ranks.isEmpty { ranks = Self.ranks(of: bitmap) }
        return ranks
      }
      var (low, high) = (0, ranks.count)
      while low + 1 < high {
        let middle = (low + high) / 2
        if ranks[middle] <= place { low = middle } else { high = middle }
      }
      var word = low * Self.stretch
      var left = place - ranks[low]
      while bitmap.words[word].nonzeroBitCount <= left {
        left -= bitmap.words[word].nonzeroBitCount
        word += 1
      }
      var bits = bitmap.words[word]
      for _ in 0..<left { bits &= bits - 1 }
      return BlockID(UInt32((bitmap.firstWord + word) << 6 + bits.trailingZeroBitCount))
    }
  }
}
