import ToriLanguage
import ToriText

/// `kwic TEXT [width N]`: a row for each occurrence, with what stands on either side.
package struct ConcordanceStage: LogicalStage {
  package let needle: Needle
  /// Characters of context on either side; at least 1.
  package let width: Int

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape.concordance.of(inputs[0].origin).having(inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let compared = explainer.compared(needle)
    return explainer.reading(inputs) + [
      LocalizedText(
        "each occurrence of \(compared) with \(width) characters on either side",
        ja: "\(compared)の現れる所それぞれを、前後\(width)文字とともに")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "kwic \(wording.quoted(needle.text))")
  }
}

extension Analyzer {
  mutating func concordance(
    _ text: Text, _ width: Int?, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input), let needle = needle(text) else { return nil }
    let stage = ConcordanceStage(needle: needle, width: max(1, width ?? 30))
    return LogicalNode(.concordance(stage), of: [input])
  }
}
