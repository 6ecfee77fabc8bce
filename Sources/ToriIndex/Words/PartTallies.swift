import ToriSystem

/// How often the words of groups stand in a part of a corpus.
package struct PartTally: Sendable {
  /// The groups that stand there, and beside them how often each does.
  package fileprivate(set) var groups: [UInt32] = []
  package fileprivate(set) var counts: [UInt32] = []
  /// In how many of its posts and documents each stands.
  package fileprivate(set) var posts: [UInt32] = []
  package fileprivate(set) var documents: [UInt32] = []

  package init(
    groups: [UInt32] = [], counts: [UInt32] = [], posts: [UInt32] = [], documents: [UInt32] = []
  ) {
    (self.groups, self.counts) = (groups, counts)
    (self.posts, self.documents) = (posts, documents)
  }

  /// All its words.
  package var wordCount: Int { counts.reduce(0) { $0 + Int($1) } }
}

extension WordLayer {
  /// What `body` makes of the words of each part, in the order of the parts; made by two threads.
  ///
  /// - Parameter groups: the group of each entry, below `groupCount`, for those that count.
  /// - Complexity: O(tokens of the parts), whatever the number of parts.
  package func forEachPart<Row: Sendable>(
    _ parts: [BlockSet], groups: [UInt32], groupCount: Int, _ cancellation: Cancellation,
    _ body: @escaping @Sendable (_ part: Int, _ tally: PartTally) -> [Row]
  ) throws(IndexError) -> [[Row]] {
    let ofSegments = segments.map { segment in
      segment.map.map { isWord($0) ? groups[Int($0)] : .max }
    }
    let bounds = DocumentBounds(index)
    let size = max(1, min(256, parts.count / 8))
    let found = parallelMap((parts.count + size - 1) / size) { number in
      var counter = PartCounter(self, ofSegments, groupCount, bounds)
      return (number * size..<min((number + 1) * size, parts.count)).map { part -> [Row] in
        let tally = counter.tally(of: parts[part], cancellation)
        return cancellation.isCancelled ? [] : body(part, tally)
      }
    }
    try cancellation.check()
    return found.flatMap(\.self)
  }
}

/// Counts the words of one part after the other.
private struct PartCounter {
  private let layer: WordLayer
  /// Of each segment, the group of each of its words.
  private let groups: [[UInt32]]
  /// What was met of each group in the part at hand; nothing between parts.
  private var met: [Met]
  private let bounds: DocumentBounds

  private struct Met {
    var count: UInt32 = 0
    var posts: UInt32 = 0
    var documents: UInt32 = 0
    /// One more than the numbers of the last ones.
    var lastPost: UInt32 = 0
    var lastDocument: UInt32 = 0
  }

  init(
    _ layer: WordLayer, _ groups: [[UInt32]], _ groupCount: Int, _ bounds: DocumentBounds
  ) {
    (self.layer, self.groups, self.bounds) = (layer, groups, bounds)
    met = Array(repeating: Met(), count: groupCount)
  }

  /// - Returns: what is no whole tally where it was asked to stop.
  mutating func tally(of blocks: BlockSet, _ cancellation: Cancellation) -> PartTally {
    var tally = PartTally()
    var bounds = bounds
    for (number, segment) in layer.segments.enumerated() {
      let groups = groups[number]
      var rare = SegmentWords.RareWords(segment)
      segment.forEachRun(of: blocks) { rows in
        if cancellation.isCancelled { return }
        for row in rows {
          let post = segment.base &+ UInt32(row)
          let document = bounds.document(of: post)
          let tokens = segment.tokens(ofRow: row)
          _ = segment.numbers.withBytes(tokens.lowerBound * 2..<tokens.upperBound * 2) { bytes in
            var met = met.mutableSpan
            for place in 0..<tokens.count {
              var number = Int(bytes.u16(place &* 2))
              if number == SegmentWords.rare {
                number = rare.number(ofToken: tokens.lowerBound + place)
              }
              guard number < groups.count, Int(groups[number]) < met.count else { continue }
              let group = Int(groups[number])
              if met[group].count == 0 { tally.groups.append(groups[number]) }
              met[group].count &+= 1
              if met[group].lastPost == post &+ 1 { continue }
              met[group].lastPost = post &+ 1
              met[group].posts &+= 1
              if met[group].lastDocument == document &+ 1 { continue }
              met[group].lastDocument = document &+ 1
              met[group].documents &+= 1
            }
          }
        }
      }
    }
    tally.counts = tally.groups.map { met[Int($0)].count }
    tally.posts = tally.groups.map { met[Int($0)].posts }
    tally.documents = tally.groups.map { met[Int($0)].documents }
    for group in tally.groups { met[Int(group)] = Met() }
    return tally
  }
}
