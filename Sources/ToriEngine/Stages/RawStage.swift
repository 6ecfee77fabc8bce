import ToriLanguage
import ToriText

/// `raw`: the bytes that each row came from, as they stand.
package struct RawStage: LogicalStage {
  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape.bytes.of(inputs[0].origin).having(inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText("the bytes of each in its source file", ja: "それぞれの原文ファイルでのバイト列")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension Analyzer {
  mutating func raw(_ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    posts(stage, input) ? LogicalNode(.raw(RawStage()), of: [input]) : nil
  }
}
