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
    return (blocks, try shelf.source(holding: blocks, cancellation))
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
  func parts(
    of blocks: BlockSet, by key: GroupKey, _ shape: RowShape
  ) throws -> [(value: Value, blocks: BlockSet)] {
    var keyed = KeyedRows(.blocks(.set(blocks), .whole(shape)), [key], self)
    var parts: [[UInt32]] = []
    for (row, block) in blocks.enumerated() {
      if row & 0xFFF == 0 { try cancellation.checkInEngine() }
      for group in try keyed.groups(of: row) {
        while parts.count <= group { parts.append([]) }
        parts[group].append(block.rawValue)
      }
    }
    let groups = keyed.groups
    return parts.indices.sorted {
      (groups[$0][0].rank, groups[$0][0].order) < (groups[$1][0].rank, groups[$1][0].order)
    }.map { (groups[$0][0].value, BlockSet(ascending: parts[$0])) }
  }

  /// Says how many of the posts whose words were counted repeat others, letter by letter.
  mutating func noteCopies(among blocks: BlockSet) throws {
    guard let text = Field.of(.body), blocks.count > 1 else { return }
    let shape = RowShape(kind: .figures, columns: [Column(name: "count", type: .integer)])
    let before = notes
    let key = GroupKey.column(.field(text))
    let rows = try aggregated(
      .blocks(.set(blocks), .whole(.posts)), .distinct(key), by: [], shape: shape)
    notes = before
    guard case .integer(let different) = try reader(rows).value(row: 0, column: 0) else { return }
    if different < blocks.count { notes.append(.ofWords(.repeatedTexts(blocks.count - different))) }
  }
}

extension WordTally {
  /// The entries that were counted, with how often.
  var counted: [(entry: Int, count: Int)] {
    countedEntries.map { ($0, entryCounts[$0]) }
  }
}
