import ToriSystem

/// Goes outward from the nodes of some rows of a segment, and counts what stands there: nodes and signs too.
struct WindowWalk: Sendable {
  private let segment: SegmentWords
  private let reach: WindowReach
  private let blocks: BlockSet
  private var search: TokenSearch
  /// The windows around the nodes, which are in them: tokens that follow each other, ascending.
  private var windows: [Range<UInt32>] = []
  private(set) var counts: TokenCounts
  private(set) var nodeCount = 0
  /// How many texts have nodes.
  private(set) var nodePosts = 0

  init(_ segment: SegmentWords, _ sought: SoughtWords, _ reach: WindowReach, _ blocks: BlockSet) {
    (self.segment, self.reach, self.blocks) = (segment, reach, blocks)
    search = TokenSearch(segment, sought)
    counts = TokenCounts(segment)
  }

  /// Adds what stands around the nodes of rows that are behind all that were added.
  mutating func add(_ rows: Range<Int>) {
    let segment = segment
    let tokens = segment.tokens(ofRows: rows)
    search.find(in: tokens)
    if search.count == 0 { return }
    windows.removeAll(keepingCapacity: true)
    // Where there are many nodes, most of all that is read is looked at.
    let isDense = search.count > tokens.count / 256
    let flags = isDense ? segment.wordFlags.reader(tokens) : nil
    let ends = isDense && reach.isWithinSentence ? segment.sentenceEnds.reader(tokens) : nil
    let isOfAll = segment.count(rows, in: blocks) == rows.count
    let nodes = search.found
    segment.forEachRow(of: search, in: rows) { row, text, own in
      guard isOfAll || blocks.contains(BlockID(segment.base + UInt32(row))) else { return }
      nodeCount += own.count
      nodePosts += 1
      addWindows(
        around: nodes, own, in: text, flags ?? segment.wordFlags.reader(text),
        reach.isWithinSentence ? ends ?? segment.sentenceEnds.reader(text) : nil)
    }
    if isDense {
      let bytes = segment.numbers.bytes(tokens.lowerBound * 2..<tokens.upperBound * 2)
      counts.add(windows, of: bytes, from: tokens.lowerBound)
    } else {
      counts.add(windows)
    }
  }

  /// Adds the windows around nodes of one text.
  ///
  /// - Parameters:
  ///   - own: which of the nodes they are.
  ///   - ends: of sentences, where windows end there.
  @inline(__always)
  private mutating func addWindows(
    around nodes: [UInt32], _ own: Range<Int>, in text: Range<Int>, _ flags: TokenFlags.Reader,
    _ ends: TokenFlags.Reader?
  ) {
    // Tokens before it are in no window that is still to come.
    var covered = text.lowerBound
    for place in own {
      let node = Int(nodes[place])
      var (first, last) = (
        covered, place + 1 < own.upperBound ? Int(nodes[place + 1]) : text.upperBound
      )
      if let ends {
        (first, last) = (
          ends.behindLast(before: node, to: first), ends.end(of: 1, from: node, to: last)
        )
      }
      let start = flags.start(of: reach.left, before: node, to: first)
      covered = flags.end(of: reach.right, from: node + 1, to: last)
      join(start..<covered)
    }
  }

  @inline(__always)
  private mutating func join(_ window: Range<Int>) {
    let (start, end) = (
      UInt32(truncatingIfNeeded: window.lowerBound), UInt32(truncatingIfNeeded: window.upperBound)
    )
    if let last = windows.last, last.upperBound == start {
      windows[windows.count - 1] = last.lowerBound..<end
    } else {
      windows.append(start..<end)
    }
  }
}
