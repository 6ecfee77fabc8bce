import ToriSystem

/// Goes outward from the nodes of some rows of a segment, and counts what stands there: nodes and signs too.
struct WindowWalk: Sendable {
  private let segment: SegmentWords
  private let reach: WindowReach
  private let blocks: BlockSet
  /// Whether all nodes of some texts are gone from at once.
  private let isMarked: Bool
  private var search: TokenSearch
  /// The windows around the nodes, which are in them: tokens that follow each other, ascending.
  private var windows: [Range<UInt32>] = []
  private(set) var counts: TokenCounts
  private(set) var nodeCount = 0
  /// How many texts have nodes.
  private(set) var nodePosts = 0

  init(_ segment: SegmentWords, _ sought: SoughtWords, _ reach: WindowReach, _ blocks: BlockSet) {
    (self.segment, self.reach, self.blocks) = (segment, reach, blocks)
    isMarked = sought.areFrequent && max(reach.left, reach.right) <= WindowMarks.farthest
    search = TokenSearch(segment, sought)
    counts = TokenCounts(segment)
  }

  /// Adds what stands around the nodes of rows that are behind all that were added.
  mutating func add(_ rows: Range<Int>) {
    if isMarked { return addMarked(rows) }
    let segment = segment
    let tokens = segment.tokens(ofRows: rows)
    search.find(in: tokens)
    if search.found.isEmpty { return }
    windows.removeAll(keepingCapacity: true)
    // Where there are many nodes, most of all that is read is looked at.
    let isDense = search.found.count > tokens.count / 256
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

  private mutating func addMarked(_ rows: Range<Int>) {
    let tokens = segment.tokens(ofRows: rows)
    if tokens.isEmpty { return }
    var nodes = search.marks(in: tokens)
    let starts = segment.starts(ofRows: rows)
    if segment.count(rows, in: blocks) < rows.count { keepAsked(&nodes, of: rows, starts) }
    nodes.recount()
    if nodes.count == 0 { return }
    let marks = WindowMarks(nodes: nodes, starts: starts)
    nodeCount += nodes.count
    nodePosts += marks.textCount
    let near = marks.near(
      reach, segment.wordFlags.reader(tokens),
      reach.isWithinSentence ? segment.sentenceEnds.reader(tokens) : nil)
    let bytes = segment.numbers.bytes(tokens.lowerBound * 2..<tokens.upperBound * 2)
    counts.add(near, of: bytes, from: tokens.lowerBound)
  }

  /// Takes out the nodes of rows that nobody asks about.
  private func keepAsked(_ nodes: inout Bitmap, of rows: Range<Int>, _ starts: [UInt32]) {
    var asked = nodes.emptied
    for (place, row) in rows.enumerated() where blocks.contains(BlockID(segment.base + UInt32(row)))
    {
      let (start, end) = (starts[place], starts[place + 1])
      if start < end, asked.hasRoom(for: start), asked.hasRoom(for: end - 1) {
        asked.insert(start..<end)
      }
    }
    for word in nodes.words.indices { nodes.words[word] &= asked.words[word] }
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
