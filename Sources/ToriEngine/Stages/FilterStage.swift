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

extension LogicalNode {
  /// What is filtered, by what, and in which order it is put then: filters that follow each other are one and go before
  /// a sort between them, since what is said of rows that are left out is said once.
  package var filtersJoined: (input: LogicalNode, filter: Filter, terms: [SortTerm]?) {
    var filters: [Filter] = []
    var terms: [SortTerm]?
    var input = self
    while true {
      if case .filter(let stage) = input.operation {
        filters.append(stage.filter)
      } else if case .sort(let sort) = input.operation, terms == nil,
        case .filter = input.inputs[0].operation
      {
        // The last order wins; ties keep the order before it, so an earlier sort must stay.
        terms = sort.terms
      } else {
        break
      }
      input = input.inputs[0]
    }
    return (input, filters.count == 1 ? filters[0] : .and(filters.reversed()), terms)
  }
}
