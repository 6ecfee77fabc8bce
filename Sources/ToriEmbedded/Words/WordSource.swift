import ToriIndex
import ToriSystem
import ToriWords

/// Texts of an index as words, for stages and filters that walk them; whoever cuts them, and wherever they are kept.
protocol WordSource: Sendable {
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
  private let flags: [Bool]
  let isEmpty: Bool

  init(flags: [Bool], isEmpty: Bool) { (self.flags, self.isEmpty) = (flags, isEmpty) }

  /// Those for which `holds` says so.
  init(_ entries: WordLexicon, where holds: (WordEntry) throws -> Bool) rethrows {
    var flags: [Bool] = []
    flags.reserveCapacity(entries.count)
    for number in 0..<UInt32(entries.count) { flags.append(try holds(entries[number])) }
    self.init(flags: flags, isEmpty: !flags.contains(true))
  }

  func contains(_ number: UInt32) -> Bool { flags[Int(number)] }

  /// Their numbers, ascending.
  var numbers: [UInt32] { flags.indices.filter { flags[$0] }.map { UInt32($0) } }
}
