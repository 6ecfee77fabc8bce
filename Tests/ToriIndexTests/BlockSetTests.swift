import Testing
import ToriIndex
import ToriRandom

@Suite struct BlockSetTests {
  /// Beside sets of numbers: clusters, thin spreads, ranges, far apart.
  @Test(arguments: UInt64(0)..<60)
  func algebra(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<8 {
      let (a, b) = (random.numbers(), random.numbers())
      let (x, y) = (BlockSet(ascending: a.sorted()), BlockSet(ascending: b.sorted()))
      check(x, a)
      check(x.intersection(y), a.intersection(b))
      check(x.union(y), a.union(b))
      check(x.subtracting(y), a.subtracting(b))
      let low = UInt32(random.below(6000))
      let range = low..<low + UInt32(random.below(3000))
      check(x.clamped(to: range), a.filter(range.contains))
      check(BlockSet(range: range), Set(range))
      let count = random.below(a.count + 2)
      check(x.prefix(count), Set(a.sorted().prefix(count)))
      for _ in 0..<10 {
        let number = UInt32(random.below(6000))
        #expect(x.contains(BlockID(number)) == a.contains(number))
      }
    }
  }

  private func check(_ set: BlockSet, _ numbers: Set<UInt32>) {
    let sorted = numbers.sorted()
    #expect(set.array == sorted)
    #expect(set.map(\.rawValue) == sorted)
    #expect(set.count == sorted.count)
    let places = BlockPlaces(set)
    #expect(sorted.indices.map { places[$0].rawValue } == sorted)
    #expect(set.isEmpty == sorted.isEmpty)
    #expect(set.first?.rawValue == sorted.first)
    #expect(set.last?.rawValue == sorted.last)
    // Equal sets are kept alike, however they came about.
    #expect(set == BlockSet(ascending: sorted))
    #expect(set.hashValue == BlockSet(ascending: sorted).hashValue)
  }
}

extension SplitMix64 {
  fileprivate mutating func numbers() -> Set<UInt32> {
    switch below(5) {
    case 0: return []
    case 1:
      let low = UInt32(below(5000))
      return Set(low..<low + UInt32(below(400)))
    case 2: return Set((0..<below(40)).map { _ in UInt32(below(6000)) })
    case 3: return Set((0..<below(2000)).map { _ in UInt32(below(6000)) })
    default: return [0, UInt32(below(6000)), 63, 64, 127, 128]
    }
  }
}
