/// What a query asks for, with every name bound, every date an instant and every text folded: a stage,
/// and what its rows come from.
///
/// A value: it can be printed, compared and handed to any engine. It says what, never how.
package struct LogicalNode: Codable, Hashable, Sendable {
  /// What is done with the inputs.
  package let operation: LogicalOperation
  /// None of the rows that a query begins with; the first is where the rows come from, a second is a
  /// query that they are combined with.
  package let inputs: [LogicalNode]

  package init(_ operation: LogicalOperation, of inputs: [LogicalNode] = []) {
    self.operation = operation
    self.inputs = inputs
  }

  /// The stage by itself.
  package var stage: any LogicalStage { operation.stage }

  /// The shape of the rows that come of it.
  package var shape: RowShape { stage.shape(of: inputs.map(\.shape)) }

  /// The texts that the rows were looked for by, to be shown in them.
  package var needles: [Needle] { stage.needles(of: inputs) }

  /// Whether its rows are some of the posts, told by columns of an index alone, and not all of them.
  package var isQuicklyFound: Bool {
    var isNarrowed = false
    for step in way {
      switch step.operation {
      case .scan: continue
      case .filter(let stage) where stage.filter.leaves.allSatisfy(\.isOfColumns): isNarrowed = true
      default: return false
      }
    }
    return isNarrowed
  }

  /// The steps from where its rows come from to the last.
  package var way: [LogicalNode] { (inputs.first?.way ?? []) + [self] }
}

extension Filter {
  fileprivate var isOfColumns: Bool {
    switch self {
    case .kinds, .integer, .author, .time, .undated, .deleted, .has, .documents, .text: true
    default: false
    }
  }
}

extension LogicalNode {
  /// All posts, or all blocks.
  package static func scan(_ kind: RowKind, own: [Field] = []) -> LogicalNode {
    LogicalNode(.scan(ScanStage(kind, own: own)))
  }

  /// The documents, threads, authors or links that the posts of `input` have.
  package static func groups(_ kind: RowKind, of input: LogicalNode) -> LogicalNode {
    LogicalNode(.groups(GroupsStage(kind)), of: [input])
  }

  /// The rows for which a filter certainly holds.
  package static func filter(_ input: LogicalNode, _ filter: Filter) -> LogicalNode {
    LogicalNode(.filter(FilterStage(filter)), of: [input])
  }

  /// The first rows.
  package func first(_ count: Int) -> LogicalNode {
    LogicalNode(.limit(LimitStage(count)), of: [self])
  }

  /// The same rows, with these columns.
  package static func select(_ input: LogicalNode, _ columns: [ColumnReference]) -> LogicalNode {
    LogicalNode(.select(SelectStage(columns)), of: [input])
  }

  /// How many rows there are, for each value of the keys.
  package static func count(_ input: LogicalNode, by keys: [GroupKey] = []) -> LogicalNode {
    LogicalNode(.aggregate(AggregateStage(.count, by: keys)), of: [input])
  }
}
