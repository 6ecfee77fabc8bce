import Testing
import tori_bench

@Suite struct BenchTableTests {
  @Test(arguments: [
    ([3.0], 50, 3.0), ([1, 2], 50, 1), ([3, 1, 2], 50, 2), ([3, 1, 2], 95, 3), ([3, 1, 2], 0, 1),
    // The worked example of the nearest-rank method: 15, 20, 35, 40, 50 have 20 at 30 % and 35 at 50 %.
    ([50, 15, 35, 20, 40], 30, 20), ([50, 15, 35, 20, 40], 50, 35),
    ([50, 15, 35, 20, 40], 100, 50),
  ])
  func percentileIsOfTheNearestRank(_ values: [Double], _ percent: Int, _ expected: Double) {
    #expect(percentile(values, percent) == expected)
  }

  @Test func twentyValuesHaveTheirNineteenthAt95() {
    #expect(percentile((1...20).map(Double.init), 95) == 19)
    #expect(percentile((1...21).map(Double.init), 95) == 20)
  }

  @Test(arguments: [
    (0, "0"), (0.0012, "0.0012"), (0.0996, "0.10"), (0.34, "0.34"), (0.999, "1.0"), (1, "1.0"),
    (2.649, "2.6"), (9.94, "9.9"), (9.96, "10"), (34.4, "34"), (119.5, "120"),
  ])
  func figuresHaveTwoSignificantDigits(_ value: Double, _ text: String) {
    #expect(significant(value) == text)
  }

  private static let measured: BenchTable = {
    var table = BenchTable()
    for seconds in [0.001, 0.002, 0.003] { table.add("a", by: "own", seconds) }
    for seconds in [0.004, 0.004, 0.004] { table.add("a", by: "slow", seconds) }
    for seconds in [0.001, 0.001] { table.add("a", by: "partial", seconds) }
    return table
  }()

  @Test func whoAnsweredOnlySomeQuestionsHasNoTime() {
    #expect(Self.measured.time("a", by: "partial", 50) == nil)
    #expect(Self.measured.time("a", by: "own", 50) == 0.002)
    #expect(Self.measured.time("b", by: "own", 50) == nil)
  }

  @Test func ratioIsToTheBestOfTheOthers() {
    #expect(Self.measured.ratio("a", of: "own", to: ["slow", "partial"], 50) == 2)
    #expect(Self.measured.ratio("a", of: "slow", to: ["own"], 50) == 0.5)
    #expect(Self.measured.ratio("a", of: "own", to: ["partial"], 50) == nil)
  }

  @Test func rowsAreATableOfMarkdown() {
    let rows = Self.measured.rows(["own", "partial", "slow"], others: ["partial", "slow"])
    #expect(
      BenchTable.markdown(rows) == """
        | ms, median / 95 % | own       | partial | slow      | best other / own |
        | ----------------- | --------- | ------- | --------- | ---------------- |
        | a                 | 2.0 / 3.0 | –       | 4.0 / 4.0 | 2.0× / 1.3×      |

        """)
  }

  @Test func growthEndsWithTheLastCount() {
    #expect(Growth.steps(upTo: 3_000_000).suffix(3) == [300_000, 1_000_000, 3_000_000])
    #expect(Growth.steps(upTo: 50_000) == [10_000, 30_000, 50_000])
    #expect(Growth.steps(upTo: 500) == [500])
  }
}
