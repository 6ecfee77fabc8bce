import ToriEngine
import ToriIndex

/// Turns what a query asks for into how it is carried out, by the counts of an index.
package struct Planner {
  let index: Index
  /// Whether what each part lets through is counted; else only where that decides which is tried first.
  let countsAll: Bool

  package init(index: Index, countsAll: Bool = false) {
    self.index = index
    self.countsAll = countsAll
  }

  /// How a query is carried out over the index; costs a few counts, no rows.
  package func plan(_ node: LogicalNode) -> Plan { node.operation.runnable.plan(node, by: self) }
}
