import ToriEngine
import ToriIndex
import ToriSystem
import ToriWords

/// The words of an index as they are kept beside it.
final class LayerWords: WordSource {
  let entries: WordLexicon
  let groupings: WordGroupings
  private let layer: WordLayer
  /// The list of all words.
  private let listed: [UInt32]

  /// What stands in more than one of so many posts is not looked for first: reading all costs no more.
  private static let frequentShare = 4

  init(_ layer: WordLayer) {
    self.layer = layer
    entries = WordLexicon(
      wordFlags: layer.wordFlags, contentFlags: layer.contentFlags, read: { layer.entry($0) },
      find: { layer.entries(ofForm: $0) },
      columns: {
        let all = 0..<UInt32(layer.entryCount)
        return WordLexicon.Columns(
          classes: all.map { layer.pos($0) }, tags: layer.tags,
          ofEntries: all.map { layer.tag($0) })
      })
    groupings = WordGroupings(entries, words: WordGrouping(ofWordsIn: layer))
    listed = Array(0..<UInt32(layer.listedCount))
  }

  func forEachText(
    of blocks: BlockSet, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void
  ) throws {
    try layer.forEachText(of: blocks, cancellation, body)
    try check()
  }

  func candidates(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet {
    let numbers = entries.numbers
    if count(numbers) * Self.frequentShare > layer.wordCount { return blocks }
    return try self.blocks(having: numbers, among: blocks, cancellation)
  }

  func blocks(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet? {
    try self.blocks(having: entries.numbers, among: blocks, cancellation)
  }

  private func blocks(
    having numbers: [UInt32], among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet {
    let found = try layer.blocks(having: numbers, among: blocks, cancellation)
    try check()
    return found
  }

  func candidates(
    holdingAllOf sets: [EntrySet], among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet {
    // Those of the rarest are few enough.
    let rarest = sets.map { (set: $0, count: count($0.numbers)) }.min { $0.count < $1.count }
    return try rarest.map {
      try candidates(holdingAnyOf: $0.set, among: blocks, cancellation)
    } ?? blocks
  }

  private func count(_ numbers: [UInt32]) -> Int {
    numbers.reduce(0) { $0 + layer.count(ofEntry: $1) }
  }

  func frequencies(
    of blocks: BlockSet, and others: BlockSet, _ cancellation: Cancellation
  ) throws -> (WordFrequencies, WordFrequencies) {
    let found = try layer.frequencies(of: blocks, and: others, cancellation)
    try check()
    return found
  }

  func counts(
    of blocks: BlockSet, by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation
  ) throws -> WordCounts {
    let frequencies = try layer.frequencies(of: blocks, cancellation)
    if grouping.isOfLexemes, blocks == index.posts {
      return WordCounts(
        frequencies: frequencies, counts: layer.lexemeCounts, posts: layer.lexemePosts,
        documents: layer.lexemeDocuments, inOrder: listed)
    }
    let spread = try layer.spread(
      in: blocks, groups: grouping.groups, groupCount: grouping.count, cancellation)
    try check()
    return WordCounts(
      frequencies, frequencies.counts(by: grouping, entries), posts: spread.posts,
      documents: spread.documents, by: grouping)
  }

  func windows(
    of nodes: EntrySet, _ reach: WindowReach, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordWindows? {
    let found = try layer.windows(of: nodes.numbers, reach, among: blocks, cancellation)
    try check()
    return found
  }

  func occurrences(
    of entries: EntrySet, in blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordOccurrences? {
    let found = try layer.occurrences(of: entries.numbers, in: blocks, cancellation)
    try check()
    return found
  }

  func forEachPart<Row: Sendable>(
    _ parts: [BlockSet], by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation,
    _ body: @escaping @Sendable (_ part: Int, _ tally: PartTally) -> [Row]
  ) throws -> [[Row]] {
    let found = try layer.forEachPart(
      parts, groups: grouping.groups, groupCount: grouping.count, cancellation, body)
    try check()
    return found
  }

  /// What turned out to be damaged is removed, so that it is cut anew.
  @Sendable func check() throws(EngineError) {
    guard let damage = layer.damage else { return }
    layer.removeDamaged()
    throw EngineError(damage)
  }

  /// Dictionary forms that begin so, with in how many posts each stands; the most frequent of those that are looked at.
  func words(beginning typed: String, limit: Int) -> [FoundText] {
    var posts: [String: Int] = [:]
    for number in layer.lexemes(beginning: typed, limit: Self.lookedAt) {
      let (word, count) = (layer.lexeme(number).word, layer.postCount(ofLexeme: number))
      if count > 0 { posts[word] = max(posts[word] ?? 0, count) }
    }
    return posts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { FoundText(text: $0.key, count: $0.value, isExact: true) }
  }

  private static let lookedAt = 4000

  /// What they are cut by, and the state of their files.
  var information: WordLayerInformation { layer.information }
  var isDamaged: Bool { layer.damage != nil }
  /// How many of all posts repeat others.
  var repeatedCount: Int? { layer.repeatedCount }
}

extension WordGrouping {
  /// By dictionary forms, as the layer keeps them together, in the order of the list of all words.
  init(ofWordsIn layer: WordLayer) {
    self.init(
      groups: layer.lexemesOfEntries, count: layer.lexemeCount,
      first: (0..<UInt32(layer.lexemeCount)).map { layer.entry(ofLexeme: $0) }, isOfLexemes: true
    ) {
      layer.lexemes(ofWord: $0)
    } ranks: {
      layer.lexemeRanks
    }
  }
}
