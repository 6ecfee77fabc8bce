import ToriText

/// `sample N [seed S]`: rows drawn at random, each as likely, in the order that they had.
package struct SampleStage: LogicalStage {
  package let count: Int
  package let seed: UInt64

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText("\(count) drawn at random, seed \(seed)", ja: "無作為に選んだ\(count)件、seed \(seed)")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "sample \(count)")
  }
}

extension Analyzer {
  func sample(_ count: Int, seed: Int?, of input: LogicalNode) -> LogicalNode {
    let stage = SampleStage(count: count, seed: UInt64(bitPattern: Int64(seed ?? 0)))
    return LogicalNode(.sample(stage), of: [input])
  }
}
