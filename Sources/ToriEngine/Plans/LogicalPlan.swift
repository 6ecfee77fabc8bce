import ToriText
import ToriTime

/// What is asked of a corpus, whole: nothing in it is of one engine, or of one index.
///
/// Documents and blocks stand in it by name, columns by their field. It can be compared, printed, and
/// written down and read again.
package struct LogicalPlan: Codable, Hashable, Sendable {
  /// The last stage, from which the others are reached.
  package let root: LogicalNode
  /// In which its dates were read, and in which days, hours and months begin.
  package let zone: Zone
  /// What its relative dates counted from.
  package let now: Instant
  /// How its conditions are written, for hints below the answer.
  package let written: WrittenConditions
  /// What is one word, and which words lists leave out.
  package let lists: WordLists

  package init(
    _ root: LogicalNode, zone: Zone, now: Instant,
    written: WrittenConditions = WrittenConditions(), lists: WordLists = WordLists()
  ) {
    self.root = root
    self.zone = zone
    self.now = now
    self.written = written
    self.lists = lists
  }
}

extension LogicalPlan: CustomStringConvertible {
  /// How it is read, in English.
  package var description: String {
    Explainer(zone: zone).reading(root).map(\.english).joined(separator: "; ")
  }
}

extension LogicalPlan {
  /// The plan as a text on one line, from which it can be read again.
  package var text: String {
    get throws {
      let tree = WrittenTree()
      try encode(to: WrittenEncoder(tree: tree))
      return tree.text
    }
  }

  /// Throws a `WrittenMistake`, or what the standard library says of a value, where it is no such text.
  package init(text: String) throws {
    try self.init(from: WrittenDecoder(tree: try WrittenTree.read(text)))
  }
}
