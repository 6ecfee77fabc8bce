import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSystem
import ToriTime
import ToriWords

/// Windows are as somebody finds who goes through all words one by one: around words that stand nearly everywhere, here
/// and there, or once, and of several such together.
@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordWindowsTests {
  private static let pieces = [
    "南鳥島", "の", "の", "の", "レアアース", "中国", "が", "輸出を規制した", "。", "。\n", "、", "EU", "😀", "1,800", "依存",
    "島", "人", "言う",
    "は", "に",
  ]

  @Test(arguments: UInt64(0)..<3)
  func windowsAreThoseOfAWalk(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: seed)
    let (index, layer) = try Self.layer(&random, folder)
    // The most frequent, others, and such as stand once.
    let entries = UInt32(layer.entryCount)
    for _ in 0..<12 {
      let nodes = Set(
        (0..<random.pick([1, 1, 2, 5, 40])).map { _ in
          random.chance(2) ? UInt32(random.below(20)) % entries : UInt32(random.below(Int(entries)))
        })
      let reach = WindowReach(
        left: random.pick([0, 1, 2, 5, 80]), right: random.pick([0, 1, 3, 5, 80]),
        isWithinSentence: random.chance(3))
      let blocks = random.pick([
        index.posts, index.allBlocks,
        BlockSet(ascending: index.posts.map(\.rawValue).filter { $0 % 3 != 1 }),
        BlockSet(range: 7..<150),
      ])
      let found = try layer.windows(of: nodes.sorted(), reach, among: blocks, Cancellation())
      let walked = try Walk(layer, nodes, reach, blocks)
      let about = "\(seed): \(nodes.sorted()) \(reach)"
      #expect(found.observed == walked.observed, "\(about)")
      #expect(found.size == walked.size, "\(about)")
      #expect(
        found.nodeCount == walked.nodeCount && found.nodePosts == walked.nodePosts, "\(about)")
    }
  }

  private static func layer(_ random: inout SplitMix64, _ folder: TemporaryFolder) throws
    -> (Index, WordLayer)
  {
    var builder = try IndexBuilder(
      to: folder.file("x.tori"), zone: .tokyo, segmentLimit: random.pick([20_000, 1 << 30]))
    for number in 0..<2 {
      var document = random.document(number, blockCount: 120)
      for place in document.blocks.indices {
        document.blocks[place].text =
          (0..<random.pick([0, 1, 3, 12, 30, 30, 150])).map { _ in random.pick(pieces) }.joined()
          + (random.chance(4) ? "後\(random.below(99999))" : "")
      }
      try builder.add(document)
    }
    let index = try builder.finish()
    let layer = try WordLayer.open(for: index, cacheDirectory: folder.file("cache"))
    return (index, try #require(layer))
  }

  /// The same, a text after the other, each word looked at from each node.
  private struct Walk {
    var observed: [UInt32]
    var (size, nodeCount, nodePosts) = (0, 0, 0)

    init(
      _ layer: WordLayer, _ nodes: Set<UInt32>, _ reach: WindowReach, _ blocks: BlockSet
    ) throws {
      observed = Array(repeating: 0, count: layer.entryCount)
      try layer.forEachText(of: blocks, Cancellation()) { _, words in
        let words = Array(words)
        let own = words.indices.filter { nodes.contains(words[$0].entry) }
        nodeCount += own.count
        nodePosts += own.isEmpty ? 0 : 1
        var near: Set<Int> = []
        for node in own {
          near.formUnion(
            Self.places(from: node, by: -1, reach.left, words, layer, nodes, reach))
          near.formUnion(
            Self.places(from: node, by: 1, reach.right, words, layer, nodes, reach))
        }
        for place in near where !nodes.contains(words[place].entry) {
          observed[Int(words[place].entry)] += 1
          size += 1
        }
      }
    }

    /// The words on one side of a node.
    private static func places(
      from node: Int, by step: Int, _ count: Int, _ words: [WordToken], _ layer: WordLayer,
      _ nodes: Set<UInt32>, _ reach: WindowReach
    ) -> [Int] {
      var found: [Int] = []
      var place = node
      while found.count < count {
        let last = step < 0 ? place - 1 : place
        if !words.indices.contains(place + step) { break }
        if reach.isWithinSentence, words[last].endsSentence { break }
        place += step
        if layer.isWord(words[place].entry) { found.append(place) }
      }
      return found
    }
  }
}
