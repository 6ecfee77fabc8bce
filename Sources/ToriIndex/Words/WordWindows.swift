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
  /// What stands around any of some entries in some blocks; found by two threads.
  ///
  /// - Complexity: O(words in the windows); of entries that are very frequent, O(tokens) besides, as fast as memory is
  ///   read.
  package func windows(
    of nodes: [UInt32], _ reach: WindowReach, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> WordWindows {
    var all = WordWindows(entryCount: entryCount)
    for (number, segment) in segments.enumerated() {
      let own = nodes.compactMap { local($0, inSegment: number) }
      let blocks = blocks.clamped(to: segment.blocks)
      if own.isEmpty || blocks.isEmpty { continue }
      let kinds = TokenKinds(segment, isWord: { isWord($0) }, nodes: own)
      let groups = WordPlaces(segment).groups(of: own)
      let parts = segment.rowParts(4)
      let found = parallelMap(parts.count) { part in
        var walk = WindowWalk(segment, kinds, reach, blocks)
        walk.add(parts[part], groups, cancellation)
        return walk.windows
      }
      try cancellation.check()
      for part in found { all.add(part, segment.map) }
    }
    return all
  }
}

/// What tokens are to a loop that looks for windows, by their numbers in a segment.
private struct TokenKinds: Sendable {
  /// Of all numbers of two bytes, whether they are words, and whether they are nodes: 1 or 0; what is kept aside is
  /// taken for a word, and for a node if any such is one.
  private(set) var isWord = [UInt8](repeating: 0, count: SegmentWords.rare + 1)
  private(set) var isNode = [UInt8](repeating: 0, count: SegmentWords.rare + 1)
  /// The same of what is kept aside.
  private var rareWords: [Bool]
  private var rareNodes: [Bool]

  init(_ segment: SegmentWords, isWord: (UInt32) -> Bool, nodes: [UInt32]) {
    rareWords = segment.map.dropFirst(SegmentWords.rare).map(isWord)
    rareNodes = Array(repeating: false, count: rareWords.count)
    for (number, entry) in segment.map.prefix(SegmentWords.rare).enumerated() where isWord(entry) {
      self.isWord[number] = 1
    }
    for number in nodes {
      isNode[min(Int(number), SegmentWords.rare)] = 1
      let place = Int(number) - SegmentWords.rare
      if rareNodes.indices.contains(place) { rareNodes[place] = true }
    }
    self.isWord[SegmentWords.rare] = 1
  }

  func isRareWord(_ number: Int) -> Bool {
    let place = number - SegmentWords.rare
    return rareWords.indices.contains(place) && rareWords[place]
  }

  func isRareNode(_ number: Int) -> Bool {
    let place = number - SegmentWords.rare
    return rareNodes.indices.contains(place) && rareNodes[place]
  }
}

/// Goes outward from the nodes of some rows of a segment.
private struct WindowWalk {
  private let segment: SegmentWords
  private let kinds: TokenKinds
  private let reach: WindowReach
  private let blocks: BlockSet
  private var rare: SegmentWords.RareWords
  private var nodes: [UInt32] = []
  private var row = 0
  private(set) var windows: WordWindows

  /// How many rows are looked through at once.
  private static let rowsAtOnce = 4096

  init(
    _ segment: SegmentWords, _ kinds: TokenKinds, _ reach: WindowReach, _ blocks: BlockSet
  ) {
    (self.segment, self.kinds, self.reach, self.blocks) = (segment, kinds, reach, blocks)
    rare = SegmentWords.RareWords(segment)
    windows = WordWindows(entryCount: max(segment.map.count, SegmentWords.rare + 1))
  }

