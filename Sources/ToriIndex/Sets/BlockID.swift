/// A block of an index, counted from 0 over all documents in order.
package struct BlockID: Hashable, Comparable, Sendable {
  /// From 0, below the index's `blockCount`.
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (a: BlockID, b: BlockID) -> Bool { a.rawValue < b.rawValue }
}
