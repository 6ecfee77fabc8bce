import ToriLanguage
import ToriText

/// `kwic … [width N]`: a row for each occurrence of a text, a word, a pattern, or any of several, with what stands on
/// either side. Occurrences do not overlap: what begins first goes first, and of what begins there the longest.
package struct ConcordanceStage: LogicalStage {
  package let subject: SoughtNeedle
  /// Characters of context on either side; at least 1.
  package let width: Int

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape.concordance.of(inputs[0].origin).having(inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let compared =
      if case .text(let needle) = subject {
        explainer.compared(needle)
      } else {
        LocalizedText(same: subject.written)
      }
    return explainer.reading(inputs) + [
      LocalizedText(
        "each occurrence of \(compared) with \(width) characters on either side",
        ja: "\(compared)の現れる所それぞれを、前後\(width)文字とともに")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "kwic \(subject.written)")
  }
}

extension Analyzer {
  mutating func concordance(
    _ subject: Sought, _ width: Int?, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input), let subject = sought(subject) else { return nil }
    return LogicalNode(
      .concordance(ConcordanceStage(subject: subject, width: max(1, width ?? 30))), of: [input])
  }
}
