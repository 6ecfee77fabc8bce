import ToriEngine
import ToriIndex

/// Turns what a query asks for into how it is carried out, by the counts of an index.
package struct Planner {
  let index: Index

  package init(index: Index) { self.index = index }

  package func plan(_ node: LogicalNode) -> Plan { node.operation.runnable.plan(node, by: self) }
}
