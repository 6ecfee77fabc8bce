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

  /// Adds what another has, whose entries are numbered by a segment.
  fileprivate mutating func add(_ other: WordWindows, _ map: [UInt32]) {
    for (own, count) in other.observed.enumerated() where count > 0 && own < map.count {
      observed[Int(map[own])] &+= count
    }
    nodeCount += other.nodeCount
    nodePosts += other.nodePosts
    size += other.size
  }
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
  /// What stands around any of some entries in some blocks.
  ///
  /// - Complexity: O(tokens of the blocks that have one of them); where these are many, of all that are asked about.
  package func windows(
    of nodes: [UInt32], _ reach: WindowReach, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> WordWindows {
    let count = nodes.reduce(0) { $0 + self.count(ofEntry: $1) }
    // What stands in every second text is not looked for first.
    let worth =
      count > index.posts.count / 2 ? blocks : self.blocks(having: nodes).intersection(blocks)
    var all = WordWindows(entryCount: entryCount)
    for (number, segment) in segments.enumerated() {
      let own = nodes.compactMap { local($0, inSegment: number) }
      if own.isEmpty { continue }
      let kinds = TokenKinds(segment, isWord: { isWord($0) }, nodes: own)
      let parts = worth.clamped(to: segment.blocks).parts(4)
      let found = parallelMap(parts.count) {
        segment.windows(kinds, reach, among: parts[$0], cancellation)
      }
      try cancellation.check()
      for part in found { all.add(part, segment.map) }
    }
    return all
  }
}

/// What tokens are to a loop that looks for windows, by their numbers in a segment.
private struct TokenKinds: Sendable {
  static let word: UInt8 = 1
  static let node: UInt8 = 2
  /// Which it is is told only by what is kept aside.
  static let rare: UInt8 = 4

  /// Of all numbers of two bytes.
  private(set) var common = [UInt8](repeating: 0, count: SegmentWords.rare + 1)
  private var others: [UInt8] = []

  init(_ segment: SegmentWords, isWord: (UInt32) -> Bool, nodes: [UInt32]) {
    others = Array(repeating: 0, count: max(0, segment.map.count - SegmentWords.rare))
    func note(_ number: Int, _ kind: UInt8) {
      if number < SegmentWords.rare {
        common[number] |= kind
      } else if others.indices.contains(number - SegmentWords.rare) {
        others[number - SegmentWords.rare] |= kind
      }
    }
    for (number, entry) in segment.map.enumerated() where isWord(entry) { note(number, Self.word) }
    for number in nodes { note(Int(number), Self.node) }
    common[SegmentWords.rare] = Self.rare
  }

  func ofRare(_ number: Int) -> UInt8 {
    let place = number - SegmentWords.rare
    return others.indices.contains(place) ? others[place] : 0
  }
}

extension SegmentWords {
  fileprivate func windows(
    _ kinds: TokenKinds, _ reach: WindowReach, among blocks: BlockSet,
    _ cancellation: Cancellation
  ) -> WordWindows {
    var windows = WordWindows(entryCount: max(map.count, Self.rare + 1))
    var rare = RareWords(self)
    forEachRun(of: blocks) { rows in
      if cancellation.isCancelled { return }
      let starts = starts(ofRows: rows)
      let tokens = tokens(ofRows: rows)
      let ends = reach.isWithinSentence ? sentenceEnds(tokens) : []
      _ = numbers.withBytes(tokens.lowerBound * 2..<tokens.upperBound * 2) { bytes in
        for row in 0..<rows.count {
          let end = min(Int(starts[row + 1]), tokens.upperBound) - tokens.lowerBound
          let start = min(Int(starts[row]) - tokens.lowerBound, end)
          add(
            bytes, max(0, start)..<max(0, end), kinds, reach, ends, rareFrom: tokens.lowerBound,
            &rare, to: &windows)
        }
      }
    }
    return windows
  }

  /// Adds the windows in the tokens of one text, which are a part of `bytes`.
  @inline(__always)
  private func add(
    _ bytes: RawSpan, _ tokens: Range<Int>, _ kinds: TokenKinds, _ reach: WindowReach,
    _ ends: [UInt64], rareFrom base: Int, _ rare: inout RareWords, to windows: inout WordWindows
  ) {
    let common = kinds.common.span
    var observed = windows.observed.mutableSpan
    // Tokens before it are in no window that is still to come.
    var covered = tokens.lowerBound
    // How many words of the window behind the last node are left.
    var left = 0
    var (nodeCount, size) = (0, 0)
    var place = tokens.lowerBound
    while place < tokens.upperBound {
      var number = Int(bytes.u16(place &* 2))
      var kind = common[number]
      if kind == TokenKinds.rare {
        number = rare.number(ofToken: base &+ place)
        kind = kinds.ofRare(number)
      }
      if kind & TokenKinds.node != 0 {
        nodeCount &+= 1
        var (before, words) = (place, reach.left)
        while words > 0, before > covered {
          before &-= 1
          if !ends.isEmpty, ends[before >> 6] >> UInt64(before & 63) & 1 == 1 { break }
          var number = Int(bytes.u16(before &* 2))
          var kind = common[number]
          if kind == TokenKinds.rare {
            var rare = RareWords(self)
            number = rare.number(ofToken: base &+ before)
            kind = kinds.ofRare(number)
          }
          if kind & TokenKinds.word != 0 {
            words &-= 1
            observed[number] &+= 1
            size &+= 1
          }
        }
        covered = place &+ 1
        left = reach.right
      } else if left > 0 {
        if kind & TokenKinds.word != 0 {
          left &-= 1
          observed[number] &+= 1
          size &+= 1
        }
        covered = place &+ 1
      }
      if !ends.isEmpty, ends[place >> 6] >> UInt64(place & 63) & 1 == 1 { left = 0 }
      place &+= 1
    }
    if nodeCount > 0 { windows.nodePosts += 1 }
    windows.nodeCount += nodeCount
    windows.size += size
  }
}
