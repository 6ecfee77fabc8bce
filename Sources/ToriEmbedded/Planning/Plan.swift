import ToriEngine

/// How a query is carried out: operations from the index up, each with what it is expected to yield.
///
/// A value, made by `Planner` and run by a `PlanRun`; `explain` prints it.
package struct Plan: Hashable, Sendable {
  package let operation: Operation
  /// Where its rows come from, as of a `LogicalNode`.
  package let inputs: [Plan]
  /// How many rows at the most, as far as the index's counts tell without running anything.
  package let expectedRows: Int
  /// Of the rows that it yields.
  package let shape: RowShape

  /// What is done with the inputs.
  package enum Operation: Hashable, Sendable {
    /// A stage as the query has it.
    case stage(LogicalOperation)
    /// Those of the input for which the filter holds.
    case filter(FilterPlan)
    /// The first so many rows in an order; the others are never put in it.
    case first(Int, by: [SortTerm])
    /// How many rows there are; none is looked at.
    case countRows
  }

  /// What the rows stand in the order of, as far as the query says it.
  var order: [SortTerm] {
    switch operation {
    case .stage(.sort(let stage)): stage.terms
    case .first(_, by: let terms): terms
    case .stage(.scan): []
    case .stage, .filter, .countRows: promises.contains(.keepsOrder) ? inputs[0].order : []
    }
  }

  var promises: StagePromises {
    switch operation {
    case .stage(let stage): stage.runnable.promises
    case .filter: .keepsOrder
    case .first, .countRows: []
    }
  }
}
