import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText
import ToriWords

/// What stages that count words begin with.
extension PlanRun {
  /// The blocks of a plan's rows, each once and in the order of the corpus, and their words.
  mutating func texts(of plan: Plan) throws -> (blocks: BlockSet, source: any WordSource) {
    let blocks = try blocks(of: plan).set
    let source = try shelf.source(holding: blocks, cancellation)
    try noteCompounds(among: blocks, source)
    return (blocks, source)
  }

  /// Adds the words of blocks to a tally.
  func count(
    _ blocks: BlockSet, in source: any WordSource, into tally: inout WordTally
  ) throws {
    let entries = source.entries
    try source.forEachText(of: blocks, cancellation) { block, words in
      tally.add(words, of: entries, inDocument: index.document(of: block))
    }
  }

  /// Blocks by the values of a key, in the order of these; a block with several is in as many groups.
  ///
  /// - Complexity: O(blocks), whatever the number of values.
  func parts(
    of blocks: BlockSet, by key: GroupKey, _ shape: RowShape
  ) throws -> [(value: Value, blocks: BlockSet)] {
    var parts: [[UInt32]] = []
    func add(_ block: UInt32, to group: Int) {
      while parts.count <= group { parts.append([]) }
      parts[group].append(block)
    }
    var values: [(group: Int, value: GroupValue)] = []
    if var column = GroupColumn(key, index) {
      try column.joinSameValues(of: blocks, cancellation)
      var numbers = BatchGroups()
      try index.forEachBatch(of: blocks, cancellation) { batch in
        numbers.begin(batch)
        numbers.divide(by: &column, batch)
        for entry in 0..<numbers.count {
          add(batch.block(numbers.place(entry)), to: numbers.groups[entry])
        }
      }
      values = parts.indices.filter { !parts[$0].isEmpty }.map { ($0, column.value(of: $0)) }
    } else {
      var keyed = KeyedRows(.blocks(.set(blocks), .whole(shape)), [key], self)
      for (row, block) in blocks.enumerated() {
        if row & 0xFFF == 0 { try cancellation.checkInEngine() }
        for group in try keyed.groups(of: row) { add(block.rawValue, to: group) }
      }
      values = parts.indices.map { ($0, keyed.groups[$0][0]) }
    }
    return values.sorted {
      ($0.value.rank, $0.value.order) < ($1.value.rank, $1.value.order)
    }.map { ($0.value.value, BlockSet(ascending: parts[$0.group])) }
  }

  /// Says how many of the posts whose words were counted repeat others, letter by letter.
  mutating func noteCopies(among blocks: BlockSet) throws {
    let copies = try shelf.repeatedCount(among: blocks, cancellation)
    if copies > 0 { notes.append(.ofWords(.repeatedTexts(copies))) }
  }
}

extension WordTally {
  /// The entries that were counted, with how often.
  var counted: [(entry: Int, count: Int)] {
    countedEntries.map { ($0, entryCounts[$0]) }
  }
}