  /// Adds the windows of some rows.
  ///
  /// - Parameter groups: in which sixteens of tokens nodes may stand; nil for any.
  mutating func add(_ rows: Range<Int>, _ groups: [UInt32]?, _ cancellation: Cancellation) {
    row = rows.lowerBound
    if let groups {
      let tokens = segment.tokens(ofRows: rows)
      let size = WordPlaces.groupSize
      nodes.removeAll(keepingCapacity: true)
      let first = groups.partitioningIndex { Int($0 + 1) * size > tokens.lowerBound }
      for group in groups[first...] {
        let start = Int(group) * size
        if start >= tokens.upperBound { break }
        find(max(start, tokens.lowerBound)..<min(start + size, tokens.upperBound))
      }
      return addFound()
    }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.rowsAtOnce) {
      if cancellation.isCancelled { return }
      nodes.removeAll(keepingCapacity: true)
      find(segment.tokens(ofRows: start..<min(start + Self.rowsAtOnce, rows.upperBound)))
      addFound()
    }
  }

  /// Adds the nodes among some tokens to those that were found.
  private mutating func find(_ tokens: Range<Int>) {
    let bytes = segment.numbers.bytes(tokens.lowerBound * 2..<tokens.upperBound * 2)
    let before = nodes.count
    nodes += repeatElement(0, count: tokens.count)
    var count = before
    let kinds = kinds
    let isNode = kinds.isNode.span
    var found = nodes.mutableSpan
    // Each is put down, and stays if it is one: no branch that nobody can foretell.
    for place in 0..<tokens.count {
      found[count] = UInt32(truncatingIfNeeded: tokens.lowerBound &+ place)
      count &+= Int(isNode[Int(bytes.u16(place))])
    }
    nodes.removeLast(nodes.count - count)
  }

  private mutating func addFound() {
    var next = 0
    while next < nodes.count {
      row = segment.row(ofToken: Int(nodes[next]), from: row)
      let tokens = segment.tokens(ofRow: row)
      var end = next + 1
      while end < nodes.count, Int(nodes[end]) < tokens.upperBound { end += 1 }
      if blocks.contains(BlockID(segment.base + UInt32(row))) {
        if kinds.isNode[SegmentWords.rare] == 1 {
          add(tokens, nodes[next..<end].filter { isNode(Int($0)) }[...])
        } else {
          add(tokens, nodes[next..<end])
        }
      }
      next = end
    }
  }

  /// Whether a token that may be one is a node.
  private mutating func isNode(_ token: Int) -> Bool {
    let number = segment.numbers.bytes(token * 2..<token * 2 + 2).u16(0)
    if Int(number) < SegmentWords.rare { return true }
    return kinds.isRareNode(rare.number(ofToken: token))
  }

  /// Adds the windows of the nodes of one text.
  private mutating func add(_ tokens: Range<Int>, _ nodes: ArraySlice<UInt32>) {
    if nodes.isEmpty { return }
    let (segment, kinds, reach) = (segment, kinds, reach)
    let bytes = segment.numbers.bytes(tokens.lowerBound * 2..<tokens.upperBound * 2)
    let ends = reach.isWithinSentence ? segment.sentenceEnds(tokens) : []
    func endsSentence(_ place: Int) -> Bool {
      !ends.isEmpty && ends[place >> 6] >> UInt64(place & 63) & 1 == 1
    }
    // The number of what is kept aside, if it is a word.
    func rareWord(_ place: Int) -> Int? {
      var rare = SegmentWords.RareWords(segment)
      let number = rare.number(ofToken: tokens.lowerBound + place)
      return kinds.isRareWord(number) ? number : nil
    }
    let isWord = kinds.isWord.span
    var observed = windows.observed.mutableSpan
    var size = 0
    // Places are from the text's first token. Those before it are in no window that is still to come.
    var covered = 0
    for (index, node) in zip(nodes.indices, nodes) {
      let node = Int(node) - tokens.lowerBound
      let next =
        index + 1 < nodes.endIndex ? Int(nodes[index + 1]) - tokens.lowerBound : tokens.count
      var (place, left) = (node, reach.left)
      while left > 0, place > covered {
        place &-= 1
        if endsSentence(place) { break }
        let number = Int(bytes.u16(place))
        if isWord[number] == 0 { continue }
        if number == SegmentWords.rare {
          guard let word = rareWord(place) else { continue }
          observed[word] &+= 1
        } else {
          observed[number] &+= 1
        }
        left &-= 1
        size &+= 1
      }
      place = node + 1
      left = endsSentence(node) ? 0 : reach.right
      while left > 0, place < next {
        let number = Int(bytes.u16(place))
        if isWord[number] == 1 {
          if number == SegmentWords.rare {
            if let word = rareWord(place) {
              observed[word] &+= 1
              left &-= 1
              size &+= 1
            }
          } else {
            observed[number] &+= 1
            left &-= 1
            size &+= 1
          }
        }
        if endsSentence(place) { left = 0 }
        place &+= 1
      }
      covered = place
    }
    windows.nodeCount += nodes.count
    windows.nodePosts += 1
    windows.size += size
  }
}

extension SegmentWords {
  /// At most so many ranges of rows that follow each other, of about as many tokens each.
  fileprivate func rowParts(_ most: Int) -> [Range<Int>] {
    var bounds = [0]
    for part in 1..<most { bounds.append(row(ofToken: tokenCount * part / most)) }
    bounds.append(blockCount)
    return zip(bounds, bounds.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
  }
}
