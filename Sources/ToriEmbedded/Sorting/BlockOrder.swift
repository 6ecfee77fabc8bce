import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

/// Puts blocks of an index in an order of several columns: those without a value last, ties in the order
/// of the corpus.
struct BlockOrder {
  private struct Term {
    let column: SortColumn
    let descending: Bool
  }

  /// A block with its number in the column at hand, such that less comes first.
  private struct Entry: Comparable {
    let rank: Int
    /// The block, and a bit above that if it has no value.
    let place: UInt64

    init(rank: Int, _ block: UInt32, isNone: Bool) {
      self.rank = rank
      place = UInt64(block) | (isNone ? 1 << 32 : 0)
    }

    var block: UInt32 { UInt32(truncatingIfNeeded: place) }
    var isNone: Bool { place >> 32 != 0 }

    func ties(with other: Entry) -> Bool { rank == other.rank && isNone == other.isNone }

    static func < (a: Entry, b: Entry) -> Bool {
      a.rank == b.rank ? a.place < b.place : a.rank < b.rank
    }
  }

  private let terms: [Term]
  private let index: Index
  private let cancellation: Cancellation

  /// `nil` where a column is not one whose order the index knows.
  init?(_ terms: [SortTerm], _ index: Index, _ cancellation: Cancellation) {
    var found: [Term] = []
    for term in terms {
      guard case .field(let field) = term.column, let column = SortColumn(field, index) else {
        return nil
      }
      found.append(Term(column: column, descending: term.descending))
    }
    self.terms = found
    self.index = index
    self.cancellation = cancellation
  }

  /// The order of the texts, as they were written.
  init(text index: Index, _ cancellation: Cancellation) {
    terms = [Term(column: .text, descending: false)]
    self.index = index
    self.cancellation = cancellation
  }

  /// The blocks in order, or only the first `limit`.
  func sorted(_ blocks: BlockSet, first limit: Int? = nil) throws -> [BlockID] {
    try ordered(blocks, by: terms[...], first: min(limit ?? .max, blocks.count)).map(BlockID.init)
  }

  private func ordered(
    _ blocks: BlockSet, by terms: ArraySlice<Term>, first limit: Int
  ) throws -> [UInt32] {
    guard let term = terms.first, blocks.count > 1 else { return blocks.prefix(limit).array }
    if limit == 0 { return [] }
    if terms.count == 1, term.column.isText, blocks.count <= Self.fewTexts {
      return Array(try groupsOfText(blocks.map(\.rawValue), term).joined().prefix(limit))
    }
    // Of many, the others are passed by as soon as enough are found that come before them.
    let entries =
      limit < blocks.count / 4
      ? try best(blocks, term, limit) : try all(blocks, term)
    var found: [UInt32] = []
    found.reserveCapacity(limit)
    var start = 0
    while start < entries.count, found.count < limit {
      var end = start + 1
      while end < entries.count, entries[end].ties(with: entries[start]) { end += 1 }
      let ties = entries[start..<end]
      let number = term.descending ? ~entries[start].rank : entries[start].rank
      var rest = terms.dropFirst()
      if let finer = term.column.finer, !term.column.isWhole(number) {
        rest = [Term(column: finer, descending: term.descending)] + rest
      }
      if ties.count == 1 || rest.isEmpty {
        for entry in ties.prefix(limit - found.count) { found.append(entry.block) }
      } else if let finer = rest.first?.column, finer.isFarInText {
        for alike in try groupsOfText(ties.map(\.block), term) where found.count < limit {
          found += try ordered(
            BlockSet(ascending: alike), by: rest.dropFirst(), first: limit - found.count)
        }
      } else {
        found += try ordered(
          BlockSet(ascending: ties.map(\.block)), by: rest, first: limit - found.count)
      }
      start = end
    }
    return found
  }

  /// Blocks whose texts begin alike, those with the same text together, in the order of the texts: what
  /// begins alike for long is mostly a copy, so that few texts are held.
  private func groupsOfText(_ blocks: [UInt32], _ term: Term) throws -> [[UInt32]] {
    // What is a copy is held once.
    var numbers = TextNumbers(index)
    var (texts, members): (PackedTexts, [[UInt32]]) = (PackedTexts(), [])
    var (found, new): ([Int], [Int]) = ([], [])
    try index.forEachBatch(of: BlockSet(ascending: blocks), cancellation) { batch in
      numbers.number(batch, into: &found)
      new.removeAll(keepingCapacity: true)
      for place in 0..<batch.count {
        if found[place] == members.count {
          members.append([])
          new.append(place)
        }
        members[found[place]].append(batch.block(place))
      }
      batch.appendMessages(at: new, to: &texts)
    }
    let inOrder = try cancellation.sorted(members.indices) { texts.compare($0, $1) < 0 }
    return (term.descending ? inOrder.reversed() : inOrder).map { members[$0] }
  }

  /// As few texts are sooner read whole than step by step.
  private static let fewTexts = 4096

  /// All with their ranks, in order.
  private func all(_ blocks: BlockSet, _ term: Term) throws -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(blocks.count)
    try forEachEntry(blocks, term) { entries.append($0) }
    return try cancellation.sorted(entries, by: <)
  }

  /// The best `limit` and all that tie with the last of them, in order.
  private func best(_ blocks: BlockSet, _ term: Term, _ limit: Int) throws -> [Entry] {
    var entries: [Entry] = []
    var bound = Int.max
    func thin() throws {
      entries = try cancellation.sorted(entries, by: <)
      guard entries.count >= limit else { return }
      bound = entries[limit - 1].rank
      entries.removeSubrange(entries.partitioningIndex { $0.rank > bound }...)
    }
    var room = max(1024, 2 * limit)
    var numbers: [Int] = []
    var times = BatchTimes()
    let mask = term.descending ? -1 : 0
    try index.forEachBatch(of: blocks, cancellation) { batch in
      term.column.read(batch, into: &numbers, &times)
      for place in 0..<batch.count {
        let number = numbers[place]
        let isNone = number == BlockBatch.none
        let rank = isNone ? Int.max : number ^ mask
        // Nearly all are passed by here.
        if rank > bound { continue }
        entries.append(Entry(rank: rank, batch.block(place), isNone: isNone))
        if entries.count == room {
          try thin()
          // Ties may be many; then they are looked at again only when they have doubled.
          room = max(room, 2 * entries.count)
        }
      }
    }
    try thin()
    return entries
  }

  private func forEachEntry(
    _ blocks: BlockSet, _ term: Term, _ body: (Entry) throws -> Void
  ) throws {
    var numbers: [Int] = []
    var times = BatchTimes()
    try index.forEachBatch(of: blocks, cancellation) { batch in
      term.column.read(batch, into: &numbers, &times)
      for place in 0..<batch.count {
        let number = numbers[place]
        let isNone = number == BlockBatch.none
        let rank = isNone ? Int.max : term.descending ? ~number : number
        try body(Entry(rank: rank, batch.block(place), isNone: isNone))
      }
    }
  }
}
