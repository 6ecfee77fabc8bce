import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText
import ToriWords

/// What stands near a node in texts that are added one after the other.
struct CollocateCounts {
  private let finder: WordFinder
  private let window: WordWindow
  private let grouping: WordGrouping
  /// All words but the nodes.
  private(set) var all: WordTally
  /// O11 of each group: its words in the windows.
  private(set) var observed: [Int]
  /// f(node): how often the node stands there.
  private(set) var nodeCount = 0
  private(set) var nodePosts = 0
  /// R1: the words in the windows, those in several counted once.
  private(set) var windowSize = 0

  init(_ stage: CollocatesStage, in source: any WordSource) {
    finder = WordFinder(stage.node, in: source)
    window = stage.window
    grouping = source.groupings.by(.word)
    all = WordTally(grouping)
    observed = Array(repeating: 0, count: grouping.count)
  }

  mutating func add(
    _ words: ArraySlice<WordToken>, of entries: WordLexicon, inDocument document: Int,
    text: () -> FoldedText
  ) {
    let nodes = finder.ranges(in: words, text: text)
    if nodes.isEmpty {
      all.add(words, of: entries, inDocument: document)
      return
    }
    nodeCount += nodes.count
    nodePosts += 1
    var isNode = Array(repeating: false, count: words.count)
    for place in nodes.joined() { isNode[place - words.startIndex] = true }
    all.add(words, of: entries, inDocument: document) { !isNode[$0 - words.startIndex] }
    let positions = WordPositions(words, entries)
    var isNear = Array(repeating: false, count: positions.tokens.count)
    for node in nodes {
      let (left, right) = positions.window(of: positions.words(of: node), window)
      for place in left { isNear[place] = true }
      for place in right { isNear[place] = true }
    }
    for (place, token) in positions.tokens.enumerated()
    where isNear[place] && !isNode[token - words.startIndex] {
      windowSize += 1
      observed[Int(grouping.groups[Int(words[token].entry)])] += 1
    }
  }
}
