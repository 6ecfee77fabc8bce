import Glibc

/// How sure it is that a word is bound to a part of a corpus: measures that grow with the evidence.
extension ContingencyTable {
  /// G² = 2 Σ O ln(O / E) over the four cells, a cell of 0 adding nothing; below 0 where the word stands there less
  /// often than expected. No unit; 0 at independence. Beyond 3.84, chance alone is less likely than 1 in 20, beyond
  /// 10.83 than 1 in 1000 (χ², 1 degree of freedom).
  ///
  /// Source: Dunning (1993), *Accurate methods for the statistics of surprise and coincidence*, Computational
  /// Linguistics 19(1).
  package var logLikelihood: Double {
    signed(term(o11, r1, c1) + term(o12, r1, c2) + term(o21, r2, c1) + term(o22, r2, c2))
  }

  /// The same over the two cells of the word alone, O11 and O21, as keywords are often given; a little less than
  /// G². No unit.
  ///
  /// Source: Rayson & Garside (2000), *Comparing corpora using frequency profiling*.
  package var logLikelihoodOfTwoCells: Double { signed(term(o11, r1, c1) + term(o21, r2, c1)) }

  /// χ² = Σ (O − E)² / E over the four cells, without Yates's correction; never below 0. Overrates rare words.
  ///
  /// Source: Pearson (1900); for collocations Manning & Schütze (1999), section 5.3.3.
  package var chiSquared: Double {
    cells.reduce(0) { sum, cell in
      let difference = cell.observed - cell.expected
      return cell.expected > 0 ? sum + difference * difference / cell.expected : sum
    }
  }

  /// t = (O11 − E11) / √O11; nil where the word is not there. Favours frequent words. No unit.
  ///
  /// Source: Church, Gale, Hanks & Hindle (1991), *Using statistics in lexical analysis*.
  package var tScore: Double? {
    o11 == 0 ? nil : (Double(o11) - expected) / Double(o11).squareRoot()
  }

  /// z = (O11 − E11) / √E11; nil where nothing is expected. Favours rare words. No unit.
  ///
  /// Source: Berry-Rogghe (1973), *The computation of collocations and their relevance in lexical studies*.
  package var zScore: Double? {
    expected > 0 ? (Double(o11) - expected) / expected.squareRoot() : nil
  }

  /// BIC = LL − ln N, of the two-cell LL without its sign: beyond 2 positive, 6 strong, 10 very strong evidence that
  /// the word differs; below 0 for its not differing. Nil of an empty corpus.
  ///
  /// Source: Wilson (2013), *Embracing Bayes factors for key item analysis in corpus linguistics*.
  package var bic: Double? { n == 0 ? nil : abs(logLikelihoodOfTwoCells) - log(Double(n)) }

  /// Twice a sum of terms, below 0 where the word stands there less often than expected.
  private func signed(_ sum: Double) -> Double {
    // What rounding leaves of a sum that is 0 must not pass for a sign.
    let likelihood = max(0, 2 * sum)
    return isUnder ? -likelihood : likelihood
  }

  /// O ln(O / E) of a cell, of which these are the sums of its row and column; without an array, since keywords are
  /// ranked by the hundred thousand.
  private func term(_ observed: Int, _ row: Int, _ column: Int) -> Double {
    let expected = Double(row) * Double(column) / Double(max(n, 1))
    return observed > 0 && expected > 0
      ? Double(observed) * log(Double(observed) / expected) : 0
  }
}
