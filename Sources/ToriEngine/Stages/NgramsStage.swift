import ToriLanguage
import ToriText

/// `ngrams N [to N]`: words that stand beside each other in a sentence with no sign between, so many at a time.
package struct NgramsStage: LogicalStage {
  package let sizes: ClosedRange<Int>

  package func shape(of inputs: [RowShape]) -> RowShape {
    .words(
      [Column(name: "ngram", type: .text).folded],
      [.count("count"), .count("posts"), .count("documents")], more: [.count("size")],
      essentialKeys: 1
    ).drawn("count", of: ["ngram"])
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let size =
      sizes.count == 1 ? "\(sizes.lowerBound)" : "\(sizes.lowerBound)–\(sizes.upperBound)"
    return explainer.reading(inputs) + [
      LocalizedText(
        "their runs of \(size) words, as they are written, within a sentence and with no sign between",
        ja: "書かれたままの\(size)語の並び。一つの文の中で、間に記号のないもの"), .countedWords,
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText("n-grams", ja: "n-gram")
  }
}

/// `compounds`: runs of two nouns or more, as terms mostly are.
package struct CompoundsStage: LogicalStage {
  package init() {}

  package func shape(of inputs: [RowShape]) -> RowShape {
    .words(
      [Column(name: "compound", type: .text).folded],
      [.count("count"), .count("posts"), .figure("flr")],
      more: [.count("size"), .count("documents")],
      essentialKeys: 1
    ).drawn("count", of: ["compound"])
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText(
        "their runs of two nouns or more, by FLR = count × (Π (left + 1)(right + 1))^(1/2L): how often another noun stands before and behind each of its L nouns (Nakagawa & Mori 2003)",
        ja:
          "二つ以上の名詞の連なり。FLR = 数 × (Π (左 + 1)(右 + 1))^(1/2L) の順。左右は、L個の各名詞の前と後に別の名詞が連なる回数（Nakagawa & Mori 2003）"
      )
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText("compounds", ja: "複合語")
  }
}

extension Analyzer {
  mutating func ngrams(
    _ size: Spanned<Int>, to most: Spanned<Int>?, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    let allowed = 1...20
    for number in [size, most ?? size] where !allowed.contains(number.value) {
      report(.lengthOutOfRange(allowed, at: number.span))
      return nil
    }
    if let most, most.value < size.value {
      report(.lengthOutOfRange(size.value...allowed.upperBound, at: most.span))
      return nil
    }
    guard posts(stage, input) else { return nil }
    return LogicalNode(
      .ngrams(NgramsStage(sizes: size.value...(most ?? size).value)), of: [input])
  }

  mutating func compounds(_ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    posts(stage, input) ? LogicalNode(.compounds(CompoundsStage()), of: [input]) : nil
  }
}
