/// What filters are made of, each kind once: a filter's properties are told from its parts, or its leaves.
extension Filter {
  /// The filters that it is made of; of one that looks at rows itself, none.
  package var parts: [Filter] {
    switch self {
    case .and(let parts), .or(let parts): parts
    case .not(let part): [part]
    case .mentions, .mentionsExactly, .near, .nearby, .word, .words, .matches, .kinds, .integer,
      .text, .texts, .body,
      .author, .time, .clock, .undated, .deleted, .has, .repliesToKey, .repliesToPost, .cell,
      .repliesTo, .linksTo, .tagged, .dated, .documents, .identifiers, .column, .hasColumn:
      []
    }
  }

  /// The conditions that all must hold, one by one.
  package var conjuncts: [Filter] {
    if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// The conditions without parts that it is made of, in order.
  package var leaves: [Filter] {
    let parts = parts
    return parts.isEmpty && !isJoin ? [self] : parts.flatMap(\.leaves)
  }

  /// Those of them that must or may hold; not those that must not.
  package var wantedLeaves: [Filter] {
    if case .not = self { return [] }
    let parts = parts
    return parts.isEmpty && !isJoin ? [self] : parts.flatMap(\.wantedLeaves)
  }

  /// An `and` or `or`, perhaps of nothing.
  private var isJoin: Bool {
    switch self {
    case .and, .or: true
    default: false
    }
  }

  /// The texts that must or may occur in its rows, in their texts and tags.
  package var needles: [Needle] { wantedLeaves.flatMap { $0.ownTexts + $0.ownTags } }

  /// The texts that are looked for in texts, folded or as they are; of a leaf.
  package var ownTexts: [Needle] {
    switch self {
    case .mentions(let needle), .mentionsExactly(let needle): [needle]
    case .near(let first, let second, _): [first, second]
    case .nearby(let first, let second, _): first.texts + second.texts
    case .and, .or, .not, .word, .words, .matches, .kinds, .integer, .text, .texts, .body, .author,
      .time, .clock,
      .undated, .deleted, .has, .repliesToKey, .repliesToPost, .cell, .repliesTo, .linksTo,
      .tagged, .dated, .documents, .identifiers, .column, .hasColumn:
      []
    }
  }

  private var ownTags: [Needle] { if case .tagged(let needle) = self { [needle] } else { [] } }
}
