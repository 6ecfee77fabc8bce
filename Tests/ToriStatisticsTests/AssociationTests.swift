import Testing
import ToriRandom
import ToriStatistics

@Suite struct AssociationTests {
  static let measures: [(name: String, value: @Sendable (ContingencyTable) -> Double?)] = [
    ("E11", { $0.expected }), ("G2", { $0.logLikelihood }),
    ("LL of two cells", { $0.logLikelihoodOfTwoCells }), ("chi2", { $0.chiSquared }),
    ("MI", { $0.mutualInformation }), ("MI3", { $0.cubedMutualInformation }),
    ("t", { $0.tScore }), ("z", { $0.zScore }), ("Dice", { $0.dice(node: $0.r1) }),
    ("log-Dice", { $0.logDice(node: $0.r1) }), ("log ratio", { $0.logRatio }),
    ("%DIFF", { $0.percentDifference }), ("BIC", { $0.bic }),
    ("low", { $0.logRatioInterval?.lowerBound }), ("high", { $0.logRatioInterval?.upperBound }),
    ("Fisher greater", { $0.fisherGreater }), ("Fisher", { $0.fisherTwoSided }),
  ]

  @Test(arguments: associationVectors)
  func vectorsHoldToSixDigits(vector: Vector) {
    let table = ContingencyTable(o11: vector.o11, r1: vector.r1, c1: vector.c1, n: vector.n)
    #expect(vector.values.count == Self.measures.count)
    for (measure, expected) in zip(Self.measures, vector.values) {
      let value = measure.value(table)
      // More tables than are summed one by one.
      if vector.name == "huge", measure.name.hasPrefix("Fisher") {
        #expect(value == nil)
        continue
      }
      #expect(isSame(value, expected), "\(measure.name): \(value as Any), not \(expected as Any)")
    }
  }

  private func isSame(_ value: Double?, _ expected: Double?) -> Bool {
    guard let value, let expected else { return value == nil && expected == nil }
    return abs(value - expected) <= max(1e-9, abs(expected) * 1e-6)
  }

  /// Sums hold, and no measure is no number, whatever the counts.
  @Test(arguments: UInt64(0)..<20)
  func anyCountsMakeATable(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let counts = (0..<4).map { _ in Int.random(in: -3...60, using: &generator) }
      let table = ContingencyTable(o11: counts[0], r1: counts[1], c1: counts[2], n: counts[3])
      #expect(table.o11 + table.o12 + table.o21 + table.o22 == table.n, "seed \(seed)")
      #expect([table.o11, table.o12, table.o21, table.o22].allSatisfy { $0 >= 0 }, "seed \(seed)")
      for (name, value) in Self.measures {
        #expect(value(table).map(\.isFinite) ?? true, "seed \(seed): \(name) of \(table)")
      }
      if table.n > 0, let greater = table.fisherGreater, let both = table.fisherTwoSided {
        let all = table.exactTails
        #expect(isSame(greater, all.greater) && isSame(both, all.both), "seed \(seed): \(table)")
      }
    }
  }
}

extension ContingencyTable {
  /// Fisher's probabilities, summed over all tables as the definition has it.
  fileprivate var exactTails: (greater: Double, both: Double) {
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    func probability(_ k: Int) -> Double { choose(c1, k) * choose(c2, r1 - k) / choose(n, r1) }
    let own = probability(o11)
    let all = (0...r1).map { ($0, probability($0)) }
    return (
      all.filter { $0.0 >= o11 }.reduce(0) { $0 + $1.1 },
      min(1, all.filter { $0.1 <= own * (1 + 1e-7) }.reduce(0) { $0 + $1.1 })
    )
  }
}
