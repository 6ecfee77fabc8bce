import ToriEmbedded
import ToriEngine
import ToriText

/// The rest of a query that tori carries out itself, on rows that servers found.
struct Here: Sendable {
  /// The query, on a corpus of these rows alone.
  let root: LogicalNode
  /// What is fetched, and what stands for it in `root`.
  let leaves: [(found: Found, rows: LogicalNode)]
  /// Posts that these answer, where the query looks at them too.
  let others: [String]
  /// What is done here, the last step first.
  let words: [LocalizedText]

  /// When a block is fetched, condition by condition: those of the leaves first.
  var conditions: [String] { leaves.map(\.found.condition) + others }
}

extension RemotePlanner {
  /// A plan that fetches what its rows come from; throws `refused` where that is no posts or blocks.
  func here(_ node: LogicalNode) throws(EngineError) -> RemotePlan {
    var leaves: [(found: Found, rows: LogicalNode)] = []
    var words: [LocalizedText] = []
    let root = try here(node, &leaves, &words)
    let others = root.looksAtParents ? leaves.map(\.found.answered) : []
    return .here(
      Here(root: root, leaves: leaves, others: others, words: words), node.shape)
  }

  private func here(
    _ node: LogicalNode, _ leaves: inout [(found: Found, rows: LogicalNode)],
    _ words: inout [LocalizedText]
  ) throws(EngineError) -> LogicalNode {
    let step = node.operation.words(in: zone)
    guard !node.operation.looksBeyondRows else { throw Refusal.about(step) }
    words.append(step)
    var inputs: [LogicalNode] = []
    for input in node.narrowedInputs {
      if let found = try onServers(input) {
        inputs.append(leaf(found, input, &leaves))
      } else {
        inputs.append(try here(input, &leaves, &words))
      }
    }
    return LogicalNode(node.operation, of: inputs)
  }

  /// Posts or blocks that servers find, in the order of the corpus or one that can be made again here.
  private func onServers(_ node: LogicalNode) throws(EngineError) -> Found? {
    switch node.operation {
    case .sort, .select: return nil
    default: break
    }
    guard let found = try plan(node).found else { return nil }
    guard found.order.isEmpty || !found.terms.isEmpty else {
      throw Refusal.about(node.operation.words(in: zone))
    }
    return found
  }

  private func leaf(
    _ found: Found, _ node: LogicalNode, _ leaves: inout [(found: Found, rows: LogicalNode)]
  ) -> LogicalNode {
    let scan = LogicalNode.scan(node.shape.kind, own: fields.own)
    let rows = LogicalNode.filter(scan, .identifiers([String(leaves.count)]))
    leaves.append((found, rows))
    return found.terms.isEmpty
      ? rows : LogicalNode(.sort(SortStage(terms: found.terms)), of: [rows])
  }
}

extension LogicalOperation {
  /// Whether it needs more of the corpus than the rows at hand, and what stands beside them there.
  fileprivate var looksBeyondRows: Bool {
    switch self {
    case .related, .cite, .raw, .groups, .members, .scan, .share: true
    case .filter(let stage): stage.filter.looksBeyondRows
    case .expect(let stage):
      switch stage.expectation {
      case .rows: false
      case .all(let filter, written: _), .any(let filter, written: _): filter.looksBeyondRows
      }
    case .sort, .limit, .sample, .select, .aggregate, .timeline, .concordance, .words, .ngrams,
      .compounds,
      .collocates, .keywords, .dispersion, .network, .combine, .save:
      false
    }
  }
}

extension Filter {
  /// Whether it asks what a block answers.
  fileprivate var looksBeyondRows: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .repliesTo, .repliesToKey, .repliesToPost: true
      default: false
      }
    }
  }
}

extension LogicalNode {
  /// Its inputs; of a concordance only posts in which it has lines, whatever else is not known of the others.
  fileprivate var narrowedInputs: [LogicalNode] {
    guard case .concordance(let stage) = operation, !stage.subject.asksForWords else {
      return inputs
    }
    return inputs.map { .filter($0, stage.subject.condition) }
  }

  /// Whether some step of it looks at what the rows at hand answer.
  fileprivate var looksAtParents: Bool {
    if case .network(let stage) = operation, stage.subject == .authors { return true }
    return inputs.contains(where: \.looksAtParents)
  }

  /// The same with other rows in the place of some.
  func replacing(_ others: [LogicalNode: LogicalNode]) -> LogicalNode {
    others[self] ?? LogicalNode(operation, of: inputs.map { $0.replacing(others) })
  }
}
