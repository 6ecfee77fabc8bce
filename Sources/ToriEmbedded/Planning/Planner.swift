import ToriEngine
import ToriIndex

/// Turns what a query asks for into how it is carried out, by the counts of an index.
package struct Planner {
  let index: Index

  package init(index: Index) { self.index = index }

  /// How a query is carried out over the index; costs a few counts, no rows.
  package func plan(_ node: LogicalNode) -> Plan { node.operation.runnable.plan(node, by: self) }
}
