import Testing
import ToriIndex
import ToriRandom

/// The best blocks are the same in whatever order they come, and whatever is passed by.
@Suite struct BestBlocksTests {
  /// Stands for no value.
  private static let none = Int.min

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyOrderGivesTheBest(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let (count, limit) = (1 + generator.below(300), 1 + generator.below(20))
    let descending = generator.chance(2)
    let values = (0..<count).map { _ in
      generator.chance(5) ? Self.none : generator.below(12) - 6
    }
    let expected = values.indices.sorted { a, b in
      let (x, y) = (values[a], values[b])
      if x == y { return a < b }
      if x == Self.none || y == Self.none { return y == Self.none }
      return descending ? y < x : x < y
    }
    var best = BestBlocks(count: limit, descending: descending)
    let zones = stride(from: 0, to: count, by: 10).map { $0..<min($0 + 10, count) }
    for zone in zones.shuffled(using: &generator) {
      let known = values[zone].filter { $0 != Self.none }
      let extremes = known.min().map { $0...(known.max() ?? $0) }
      if best.isBeyond(best.rank(of: extremes), from: UInt32(zone.lowerBound)) { continue }
      for block in zone { best.add(values[block], UInt32(block)) }
      if generator.chance(3) { best.settle() }
    }
    #expect(
      best.inOrder.map { Int($0.rawValue) } == Array(expected.prefix(limit)), "seed \(seed)")
  }
}
