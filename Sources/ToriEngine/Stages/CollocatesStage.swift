import ToriLanguage
import ToriText

/// `collocates of …`: the words that stand near a node, with how sure it is that this is no chance.
///
/// A window is so many words to each side, never over the end of a post. Windows are a union: a word near two nodes
/// counts once. Nodes are in neither windows nor N. Of a node that is a text and no whole word, every word that the
/// text overlaps is the node.
package struct CollocatesStage: LogicalStage {
  package let node: SoughtNeedle
  package let window: WordWindow

  package static let measures: [AssociationMeasure] = [
    .logLikelihood, .logRatio, .mutualInformation, .logDice, .cubedMutualInformation, .tScore,
    .zScore, .dice, .percentDifference, .bic, .chiSquared, .fisher, .logRatioLow, .logRatioHigh,
  ]
  private static let shownMeasures = 4
  /// What a screen of 80 columns has no room for: it follows of the others, or says much the same.
  private static let yielding = ["expected", "log_ratio", "mi"]

  package func shape(of inputs: [RowShape]) -> RowShape {
    let measures = Self.measures.map { Column.figure($0.rawValue) }
    return .words(
      [.word, .pos, .tag, .content],
      [.count("count"), .count("observed"), .figure("expected")]
        + measures.prefix(Self.shownMeasures),
      more: measures.dropFirst(Self.shownMeasures) + [
        .count("node"), .count("window"), .count("words"),
      ],
      essentialKeys: 2
    ).drawn("log_likelihood", of: ["word"], bothSides: true).yielding(Self.yielding)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText(
        "the words that stand \(window.words) of \(node.written), by log-likelihood",
        ja: "\(node.written)の\(window.words)に現れる語。対数尤度の順"),
      LocalizedText(
        "windows are a union: a word near two nodes counts once; nodes are in neither windows nor N; E = R1 · C1 / N",
        ja: "窓は和集合で、二つの中心語に近い語も一度だけ数える。中心語は窓にもNにも入れない。E = R1・C1 / N"),
      .countedWords,
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "collocates of \(node.written)")
  }
}

extension WordWindow {
  /// Where they lie, before what they are of.
  package var words: LocalizedText {
    let (end, endJa) = isWithinSentence ? (" in the sentence", "（文の中だけ）") : ("", "")
    if left == right {
      return LocalizedText(
        "within \(left) word\(left == 1 ? "" : "s")\(end) on either side",
        ja: "前後\(left)語以内\(endJa)")
    }
    let before = LocalizedText(
      "\(left) word\(left == 1 ? "" : "s") to the left", ja: "前\(left)語以内")
    let behind = LocalizedText(
      "\(right) word\(right == 1 ? "" : "s") to the right", ja: "後\(right)語以内")
    if right == 0 { return LocalizedText("within \(before)\(end)", ja: "\(before)\(endJa)") }
    if left == 0 { return LocalizedText("within \(behind)\(end)", ja: "\(behind)\(endJa)") }
    return LocalizedText("within \(before) or \(behind)\(end)", ja: "\(before)、\(behind)\(endJa)")
  }
}

extension Analyzer {
  mutating func collocates(
    of sought: Sought, _ window: WordWindow, at place: SourceSpan?, _ stage: Stage,
    of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input), let node = self.sought(sought) else { return nil }
    let allowed = 0...1000
    guard allowed.contains(window.left), allowed.contains(window.right),
      window.left + window.right > 0
    else {
      report(.lengthOutOfRange(1...allowed.upperBound, at: place ?? stage.span))
      return nil
    }
    return LogicalNode(.collocates(CollocatesStage(node: node, window: window)), of: [input])
  }
}
