import ToriLanguage
import ToriText

/// `keywords against (QUERY)`, `keywords by FIELD`: the words that are used more here than there, or by the posts of
/// each value than by all the others; those used less come last. Of the posts of a value, words that do not stand in
/// them are no rows: with many values these would be all words as often.
package struct KeywordsStage: LogicalStage {
  /// What posts are parted by; nil where the other posts are a second query's.
  package let key: GroupKey?
  /// Words that stand here and there together less often are left out, and counted.
  package let least: Int

  package static let measures: [AssociationMeasure] = [
    .logLikelihood, .logRatio, .percentDifference, .bic, .chiSquared, .fisher, .logRatioLow,
    .logRatioHigh,
  ]
  private static let shownMeasures = 2

  package func shape(of inputs: [RowShape]) -> RowShape {
    let measures = Self.measures.map { Column.figure($0.rawValue) }
    let keys = key.map { [$0.column] } ?? []
    return .words(
      keys + [.word, .pos, .tag, .content],
      [.count("count"), .count("other")] + measures.prefix(Self.shownMeasures),
      more: measures.dropFirst(Self.shownMeasures) + [
        .figure("expected"), .count("words"), .count("other_words"),
      ],
      essentialKeys: keys.count + 2
    ).drawn("log_ratio", of: keys.map(\.name) + ["word"], bothSides: true)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let compared =
      if let key {
        LocalizedText(
          "the words of the posts of each \(key.name), used more, or less, than in all the others",
          ja: "\(key.name)の値ごとに、その投稿の語で、ほかのすべてより多く、または少なく使われるもの")
      } else {
        LocalizedText(
          "the words used more, or less, than in these: \(explainer.reading(inputs[1]).listed())",
          ja: "次より多く、または少なく使われる語: \(explainer.reading(inputs[1]).listed())")
      }
    return explainer.reading(inputs) + [
      compared,
      LocalizedText(
        "by log-likelihood over four cells, below 0 where a word is used less; words that occur fewer than \(least) times in all are left out",
        ja: "4セルの対数尤度の順。少なく使われる語は負になる。両方で\(least)回に満たない語は除く"), .countedWords,
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText("keywords", ja: "特徴語")
  }
}

extension Analyzer {
  mutating func keywords(
    _ reference: KeywordsReference, atLeast least: Int?, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    let least = max(least ?? 3, 1)
    switch reference {
    case .query(let query):
      let isFit = posts(stage, input)
      guard let other = self.query(query), isFit else { return nil }
      guard other.shape.origin != nil else {
        report(
          .needsPosts(
            stage: "keywords against", got: other.shape.kind, at: query.span,
            taking: Self.takingPosts(of: query)))
        return nil
      }
      return LogicalNode(.keywords(KeywordsStage(key: nil, least: least)), of: [input, other])
    case .others(let name):
      guard posts(stage, input), let key = postKey(name, of: input) else { return nil }
      return LogicalNode(.keywords(KeywordsStage(key: key, least: least)), of: [input])
    }
  }
}
