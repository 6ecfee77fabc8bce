/// A node with what hangs below it, in order: of a query, a plan, a document, a thread.
package struct Tree<Node: Sendable>: Sendable {
  package var node: Node
  package var children: [Tree]

  package init(_ node: Node, _ children: [Tree] = []) {
    self.node = node
    self.children = children
  }

  /// How many nodes there are, itself among them.
  package var count: Int {
    // Not by recursion: a thread may be as deep as it is long.
    var (count, open) = (0, [self])
    while let tree = open.popLast() {
      count += 1
      open += tree.children
    }
    return count
  }
}
