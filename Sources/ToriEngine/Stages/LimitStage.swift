import ToriText

/// `limit N`: the first rows.
package struct LimitStage: LogicalStage {
  package let count: Int

  package init(_ count: Int) { self.count = count }

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [LocalizedText("the first \(count)", ja: "先頭の\(count)件")]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "limit \(count)")
  }
}
