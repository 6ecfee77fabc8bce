import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText
import ToriWords

/// What stands near a node in texts.
struct CollocateCounts {
  /// All words but the nodes.
  private(set) var all: WordFrequencies
  /// How often each entry stands in the windows.
  private(set) var observed: [UInt32]
  /// f(node): how often the node stands there.
  private(set) var nodeCount = 0
  private(set) var nodePosts = 0
  /// R1: the words in the windows, those in several counted once.
  private(set) var windowSize = 0

  init(
    _ stage: CollocatesStage, in source: any WordSource, among blocks: BlockSet, of index: Index,
    _ cancellation: Cancellation
  ) throws {
    let finder = try WordFinder(stage.node, in: source, cancellation)
    all = try source.frequencies(of: blocks, cancellation)
    observed = Array(repeating: 0, count: source.entries.count)
    let window = stage.window
    let reach = WindowReach(
      left: window.left, right: window.right, isWithinSentence: window.isWithinSentence)
    if let nodes = finder.entries,
      let found = try source.windows(of: nodes, reach, among: blocks, cancellation)
    {
      for node in nodes.numbers { leaveOut(node, all.counts[Int(node)], source.entries) }
      observed = found.observed
      (nodeCount, nodePosts, windowSize) = (found.nodeCount, found.nodePosts, found.size)
      return
    }
    let worth = try finder.candidates(among: blocks, cancellation)
    try source.forEachText(of: worth, cancellation) { block, words in
      let nodes = try finder.ranges(in: words) { index.foldedText(of: block) }
      if !nodes.isEmpty { add(nodes, in: words, window, source.entries) }
    }
  }

  /// Takes some of a word's places out of what all texts have.
  private mutating func leaveOut(_ entry: UInt32, _ count: UInt32, _ entries: WordLexicon) {
    guard entries.isWord(entry) else { return }
    // Of a damaged layer there may be fewer.
    all.counts[Int(entry)] &-= count
    all.wordCount -= Int(count)
  }

  private mutating func add(
    _ nodes: [Range<Int>], in words: ArraySlice<WordToken>, _ window: WordWindow,
    _ entries: WordLexicon
  ) {
    nodeCount += nodes.count
    nodePosts += 1
    var isNode = Array(repeating: false, count: words.count)
    for place in nodes.joined() where !isNode[place - words.startIndex] {
      isNode[place - words.startIndex] = true
      leaveOut(words[place].entry, 1, entries)
    }
    let positions = WordPositions(words, entries)
    var isNear = Array(repeating: false, count: positions.tokens.count)
    for node in nodes {
      let (left, right) = positions.window(of: node, window)
      for place in left { isNear[place] = true }
      for place in right { isNear[place] = true }
    }
    for (place, token) in positions.tokens.enumerated()
    where isNear[place] && !isNode[token - words.startIndex] {
      windowSize += 1
      observed[Int(words[token].entry)] += 1
    }
  }
}
