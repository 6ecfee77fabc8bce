import Glibc

/// FLR = f · (Π (Lᵢ + 1)(Rᵢ + 1))^(1/2n) of a term of n nouns: how often it occurs, times how readily its nouns combine.
/// No unit.
///
/// Source: Nakagawa & Mori (2003), *Automatic term recognition based on statistics of compound nouns and their
/// components*; the score of TermExtract.
///
/// - Parameters:
///   - count: f, how often the term occurs by itself.
///   - neighbours: of each of its nouns, how often another stands before it and behind it in any term.
package func termScore(count: Int, neighbours: [(left: Int, right: Int)]) -> Double {
  if neighbours.isEmpty { return 0 }
  let logs = neighbours.reduce(0.0) { $0 + log(Double($1.left + 1)) + log(Double($1.right + 1)) }
  return Double(count) * exp(logs / Double(2 * neighbours.count))
}
