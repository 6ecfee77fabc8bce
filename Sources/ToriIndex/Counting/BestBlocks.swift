/// The best so far of blocks, whatever the order in which they come.
package struct BestBlocks {
  /// A block's place: the best value first, then the earliest; those without a value last.
  private struct Standing: Comparable {
    /// Ascends from the best.
    let rank: Int
    /// Its number, and a bit above that if it has no value.
    let tie: UInt64

    @inline(__always)
    static func < (a: Standing, b: Standing) -> Bool {
      a.rank == b.rank ? a.tie < b.tie : a.rank < b.rank
    }
  }

  package let descending: Bool
  private let limit: Int
  /// At least the best `limit`, and at most twice as many: thinned out when full.
  private var found: [Standing] = []
  /// What a block must come before to be among the best.
  private var bound = Standing(rank: .max, tie: .max)

  package init(count: Int, descending: Bool) {
    limit = count
    self.descending = descending
  }

  @inline(__always)
  private func rank(_ value: Int) -> Int { descending ? ~value : value }

  /// The rank of the best of some values; `nil` is none.
  package func rank(of extremes: ClosedRange<Int>?) -> Int {
    extremes.map { rank(descending ? $0.upperBound : $0.lowerBound) } ?? .max
  }

  /// Whether no block from `first` on whose rank is at best `rank` can be among the best any more.
  package func isBeyond(_ rank: Int, from first: UInt32) -> Bool {
    bound < Standing(rank: rank, tie: UInt64(first))
  }

  mutating func add(_ rows: StripeRows, _ values: [Int], base: UInt32) {
    for place in 0..<rows.count { add(values[place], base + UInt32(rows[place])) }
  }

  /// - Parameter value: `Int.min` where there is none.
  @inline(__always)
  package mutating func add(_ value: Int, _ block: UInt32) {
    let isNone = value == PackedColumn.none
    let standing = Standing(
      rank: isNone ? .max : rank(value), tie: UInt64(block) | (isNone ? 1 << 32 : 0))
    if standing < bound {
      found.append(standing)
      if found.count / 2 >= limit { settle() }
    }
  }

  /// Leaves only the best of those found.
  package mutating func settle() {
    found.sort()
    found.removeSubrange(min(limit, found.count)...)
    if found.count == limit { bound = found[limit - 1] }
  }

  package var inOrder: [BlockID] {
    var copy = self
    copy.settle()
    return copy.found.map { BlockID(UInt32(truncatingIfNeeded: $0.tie)) }
  }
}
