import Testing
import ToriCorpus
import ToriRandom

/// The stretches of highest sums against a search of every stretch.
@Suite struct MaximalStretchesTests {
  @Test func publishedExample() {
    // Ruzzo & Tompa (1999), section 2.
    let found = MaximalStretches([4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5]).stretches
    #expect(found.map(\.range) == [0..<1, 2..<3, 4..<11])
    #expect(found.map(\.worth) == [4, 3, 7])
  }

  @Test(arguments: UInt64(0)..<60)
  func likeTheDefinition(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let numbers = (0..<24).map { _ in random.below(21) - 10 }
    var expected: [Range<Int>] = []
    func divide(_ range: Range<Int>) {
      var best: (range: Range<Int>, sum: Int)?
      for start in range {
        for end in start + 1...range.upperBound {
          let sum = numbers[start..<end].reduce(0, +)
          // Of equals the shortest, and of these the first.
          let isShorter = sum == best?.sum && end - start < best?.range.count ?? 0
          if sum > best?.sum ?? 0 || isShorter { best = (start..<end, sum) }
        }
      }
      guard let best else { return }
      expected.append(best.range)
      divide(range.lowerBound..<best.range.lowerBound)
      divide(best.range.upperBound..<range.upperBound)
    }
    divide(0..<numbers.count)
    let found = MaximalStretches(numbers).stretches.filter { $0.worth > 0 }
    #expect(
      found.map(\.range) == expected.sorted { $0.lowerBound < $1.lowerBound }, "seed \(seed)")
  }
}
