import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriTime

extension PlanRun {
  /// Rows gathered by the values of the keys, with a count or a figure of each group.
  ///
  /// Groups of a time stand in its order, others from the largest count down; a row with several
  /// values of a key counts once under each.
  mutating func aggregated(
    _ rows: Rows, _ aggregate: Aggregate, by keys: [GroupKey], shape: RowShape
  ) throws -> Rows {
    if case .blocks(let blocks, _) = rows, aggregate == .count, keys.count == 1,
      let counted = try countedInIndex(blocks.set, by: keys[0])
    {
      // The stretches of a line of time come in its order, each once where no clock shows an hour twice.
      if keys[0].isLine, index.hasOneClock {
        return .table(
          Table(shape: shape, rows: counted.map { [$0.value.value, .integer($0.count)] }))
      }
      // What is the same to Unicode is one, though it stands in the index apart, and so is an hour shown twice.
      var numbers: [GroupValue: Int] = [:]
      var groups: [([GroupValue], Figure)] = []
      for (value, count) in counted {
        let number = numbers[value] ?? groups.count
        if number == groups.count {
          numbers[value] = number
          groups.append(([value], Figure()))
        }
        groups[number].1.add(count)
      }
      return .table(try table(groups, aggregate, keys, shape))
    }
    if var groups = BlockGroups(keys, aggregate, index), let (blocks, times) = rows.countedBlocks {
      noteCountedOnce(blocks.count, of: rows, for: aggregate)
      try groups.add(blocks, times: times, index, cancellation)
      note(aggregate, lacking: groups.lacking)
      let order = try groups.ordered(byKeys: keys.contains(where: \.isTime), cancellation)
      return .figures(FigureRows(groups, order, shape))
    }
    return .table(try aggregatedOneByOne(rows, aggregate, by: keys, shape: shape))
  }

  private mutating func aggregatedOneByOne(
    _ rows: Rows, _ aggregate: Aggregate, by keys: [GroupKey], shape: RowShape
  ) throws -> Table {
    var keyed = KeyedRows(rows, keys, self)
    var figures: [Figure] = keys.isEmpty ? [Figure()] : []
    var lacking = 0
    // A figure of posts counts each once in a group.
    var once: OncePerBlock?
    if case .figure(_, of: .field) = aggregate, let blocks = rows.blocks, blocks.count < rows.count
    {
      once = OncePerBlock(rows.blockOfEach)
      noteCountedOnce(blocks.count, of: rows, for: aggregate)
    }
    for row in 0..<rows.count {
      if row & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      var groups = try keyed.groups(of: row)
      while figures.count < keyed.groups.count { figures.append(Figure()) }
      if once?.keep(&groups, of: row) == false { continue }
      switch aggregate {
      case .count: for group in groups { figures[group].add(.none) }
      case .figure(_, let column):
        let value = try keyed.value(column, row)
        if value == .none { lacking += 1 }
        for group in groups { figures[group].add(value) }
      case .distinct(let key):
        let values = try keyed.values(key, row).filter(\.isCertain)
        if values.isEmpty { lacking += 1 }
        for group in groups { figures[group].add(different: values) }
      }
    }
    note(aggregate, lacking: lacking)
    // Of all rows together there is a figure even where there are none.
    let named = keys.isEmpty ? [[]] : keyed.groups
    return try table(zip(named, figures), aggregate, keys, shape)
  }

  /// Notes that a figure looked at the posts of the rows, each once.
  private mutating func noteCountedOnce(_ posts: Int, of rows: Rows, for aggregate: Aggregate) {
    if case .figure = aggregate { noteCountedOnce(posts, of: rows) }
  }

  mutating func noteCountedOnce(_ posts: Int, of rows: Rows) {
    if posts < rows.count { notes.append(Note(.countedOnce(posts: posts, rows: rows.count))) }
  }

  private mutating func note(_ aggregate: Aggregate, lacking: Int) {
    if let note = aggregate.note(lacking: lacking) { notes.append(note) }
  }

  private func table(
    _ groups: some Sequence<([GroupValue], Figure)>, _ aggregate: Aggregate, _ keys: [GroupKey],
    _ shape: RowShape
  ) throws -> Table {
    let ranked = groups.map { ($0.0, $0.1, rank: $0.1.rank(of: aggregate)) }
    let isOfTime = keys.contains(where: \.isTime)
    let inOrder = try cancellation.sorted(ranked) { a, b in
      a.0.stands(before: b.0, ranks: isOfTime ? nil : (a.rank, b.rank))
    }
    let cells = try cancellation.map(inOrder) { key, figure, _ in
      key.map(\.value) + [figure.value(of: aggregate)]
    }
    return Table(shape: shape, rows: cells)
  }
}

/// Which groups the block of a row is in already.
private struct OncePerBlock {
  private struct Entry: Hashable {
    let group: Int
    let block: UInt32
  }

  private let blocks: [BlockID]
  private var seen: Set<Entry> = []

  init(_ blocks: [BlockID]) { self.blocks = blocks }

  /// Leaves the groups that the row's block is not in yet; false where there are none.
  mutating func keep(_ groups: inout [Int], of row: Int) -> Bool {
    groups = groups.filter {
      seen.insert(Entry(group: $0, block: blocks[row].rawValue)).inserted
    }
    return !groups.isEmpty
  }
}
