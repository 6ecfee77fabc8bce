import ToriEngine
import ToriIndex
import ToriSystem
import ToriWords

/// Texts of an index as words, for stages and filters that walk them or ask what they come to; whoever cuts them, and
/// wherever they are kept.
protocol WordSource: AnyObject, Sendable {
  /// The different words, by the numbers that tokens have.
  var entries: WordLexicon { get }

  /// What entries are gathered by, each kept once it was made.
  var groupings: WordGroupings { get }

  /// Calls `body` with the words of each block, in the order of the blocks; of a block without words with none.
  ///
  /// Throws `EngineError.interrupted` soon after it is asked to stop.
  func forEachText(
    of blocks: BlockSet, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void) throws

  /// Throws where what was read of the words turned out to be damaged.
  @Sendable func check() throws(EngineError)

  // What follows can be told by walking all texts; who knows it, or walks faster, does better.

  /// Those of the blocks that may hold one of these entries, and perhaps others: all that are worth a look.
  func candidates(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet

  /// Those that may hold one of each of these sets.
  func candidates(
    holdingAllOf sets: [EntrySet], among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet

  /// Those of the blocks that hold one of these entries; nil where it is told no faster than by walking.
  func blocks(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet?

  /// How often each entry stands in two sets of blocks.
  func frequencies(
    of blocks: BlockSet, and others: BlockSet, _ cancellation: Cancellation
  ) throws -> (WordFrequencies, WordFrequencies)

  /// How often each group of entries stands in blocks, in how many of them and of their documents.
  func counts(
    of blocks: BlockSet, by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation
  ) throws -> WordCounts

  /// What stands around any of some entries; nil where it is told no faster than by walking.
  func windows(
    of nodes: EntrySet, _ reach: WindowReach, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordWindows?

  /// Where any of some entries stand in each of some blocks; nil where it is told no faster than by walking.
  func occurrences(
    of entries: EntrySet, in blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordOccurrences?

  /// What `body` makes of the words of each part, in the order of the parts.
  func forEachPart<Row: Sendable>(
    _ parts: [BlockSet], by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation,
    _ body: @escaping @Sendable (_ part: Int, _ tally: PartTally) -> [Row]
  ) throws -> [[Row]]
}

extension WordSource {
  @Sendable func check() throws(EngineError) {}

  func candidates(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet { entries.isEmpty ? BlockSet() : blocks }

  func candidates(
    holdingAllOf sets: [EntrySet], among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet { sets.contains(where: \.isEmpty) ? BlockSet() : blocks }

  func blocks(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet? { nil }

  func frequencies(
    of blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordFrequencies { try frequencies(of: blocks, and: BlockSet(), cancellation).0 }

  func frequencies(
    of blocks: BlockSet, and others: BlockSet, _ cancellation: Cancellation
  ) throws -> (WordFrequencies, WordFrequencies) {
    func count(_ blocks: BlockSet) throws -> WordFrequencies {
      var tally = WordTally(groupings.by(.word))
      try forEachText(of: blocks, cancellation) { tally.add($1, of: entries, inDocument: 0) }
      return WordFrequencies(tally)
    }
    return (try count(blocks), try count(others))
  }

  func counts(
    of blocks: BlockSet, by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation
  ) throws -> WordCounts {
    WordCounts(try tally(of: blocks, by: grouping, in: index, cancellation), by: grouping)
  }

  private func tally(
    of blocks: BlockSet, by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation
  ) throws -> WordTally {
    var tally = WordTally(grouping)
    try forEachText(of: blocks, cancellation) { block, words in
      tally.add(words, of: entries, inDocument: index.document(of: block))
    }
    return tally
  }

  func windows(
    of nodes: EntrySet, _ reach: WindowReach, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordWindows? { nil }

  func occurrences(
    of entries: EntrySet, in blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> WordOccurrences? { nil }

  func forEachPart<Row: Sendable>(
    _ parts: [BlockSet], by grouping: WordGrouping, in index: Index, _ cancellation: Cancellation,
    _ body: @escaping @Sendable (_ part: Int, _ tally: PartTally) -> [Row]
  ) throws -> [[Row]] {
    var tally = WordTally(grouping)
    return try parts.enumerated().map { number, part in
      tally.removeAll()
      try forEachText(of: part, cancellation) { block, words in
        tally.add(words, of: entries, inDocument: index.document(of: block))
      }
      return body(number, PartTally(tally))
    }
  }
}

extension PartTally {
  init(_ tally: WordTally) {
    let touched = tally.touched
    self.init(
      groups: touched.map { UInt32($0) }, counts: touched.map { UInt32(tally.counts[$0]) },
      posts: touched.map { UInt32(tally.posts[$0]) },
      documents: touched.map { UInt32(tally.documents[$0]) })
  }
}

/// Some of the words of a source, by their numbers.
struct EntrySet: Sendable {
  let flags: [Bool]
  let isEmpty: Bool

  init(flags: [Bool], isEmpty: Bool) { (self.flags, self.isEmpty) = (flags, isEmpty) }

  init(flags: [Bool]) { self.init(flags: flags, isEmpty: !flags.contains(true)) }

  /// Those for which `holds` says so.
  init(_ entries: WordLexicon, where holds: (WordEntry) throws -> Bool) rethrows {
    var flags: [Bool] = []
    flags.reserveCapacity(entries.count)
    for number in 0..<UInt32(entries.count) { flags.append(try holds(entries[number])) }
    self.init(flags: flags)
  }

  /// All of some sets.
  init(joining sets: [EntrySet]) {
    guard var flags = sets.first?.flags else {
      self.init(flags: [])
      return
    }
    for set in sets.dropFirst() {
      for number in flags.indices where set.flags[number] { flags[number] = true }
    }
    self.init(flags: flags, isEmpty: sets.allSatisfy(\.isEmpty))
  }

  @inline(__always)
  func contains(_ number: UInt32) -> Bool { flags[Int(number)] }

  /// Their numbers, ascending.
  var numbers: [UInt32] {
    var numbers: [UInt32] = []
    for (number, isIn) in flags.enumerated() where isIn { numbers.append(UInt32(number)) }
    return numbers
  }
}
