import ToriEngine

/// A filter whose parts stand in the order in which they are tried.
package struct FilterPlan: Hashable, Sendable {
  package let test: Test
  /// What it was made of.
  package let filter: Filter
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

  /// Whether it asks about blocks alone, and nothing that is a row's own.
  var isOfBlocks: Bool {
    switch test {
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isOfBlocks)
    case .not(let part): part.isOfBlocks
    case .leaf(.column), .leaf(.hasColumn): false
    case .leaf, .repliesTo: true
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

  /// The columns of rows that are asked about, each once, and the fields that it may lack.
  var columnNames: [String] {
    switch test {
    case .all(let parts), .any(let parts):
      parts.flatMap(\.columnNames).reduce(into: []) { names, name in
        if !names.contains(name) { names.append(name) }
      }
    case .not(let part): part.columnNames
    case .leaf(.column(_, let name, _, _)): [name]
    case .leaf(let filter): filter.doubt?.field.map { [$0.name] } ?? []
    case .repliesTo: []
    }
  }
}
