import ToriLanguage
import ToriText

/// `cite`: file, byte range, lines and checksum of what each row came from.
package struct CiteStage: LogicalStage {
  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape.citations.of(inputs[0].origin).having(inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText("where each stands in its source file", ja: "それぞれの原文ファイルでの場所")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension Analyzer {
  mutating func cite(_ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    posts(stage, input) ? LogicalNode(.cite(CiteStage()), of: [input]) : nil
  }
}
