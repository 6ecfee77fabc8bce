import ToriEngine
import ToriIndex
import ToriSystem
import ToriWords

/// The words of an index as they are kept beside it.
final class LayerWords: WordSource {
  let entries: WordLexicon
  let groupings: WordGroupings
  private let layer: WordLayer

  /// What stands in more than one of so many posts is not looked for first: reading all costs no more.
  private static let frequentShare = 4

  init(_ layer: WordLayer) {
    self.layer = layer
    entries = WordLexicon(wordFlags: layer.wordFlags) { layer.entry($0) }
    groupings = WordGroupings(entries, words: WordGrouping(ofWordsIn: layer))
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
    let count = numbers.reduce(0) { $0 + layer.count(ofEntry: $1) }
    if count * Self.frequentShare > layer.wordCount { return blocks }
    let found = layer.blocks(having: numbers).intersection(blocks)
    try check()
    return found
  }

  /// What turned out to be damaged is removed, so that it is cut anew.
  private func check() throws {
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
}

extension WordGrouping {
  /// By dictionary forms, as the layer keeps them together.
  init(ofWordsIn layer: WordLayer) {
    let groups = layer.lexemesOfEntries
    var first = [UInt32](repeating: .max, count: layer.lexemeCount)
    for (entry, group) in groups.enumerated() where first[Int(group)] == .max {
      first[Int(group)] = UInt32(entry)
    }
    self.init(groups: groups, count: layer.lexemeCount, first: first) { text in
      Array(Set(layer.entries(ofWord: text).map { layer.lexeme(ofEntry: $0) }))
    }
  }
}
