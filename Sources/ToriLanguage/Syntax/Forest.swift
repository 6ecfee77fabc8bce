/// Trees, to be drawn: of a query, a plan, a document, a thread. Each node stands with its depth before
/// those that hang below it.
///
/// A thread may be as deep as it is long, so nothing here recurses, not even in the end of its life.
package struct Forest<Node: Sendable>: Sendable {
  /// Roots have depth 0.
  package private(set) var rows: [(depth: Int, node: Node)] = []

  package init() {}

  /// One tree of a root and what hangs below it.
  package init(_ root: Node, _ below: [Forest] = []) {
    append(root, depth: 0)
    for forest in below {
      for row in forest.rows { append(row.node, depth: row.depth + 1) }
    }
  }

  /// Adds a node behind all others; it hangs below the last one that is less deep.
  package mutating func append(_ node: Node, depth: Int) { rows.append((depth, node)) }
}
