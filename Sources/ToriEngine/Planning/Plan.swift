import ToriIndex
import ToriLanguage

/// How a query is carried out: operations from the index up, each with what it is expected to yield.
///
/// A value, made by `Planner` and run by an `Engine`; `explain` prints it.
package struct Plan: Hashable, Sendable {
  package let operation: Operation
  package let inputs: [Plan]
  /// How many rows at the most, as far as the index's counts tell without running anything.
  package let expectedRows: Int
  package let shape: RowShape

  package enum Operation: Hashable, Sendable {
    /// Every post, or every block, in the order of the corpus.
    case scan(RowKind)
    /// Those of the input for which the filter holds.
    case filter(FilterPlan)
    case groups(RowKind)
    case members
    /// The first `limit` rows in this order, or all.
    case sort([SortTerm], limit: Int?)
    case limit(Int)
    case sample(Int, seed: UInt64)
    case select([ColumnReference])
    /// How many rows there are; none is looked at.
    case countRows
    case aggregate(Aggregate, by: [GroupKey])
    case timeline(by: TimePart)
    case share(by: GroupKey)
    case concordance(Needle, width: Int)
    case related(Relation)
    case cite
    case raw
    /// The first input with, without or only with the rows of the second.
    case combine(SetOperation)
    case expect(TypedExpectation)
  }

  /// What the rows stand in the order of, as far as the query says it.
  var order: [SortTerm] {
    switch operation {
    case .sort(let terms, limit: _): terms
    case .filter, .limit, .sample, .expect: inputs[0].order
    default: []
    }
  }
}

/// A filter whose parts stand in the order in which they are tried.
package struct FilterPlan: Hashable, Sendable {
  package let test: Test
  /// How many blocks of the index at the most.
  package let expectedRows: Int

  package indirect enum Test: Hashable, Sendable {
    /// The rarest and cheapest first: each next one looks only at what is left.
    case all([FilterPlan])
    /// The most frequent first: each next one looks only at what is not in yet.
    case any([FilterPlan])
    case not(FilterPlan)
    case leaf(Filter)
    /// It answers one of the rows that the plan yields.
    case repliesTo(Plan)
  }

  /// Whether its blocks are found by postings or numbers, and none is unknown.
  var isFound: Bool {
    switch test {
    case .leaf(.mentions), .leaf(.documents), .leaf(.identifiers): true
    default: false
    }
  }

  /// Itself and all the parts that it is made of.
  var partCount: Int {
    switch test {
    case .all(let parts), .any(let parts): 1 + parts.map(\.partCount).reduce(0, +)
    case .not(let part): 1 + part.partCount
    case .leaf, .repliesTo: 1
    }
  }

  /// The columns of a table that are asked about, each once.
  var columnNames: [String] {
    switch test {
    case .all(let parts), .any(let parts):
      parts.flatMap(\.columnNames).reduce(into: []) { names, name in
        if !names.contains(name) { names.append(name) }
      }
    case .not(let part): part.columnNames
    case .leaf(.column(_, let name, _, _)): [name]
    case .leaf, .repliesTo: []
    }
  }
}
