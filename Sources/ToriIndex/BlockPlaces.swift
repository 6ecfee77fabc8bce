/// Finds the blocks of a set by their place in it.
package struct BlockPlaces: Sendable {
  private let set: BlockSet
  /// For a bitmap, how many blocks lie before each stretch of words.
  private let ranks: [Int]

  private static let stretch = 64

  /// - Complexity: O(words) for a bitmap, else O(1).
  package init(_ set: BlockSet) {
    self.set = set
    guard case .bitmap(let bitmap) = set.storage else {
      ranks = []
      return
    }
    var ranks: [Int] = []
    var count = 0
    for (index, word) in bitmap.words.enumerated() {
      if index % Self.stretch == 0 { ranks.append(count) }
      count += word.nonzeroBitCount
    }
    self.ranks = ranks
  }

  /// The block that so many others come before.
  package subscript(place: Int) -> BlockID {
    switch set.storage {
    case .range(let range): return BlockID(range.lowerBound + UInt32(place))
    case .list(let list): return BlockID(list[place])
    case .bitmap(let bitmap):
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
