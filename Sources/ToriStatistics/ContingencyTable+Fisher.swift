import Glibc

/// Fisher's exact test: with the sums of the table held, how likely a table like this one is by chance.
///
/// P(O11 = k) = C(C1, k) · C(C2, R1 − k) / C(N, R1), the hypergeometric distribution.
/// Source: Fisher (1922), *On the interpretation of χ² from contingency tables, and the calculation of P*.
extension ContingencyTable {
  /// Tables of at most so many tables beside them; of larger ones χ² tells as much.
  package static let largestExact = 1_000_000

  /// The probability that the word stands in the part as often as it does, or more; nil of a table that is too large.
  package var fisherGreater: Double? {
    guard range.count <= Self.largestExact else { return nil }
    return min(1, tail(from: o11, step: 1))
  }

  /// The probability of this table and of all that are no likelier; nil of one that is too large.
  package var fisherTwoSided: Double? {
    guard range.count <= Self.largestExact else { return nil }
    // Tables as likely as this one count, whatever rounding makes of them.
    let limit = logProbability(of: o11) + 1e-7
    let mode = Int((Double(r1 + 1) * Double(c1 + 1) / Double(n + 2)).rounded(.down))
    let top = min(max(mode, range.lowerBound), range.upperBound)
    func edge(_ start: Int, _ step: Int) -> Int? {
      // Probabilities fall on either side of the likeliest table.
      var (near, far) = (start, step > 0 ? range.upperBound : range.lowerBound)
      guard range.contains(near), logProbability(of: far) <= limit else { return nil }
      while near != far {
        let middle = step > 0 ? (near + far) / 2 : (near + far + 1) / 2
        if logProbability(of: middle) <= limit { far = middle } else { near = middle + step }
      }
      return near
    }
    let below = edge(top, -1).map { tail(from: $0, step: -1) } ?? 0
    let above = edge(top + 1, 1).map { tail(from: $0, step: 1) } ?? 0
    return min(1, below + above)
  }

  private var range: ClosedRange<Int> { max(0, r1 + c1 - n)...min(r1, c1) }

  /// The sum of the probabilities from `start` to the end of the range on one side.
  private func tail(from start: Int, step: Int) -> Double {
    var term = exp(logProbability(of: start))
    var sum = 0.0
    var k = start
    while range.contains(k) {
      sum += term
      // Each from the one before: C(C1, k) C(C2, R1 − k).
      let ratio =
        step > 0
        ? Double(c1 - k) * Double(r1 - k) / (Double(k + 1) * Double(n - r1 - c1 + k + 1))
        : Double(k) * Double(n - r1 - c1 + k) / (Double(c1 - k + 1) * Double(r1 - k + 1))
      term *= ratio
      k += step
      // Terms only fall from the far side of the likeliest on; what is left no longer counts.
      if term < sum * 1e-17, ratio < 1 { break }
    }
    return sum
  }

  private func logProbability(of k: Int) -> Double {
    logChoose(c1, k) + logChoose(c2, r1 - k) - logChoose(n, r1)
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
  }
}
