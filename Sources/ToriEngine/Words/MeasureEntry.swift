import ToriText

/// A measure of words, as `help` tells it: by the name of its column.
package struct MeasureEntry: Sendable {
  package let name: String
  package let formula: String
  package let meaning: LocalizedText
  package let source: String

  private init(
    _ name: String, _ formula: String, _ meaning: LocalizedText.Phrase, ja: LocalizedText.Phrase,
    _ source: String
  ) {
    (self.name, self.formula, self.source) = (name, formula, source)
    self.meaning = LocalizedText(meaning, ja: ja)
  }

  /// Of collocates and keywords, then of dispersion, and of compounds.
  package static let all = [
    MeasureEntry(
      "expected", "E11 = R1 · C1 / N", "occurrences if the word stood anywhere alike",
      ja: "偶然なら見込まれる数",
      "Evert 2008"),
    MeasureEntry(
      "log_likelihood", "2 Σ O ln(O / E) over four cells, negative where O11 < E11",
      "how sure it is; beyond 10.83 chance is less likely than 1 in 1000",
      ja: "どれだけ確かか。10.83を超えれば偶然は千に一つより少ない", "Dunning 1993"),
    MeasureEntry(
      "log_ratio", "log₂((O11 / R1) / (O21 / R2)), 0 taken as 0.5",
      "how much; 1 is twice as frequent", ja: "どれだけ多いか。1なら2倍", "Hardie 2014"),
    MeasureEntry(
      "log_ratio_low", "log_ratio − 1.96 / ln 2 · √(1/O11 + 1/O21 − 1/R1 − 1/R2)",
      "the lower end of its interval of 95 %; log_ratio_high is the upper",
      ja: "95 %区間の下端。上端はlog_ratio_high",
      "Katz et al. 1978"),
    MeasureEntry(
      "mi", "log₂(O11 / E11)", "in bits; overrates rare words", ja: "単位はビット。まれな語を高く見積もる",
      "Church & Hanks 1990"),
    MeasureEntry(
      "mi3", "log₂(O11³ / E11)", "MI that favours frequent words", ja: "頻度の高い語を重く見るMI",
      "Daille 1994"),
    MeasureEntry(
      "t", "(O11 − E11) / √O11", "favours frequent words", ja: "頻度の高い語を重く見る", "Church et al. 1991"),
    MeasureEntry(
      "z", "(O11 − E11) / √E11", "favours rare words", ja: "まれな語を重く見る", "Berry-Rogghe 1973"),
    MeasureEntry(
      "dice", "2 · O11 / (f(node) + C1)", "from 0 to 1, where each stands only near the other",
      ja: "0から1。互いの近くにしか現れなければ1", "Dice 1945, Smadja 1993"),
    MeasureEntry(
      "log_dice", "14 + log₂ dice", "at most 14; does not depend on the corpus's size",
      ja: "最大14。コーパスの大きさによらない", "Rychlý 2008"),
    MeasureEntry(
      "diff", "100 · (O11/R1 − O21/R2) / (O21/R2)", "%DIFF: percent more than in the rest",
      ja: "%DIFF。ほかより何パーセント多いか", "Gabrielatos & Marchi 2012"),
    MeasureEntry(
      "bic", "LL of two cells − ln N", "beyond 10 very strong evidence", ja: "10を超えればきわめて強い証拠",
      "Wilson 2013"),
    MeasureEntry(
      "chi2", "Σ (O − E)² / E over four cells", "overrates rare words", ja: "まれな語を高く見積もる",
      "Pearson 1900"),
    MeasureEntry(
      "fisher_p", "hypergeometric, two-sided", "the chance of a table as unlikely as this one",
      ja: "これほど起こりにくい表が偶然に出る確率", "Fisher 1922"),
    MeasureEntry(
      "d", "1 − V / √(n − 1)", "1 where a word is even over the parts, 0 in one alone",
      ja: "部分の間で均等なら1、一か所だけなら0", "Juilland & Chang-Rodríguez 1964"),
    MeasureEntry(
      "d2", "−Σ pᵢ ln pᵢ / ln n", "the same by entropy", ja: "同じことをエントロピーで", "Carroll 1970"),
    MeasureEntry(
      "s", "(Σ √(sᵢ vᵢ))² / f", "up to 1, where it is spread as the words are", ja: "語全体と同じ散らばりなら1",
      "Rosengren 1971"),
    MeasureEntry(
      "dp", "½ Σ |vᵢ / f − sᵢ|",
      "0 where it is spread as the words are, near 1 where it is in a heap",
      ja: "語全体と同じ散らばりなら0、偏るほど1に近い", "Gries 2008"),
    MeasureEntry(
      "dpnorm", "dp / (1 − min sᵢ)", "from 0 to 1 whatever the parts", ja: "部分の大きさによらず0から1",
      "Lijffijt & Gries 2012"),
    MeasureEntry(
      "kld", "Σ vᵢ / f · log₂((vᵢ / f) / sᵢ)", "in bits, 0 where it is spread as the words are",
      ja: "単位はビット。語全体と同じ散らばりなら0", "Gries 2020"),
    MeasureEntry(
      "arf", "1/v · Σ min(dᵢ, v), v = N / f", "the frequency if it stood in heaps nowhere",
      ja: "固まって現れる分を割り引いた頻度", "Savický & Hlaváčová 2002"),
    MeasureEntry(
      "flr", "f · (Π (Lᵢ + 1)(Rᵢ + 1))^(1/2n)", "how much of a term a compound is", ja: "用語らしさ",
      "Nakagawa & Mori 2003"),
  ]

  package static func named(_ name: String) -> MeasureEntry? { all.first { $0.name == name } }
}
