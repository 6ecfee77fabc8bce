import Glibc

/// How evenly a word is spread over the parts of a corpus.
///
/// A part without words tells nothing, and is left out.
package struct Dispersion: Hashable, Sendable {
  /// How often the word stands in each part.
  package let counts: [Int]
  /// How many words each part has; at least 1.
  package let sizes: [Int]
  /// f, how often the word stands in all parts.
  package let frequency: Int

  /// - Precondition: there are as many counts as sizes.
  package init(counts: [Int], sizes: [Int]) {
    precondition(counts.count == sizes.count, "a size for each count")
    let parts = zip(counts, sizes).filter { $0.1 > 0 }
    self.counts = parts.map(\.0)
    self.sizes = parts.map(\.1)
    // Kept, since it is asked of each of what may be a million parts.
    frequency = self.counts.reduce(0, +)
  }

  /// In how many parts the word stands.
  package var range: Int { counts.count { $0 > 0 } }

  /// The parts there are.
  package var partCount: Int { counts.count }

  /// D = 1 − V / √(n − 1), where V is the population's standard deviation of the word's relative frequencies in the n
  /// parts over their mean: 1 where they are equal, 0 where one part has all. Nil of fewer than two parts, or of a
  /// word that does not occur.
  ///
  /// Source: Juilland & Chang-Rodríguez (1964), *Frequency dictionary of Spanish words*.
  package var juillandD: Double? {
    guard partCount > 1, frequency > 0 else { return nil }
    let relative = relativeFrequencies
    let mean = relative.reduce(0, +) / Double(partCount)
    let variance =
      relative.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(partCount)
    return 1 - variance.squareRoot() / mean / Double(partCount - 1).squareRoot()
  }

  /// D₂ = −Σ pᵢ ln pᵢ / ln n, where pᵢ is the share of part i in the sum of the relative frequencies: 1 where these are
  /// equal, 0 where one part has all. Nil as for D.
  ///
  /// Source: Carroll (1970), *An alternative to Juilland's usage coefficient*.
  package var carrollD2: Double? {
    guard partCount > 1, frequency > 0 else { return nil }
    let relative = relativeFrequencies
    let sum = relative.reduce(0, +)
    let entropy = relative.reduce(0.0) { $1 > 0 ? $0 - $1 / sum * log($1 / sum) : $0 }
    return max(0, entropy) / log(Double(partCount))
  }

  /// S = (Σ √(sᵢ vᵢ))² / f, where sᵢ is the share of part i in all words: up to 1, where the word is spread as the words
  /// are. Nil of a word that does not occur.
  ///
  /// Source: Rosengren (1971), *The quantitative concept of language and its relation to the structure of frequency
  /// dictionaries*.
  package var rosengrenS: Double? {
    guard frequency > 0 else { return nil }
    let root = zip(counts, shares).reduce(0) { $0 + (Double($1.0) * $1.1).squareRoot() }
    return root * root / Double(frequency)
  }

  /// DP = ½ Σ |vᵢ / f − sᵢ|, vᵢ the word's count in part i and sᵢ the part's share of all words: 0 where the word is
  /// spread as the words are, near 1 where a small part has it all. (Some programs give 1 − DP under the same name.)
  /// Nil of a word that does not occur.
  ///
  /// Source: Gries (2008), *Dispersions and adjusted frequencies in corpora*.
  package var dp: Double? {
    guard frequency > 0 else { return nil }
    return zip(counts, shares).reduce(0) { sum, part in
      sum + abs(Double(part.0) / Double(frequency) - part.1)
    } / 2
  }

  /// DP / (1 − min sᵢ), from 0 to 1 whatever the parts. Nil of one part, or of a word that does not occur.
  ///
  /// Source: Lijffijt & Gries (2012), correction to Gries (2008).
  package var dpNorm: Double? {
    guard let dp, let least = shares.min(), least < 1 else { return nil }
    return dp / (1 - least)
  }

  /// Σ vᵢ / f · log₂((vᵢ / f) / sᵢ), the Kullback–Leibler divergence of the word's spread from that of all words, in
  /// bits: 0 where they are the same. Nil of a word that does not occur.
  ///
  /// Source: Gries (2020), *Analyzing dispersion*.
  package var divergence: Double? {
    guard frequency > 0 else { return nil }
    return zip(counts, shares).reduce(0) { sum, part in
      let share = Double(part.0) / Double(frequency)
      return share > 0 ? sum + share * log2(share / part.1) : sum
    }
  }

  private var relativeFrequencies: [Double] {
    zip(counts, sizes).map { Double($0) / Double($1) }
  }

  /// sᵢ, which sum to 1.
  private var shares: [Double] {
    let all = Double(sizes.reduce(0, +))
    return sizes.map { Double($0) / all }
  }
}
