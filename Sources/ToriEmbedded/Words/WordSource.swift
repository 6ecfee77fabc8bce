import ToriIndex
import ToriSystem
import ToriWords

/// Texts of an index as words, for stages and filters that walk them; whoever cuts them, and wherever they are kept.
protocol WordSource: Sendable {
  /// The different words, by the numbers that tokens have.
  var entries: WordEntries { get }

  /// What entries are gathered by, each kept once it was made.
  var groupings: WordGroupings { get }

  /// Calls `body` with the words of each block, in the order of the blocks; of a block without words with none.
  ///
  /// Throws `EngineError.interrupted` soon after it is asked to stop.
  func forEachText(
    of blocks: BlockSet, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void) throws

  /// Those of the blocks that may hold one of these entries, and perhaps others: all that are worth a look.
  func candidates(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet
}

extension WordSource {
  func candidates(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet { entries.isEmpty ? BlockSet() : blocks }
}

/// Some of the words of a source, by their numbers.
struct EntrySet {
  private(set) var flags: [Bool]
  private(set) var isEmpty = true

  /// Those for which `holds` says so.
  init(_ entries: WordEntries, where holds: (WordEntry) throws -> Bool) rethrows {
    flags = []
    flags.reserveCapacity(entries.count)
    for number in 0..<UInt32(entries.count) {
      let isIn = try holds(entries[number])
      if isIn { isEmpty = false }
      flags.append(isIn)
    }
  }

  func contains(_ number: UInt32) -> Bool { flags[Int(number)] }
}
