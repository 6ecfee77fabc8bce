import Testing
import ToriStatistics

@Suite struct DispersionTests {
  /// Published: the letters of Gries (2008), and a word of Lyne's corpus; made: even, in one part, as large as the parts.
  @Test(arguments: [
    (
      [1, 2, 3, 4, 5], [9, 10, 10, 10, 11],
      [0.785150, 0.937921, 0.949816, 0.180000, 0.219512, 0.136972]
    ),
    (
      [2, 0, 1, 1, 3, 0, 3, 0, 0, 0],
      [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930],
      [0.6038797, 0.6521444, 0.4763652, 0.4990705, 0.553548, 1.1435869]
    ),
    ([3, 3, 3], [100, 100, 100], [1, 1, 1, 0, 0, 0]),
    ([9, 0, 0], [100, 100, 100], [0, 0, 0.333333, 0.666667, 1, 1.584963]),
    ([1, 2, 3], [100, 200, 300], [1, 1, 1, 0, 0, 0]),
    ([0, 4], [10, 990], [0, 0, 0.99, 0.01, 0.010101, 0.0145]),
  ])
  func spreadsAreAsPublished(counts: [Int], sizes: [Int], expected: [Double]) throws {
    let spread = Dispersion(counts: counts, sizes: sizes)
    let values = [
      spread.juillandD, spread.carrollD2, spread.rosengrenS, spread.dp, spread.dpNorm,
      spread.divergence,
    ]
    for (value, expected) in zip(values, expected) {
      #expect(abs(try #require(value) - expected) < 1e-6)
    }
    #expect(spread.range == counts.count { $0 > 0 })
  }

  @Test func nothingIsSaidOfWhatIsNotThere() {
    let absent = Dispersion(counts: [0, 0], sizes: [5, 5])
    #expect(absent.juillandD == nil && absent.carrollD2 == nil && absent.rosengrenS == nil)
    #expect(absent.dp == nil && absent.dpNorm == nil && absent.divergence == nil)
    let alone = Dispersion(counts: [3], sizes: [5])
    #expect(alone.juillandD == nil && alone.carrollD2 == nil && alone.dpNorm == nil)
    #expect(alone.dp == 0 && alone.range == 1)
    // A part without words is none.
    #expect(Dispersion(counts: [3, 0], sizes: [5, 0]) == alone)
  }

  @Test(arguments: [
    ([0, 25, 50, 75], 100, 4.0), ([0, 1, 2, 3], 100, 1.12), ([10, 20, 50], 100, 2.2), ([7], 100, 1),
    ([], 100, 0), ([0], 1, 1),
  ])
  func heapsCountLess(places: [Int], words: Int, expected: Double) {
    #expect(abs(averageReducedFrequency(places: places, wordCount: words) - expected) < 1e-9)
  }

  /// 情報 · 検索 · システム: of Nakagawa & Mori's kind, worked out by hand.
  @Test func terms() {
    // (1+1)(3+1) · (2+1)(0+1) = 24, and 24^(1/4) · 5.
    let score = termScore(count: 5, neighbours: [(left: 1, right: 3), (left: 2, right: 0)])
    #expect(abs(score - 5 * 2.213363839400643) < 1e-9)
    #expect(termScore(count: 0, neighbours: [(left: 1, right: 1)]) == 0)
  }

  /// a b a c b d a a
  @Test func variety() throws {
    let words = [0, 1, 0, 2, 1, 3, 0, 0]
    #expect(typeTokenRatio(words) == 0.5)
    for (window, expected) in [(3, 0.888889), (4, 0.85), (100, 0.5), (8, 0.5)] {
      let value = try #require(movingAverageTypeTokenRatio(words, window: window))
      #expect(abs(value - expected) < 1e-6)
    }
    #expect(typeTokenRatio([]) == nil && movingAverageTypeTokenRatio([], window: 3) == nil)
  }
}
