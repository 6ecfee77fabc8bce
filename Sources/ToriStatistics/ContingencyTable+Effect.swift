import Glibc

/// How much a word is bound to a part of a corpus: measures of the size of an effect, whatever the evidence.
extension ContingencyTable {
  /// log₂((O11 / R1) / (O21 / R2)), a count of 0 taken as 0.5: the binary logarithm of how many times as frequent the
  /// word is in the part as in the rest. Of 1 it is twice as frequent, of −1 half. Nil where either part is empty or
  /// the word in neither.
  ///
  /// Source: Hardie (2014), *Log Ratio: an informal introduction*.
  package var logRatio: Double? {
    guard r1 > 0, r2 > 0, c1 > 0 else { return nil }
    return log2((atLeastHalf(o11) / Double(r1)) / (atLeastHalf(o21) / Double(r2)))
  }

  /// Between which the log ratio lies with a confidence of 95 %: log ratio ± 1.96 / ln 2 · √(1/O11 + 1/O21 − 1/R1 −
  /// 1/R2), a count of 0 taken as 0.5. In binary logarithms.
  ///
  /// Source: Katz, Baptista, Azen & Pike (1978), *Obtaining confidence intervals for the risk ratio in cohort studies*.
  package var logRatioInterval: ClosedRange<Double>? {
    guard let logRatio else { return nil }
    let variance =
      1 / atLeastHalf(o11) + 1 / atLeastHalf(o21) - 1 / Double(r1) - 1 / Double(r2)
    let half = 1.959963984540054 / log(2) * max(0, variance).squareRoot()
    return logRatio - half...logRatio + half
  }

  /// MI = log₂(O11 / E11), pointwise mutual information, in bits; nil where the word is not there. Overrates rare
  /// words. Some programs give log₁₀ under the same name.
  ///
  /// Source: Church & Hanks (1990), *Word association norms, mutual information, and lexicography*.
  package var mutualInformation: Double? {
    o11 > 0 && expected > 0 ? log2(Double(o11) / expected) : nil
  }

  /// MI3 = log₂(O11³ / E11), which favours frequent words where MI favours rare ones. In bits.
  ///
  /// Source: Daille (1994), *Approche mixte pour l'extraction automatique de terminologie*.
  package var cubedMutualInformation: Double? {
    o11 > 0 && expected > 0 ? log2(Double(o11) * Double(o11) * Double(o11) / expected) : nil
  }

  /// %DIFF = 100 · (O11/R1 − O21/R2) / (O21/R2): by how many percent the word is more frequent in the part than in the
  /// rest; nil where the rest has none of it.
  ///
  /// Source: Gabrielatos & Marchi (2012), *Keyness: appropriate metrics and practical issues*.
  package var percentDifference: Double? {
    guard r1 > 0, r2 > 0, o21 > 0 else { return nil }
    let (here, there) = (Double(o11) / Double(r1), Double(o21) / Double(r2))
    return (here - there) / there * 100
  }

  /// Dice = 2 O11 / (f(x) + C1), where f(x) is how often the node occurs: from 0 to 1 where the word stands near the
  /// node only and always; nil where neither occurs.
  ///
  /// Source: Dice (1945); for collocations Smadja (1993), *Retrieving collocations from text: Xtract*.
  ///
  /// - Parameter node: f(x), in occurrences of the node, not in words of the windows.
  package func dice(node: Int) -> Double? {
    node + c1 > 0 ? 2 * Double(o11) / Double(node + c1) : nil
  }

  /// log-Dice = 14 + log₂ Dice: at most 14 where each node has the word once beside it; one less is half as bound. It
  /// does not depend on the corpus's size. Nil where the word is not there.
  ///
  /// Source: Rychlý (2008), *A lexicographer-friendly association score*.
  ///
  /// - Parameter node: f(x), in occurrences of the node, not in words of the windows.
  package func logDice(node: Int) -> Double? {
    o11 > 0 ? dice(node: node).map { 14 + log2($0) } : nil
  }

  private func atLeastHalf(_ count: Int) -> Double { count == 0 ? 0.5 : Double(count) }
}
