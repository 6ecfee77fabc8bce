import ToriSystem

/// What stands in the windows around some words: windows are a union, and hold none of the words themselves.
package struct WordWindows: Sendable {
  /// How often each entry stands in the windows.
  package fileprivate(set) var observed: [UInt32]
  /// How often the words themselves stand there, and in how many texts.
  package fileprivate(set) var nodeCount = 0
  package fileprivate(set) var nodePosts = 0
  /// How many words the windows have, those in several once.
  package fileprivate(set) var size = 0

  package init(entryCount: Int) { observed = Array(repeating: 0, count: entryCount) }
}

/// How far a window reaches, in words.
package struct WindowReach: Sendable {
  package var left: Int
  package var right: Int
  package var isWithinSentence: Bool

  package init(left: Int, right: Int, isWithinSentence: Bool) {
    (self.left, self.right, self.isWithinSentence) = (left, right, isWithinSentence)
  }
}

extension WordLayer {
  /// What stands around any of some entries in some blocks; found by two threads.
  ///
  /// - Complexity: O(words in the windows); of entries that are very frequent, O(tokens) besides, as fast as memory is
  ///   read.
  package func windows(
    of nodes: [UInt32], _ reach: WindowReach, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> WordWindows {
    let sought = try sought(nodes, cancellation)
    let found = try forEachPart(of: sought, among: blocks, cancellation) { segment, number, rows in
      var walk = WindowWalk(segment, sought[number], reach, blocks)
      for rows in rows where !cancellation.isCancelled { walk.add(rows) }
      return walk
    }
    var all = WordWindows(entryCount: entryCount)
    for (number, segment) in segments.enumerated() {
      let own = found.filter { $0.segment == number }.map(\.result)
      if !own.isEmpty { all.add(own, sought[number], segment) { isWord($0) } }
    }
    return all
  }
}

extension WordWindows {
  fileprivate mutating func add(
    _ walks: [WindowWalk], _ sought: SoughtWords, _ segment: SegmentWords,
    isWord: (_ entry: UInt32) -> Bool
  ) {
    for walk in walks {
      nodeCount += walk.nodeCount
      nodePosts += walk.nodePosts
    }
    // What was counted has nodes and signs too.
    var counts = TokenCounts.sum(walks.map(\.counts), of: segment)
    for number in sought.numbers { counts[Int(number)] = 0 }
    for (number, count) in counts.enumerated() where count > 0 && isWord(segment.map[number]) {
      observed[Int(segment.map[number])] &+= count
      size += Int(count)
    }
  }
}
