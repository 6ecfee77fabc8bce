import ToriText

/// `where …` and every other clause: the rows of which the filter is true.
package struct FilterStage: LogicalStage {
  package let filter: Filter

  package init(_ filter: Filter) { self.filter = filter }

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + explainer.conditions(filter)
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles + filter.needles }

  /// Each of its conditions is a step of its own.
  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}
