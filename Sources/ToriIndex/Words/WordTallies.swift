import ToriSystem

/// How often the words of a segment stand in some of its blocks.
extension SegmentWords {
  /// Calls `body` with the rows of the blocks of a set, those that follow each other at once but for very many.
  func forEachRun<E: Error>(
    of blocks: BlockSet, _ body: (Range<Int>) throws(E) -> Void
  ) throws(E) {
    let most = 4096
    let own = blocks.clamped(to: self.blocks)
    if own.isEmpty { return }
    if own.hull.count == own.count {
      let rows = Int(own.hull.lowerBound - base)..<Int(own.hull.upperBound - base)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: most) {
        try body(start..<min(start + most, rows.upperBound))
      }
      return
    }
    var run = 0..<0
    for block in own {
      let row = Int(block.rawValue - base)
      if row == run.upperBound, run.count < most, !run.isEmpty {
        run = run.lowerBound..<row + 1
      } else {
        if !run.isEmpty { try body(run) }
        run = row..<row + 1
      }
    }
    try body(run)
  }

  /// How many tokens of some blocks each of the segment's words is; counted by two threads.
  func counts(
    of blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> [UInt32] {
    let parts = blocks.clamped(to: self.blocks).parts(2)
    let found = parallelMap(parts.count) { countAlone(parts[$0], cancellation) }
    try cancellation.check()
    return TokenCounts.sum(found, of: self)
  }

  private func countAlone(_ blocks: BlockSet, _ cancellation: Cancellation) -> TokenCounts {
    var counts = TokenCounts(self)
    forEachBatch(of: blocks, cancellation) { counts.add($0) }
    return counts
  }

  /// Calls `body` with the tokens of some blocks, as ranges that ascend, at most so many of them at a time; until it is
  /// asked to stop.
  package func forEachBatch(
    of blocks: BlockSet, upTo most: Int = Self.countedAtOnce, _ cancellation: Cancellation,
    _ body: (_ tokens: [Range<UInt32>]) -> Void
  ) {
    var batch: [Range<UInt32>] = []
    var size = 0
    func hand() {
      if !batch.isEmpty, !cancellation.isCancelled { body(batch) }
      batch.removeAll(keepingCapacity: true)
      size = 0
    }
    forEachRun(of: blocks) { rows in
      if cancellation.isCancelled { return }
      var tokens = tokens(ofRows: rows)
      while !tokens.isEmpty {
        let next = tokens.prefix(most - size)
        batch.append(UInt32(next.lowerBound)..<UInt32(next.upperBound))
        size += next.count
        if size == most { hand() }
        tokens = next.upperBound..<tokens.upperBound
      }
    }
    hand()
  }

  /// How many tokens are counted before somebody who asks to stop is heard: some hundred microseconds' work.
  package static let countedAtOnce = 1 << 18

  /// In how many of some blocks, and of their documents, the words of each group stand; counted by two threads.
  ///
  /// - Parameter groups: the group of each of the segment's words; those of none are not counted.
  func spread(
    in blocks: BlockSet, groups: [UInt32], groupCount: Int, _ bounds: DocumentBounds,
    _ cancellation: Cancellation
  ) throws(IndexError) -> GroupSpread {
    let parts = blocks.clamped(to: self.blocks).parts(2)
    let found = parallelMap(parts.count) {
      spreadAlone(in: parts[$0], groups, groupCount, bounds, cancellation)
    }
    try cancellation.check()
    var all = GroupSpread(groupCount: groupCount)
    for part in found { all.add(part) }
    return all
  }

  private func spreadAlone(
    in blocks: BlockSet, _ groups: [UInt32], _ groupCount: Int, _ bounds: DocumentBounds,
    _ cancellation: Cancellation
  ) -> GroupSpread {
    var spread = GroupSpread(groupCount: groupCount)
    var bounds = bounds
    var rare = RareWords(self)
    forEachRun(of: blocks) { rows in
      if cancellation.isCancelled { return }
      let starts = starts(ofRows: rows)
      let tokens = tokens(ofRows: rows)
      _ = numbers.withBytes(tokens.lowerBound * 2..<tokens.upperBound * 2) { bytes in
        var marks = spread.marks.mutableSpan
        for row in 0..<rows.count {
          let post = base &+ UInt32(truncatingIfNeeded: rows.lowerBound &+ row)
          let document = bounds.document(of: post)
          let (start, end) = (Int(starts[row]), min(Int(starts[row + 1]), tokens.upperBound))
          var place = start
          while place < end {
            var number = Int(bytes.u16((place &- tokens.lowerBound) &* 2))
            if number == Self.rare { number = rare.number(ofToken: place) }
            place &+= 1
            guard number < groups.count, Int(groups[number]) < marks.count else { continue }
            marks[Int(groups[number])].note(post: post, document: document)
          }
        }
      }
    }
    return spread
  }
}

/// In how many posts and documents the words of groups stand, of texts that are added in the order of the corpus.
package struct GroupSpread: Sendable {
  fileprivate var marks: [Mark]

  /// What is kept of a group, side by side.
  fileprivate struct Mark {
    var posts: UInt32 = 0
    var documents: UInt32 = 0
    /// One more than the numbers of the last post and of the first and the last document.
    var lastPost: UInt32 = 0
    var firstDocument: UInt32 = 0
    var lastDocument: UInt32 = 0

    @inline(__always)
    mutating func note(post: UInt32, document: UInt32) {
      if lastPost == post &+ 1 { return }
      lastPost = post &+ 1
      posts &+= 1
      if lastDocument == document &+ 1 { return }
      if documents == 0 { firstDocument = document &+ 1 }
      lastDocument = document &+ 1
      documents &+= 1
    }
  }

  package init(groupCount: Int) { marks = Array(repeating: Mark(), count: groupCount) }

  package var posts: [UInt32] { marks.map(\.posts) }
  package var documents: [UInt32] { marks.map(\.documents) }

  /// Adds what stands in later texts.
  mutating func add(_ later: GroupSpread) {
    for (group, other) in later.marks.enumerated() where other.posts > 0 {
      let own = marks[group]
      var sum = other
      sum.posts &+= own.posts
      sum.documents &+= own.documents
      if own.documents > 0 {
        // A document may go on from one part to the next.
        if own.lastDocument == other.firstDocument { sum.documents &-= 1 }
        sum.firstDocument = own.firstDocument
      }
      marks[group] = sum
    }
  }
}

/// Which document a block is of, asked in ascending order.
package struct DocumentBounds: Sendable {
  /// The block behind the last of each document.
  private let ends: [UInt32]
  private var document = 0

  package init(_ index: Index) { ends = index.documents.map(\.blocks.upperBound) }

  @inline(__always)
  package mutating func document(of block: UInt32) -> UInt32 {
    if document < ends.count, ends[document] <= block {
      document += 1
      // Mostly it is the next one; where it is not, as of a part that begins late, it is searched.
      if document < ends.count, ends[document] <= block {
        document = ends[document...].partitioningIndex { $0 > block }
      }
    }
    return UInt32(document)
  }
}

extension BlockSet {
  /// At most so many sets of about as long a stretch each that follow each other; the more there are, the more are made.
  func parts(_ most: Int) -> [BlockSet] {
    let least = 512
    let count = Swift.min(most, Swift.max(1, self.count / least))
    if count == 1 { return isEmpty ? [] : [self] }
    let hull = hull
    return (0..<count).map { number in
      let start = hull.lowerBound + UInt32(hull.count * number / count)
      return clamped(to: start..<hull.lowerBound + UInt32(hull.count * (number + 1) / count))
    }.filter { !$0.isEmpty }
  }
}
