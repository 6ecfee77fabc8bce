import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

extension PlanRun {
  /// The first `count` rows of each group, in the order at hand; a row with several values of a key is in as
  /// many groups, and stays if it is among the first of any.
  mutating func first(_ count: Int, of rows: Rows, by keys: [GroupKey]) throws -> Rows {
    var taken = TakenRows(count)
    if case .blocks(.set(let blocks), let view) = rows,
      var columns = GroupColumn.all(keys, index)
    {
      return .blocks(.set(try first(of: blocks, by: &columns, &taken)), view)
    }
    var keyed = KeyedRows(rows, keys, self)
    var places: [Int] = []
    for row in 0..<rows.count {
      if row & 0xFFF == 0 { try cancellation.checkInEngine() }
      if taken.take(try keyed.groups(of: row)) { places.append(row) }
    }
    if places.count == rows.count { return rows }
    return rows.kept(places)
  }

  private func first(
    of blocks: BlockSet, by columns: inout [GroupColumn], _ taken: inout TakenRows
  ) throws -> BlockSet {
    for place in columns.indices {
      try columns[place].joinSameValues(of: blocks, cancellation)
    }
    var pairs = columns.dropFirst().map { _ in PairNumbers() }
    var numbers = BatchGroups()
    var kept: [UInt32] = []
    try index.forEachBatch(of: blocks, cancellation) { batch in
      numbers.begin(batch)
      numbers.divide(by: &columns, batch, &pairs)
      var entry = 0
      for place in 0..<batch.count {
        let start = entry
        while entry < numbers.count, numbers.place(entry) == place { entry += 1 }
        if taken.take(numbers.groups[start..<entry]) { kept.append(batch.block(place)) }
      }
    }
    return BlockSet(ascending: kept)
  }
}

/// How many rows of each group were taken.
private struct TakenRows {
  private let limit: Int
  private var counts: [Int] = []

  init(_ limit: Int) { self.limit = limit }

  /// Whether the next row, which is in these groups, is among the first of any.
  mutating func take(_ groups: some Collection<Int>) -> Bool {
    var isFirst = false
    for group in groups {
      while counts.count <= group { counts.append(0) }
      if counts[group] < limit { isFirst = true }
      counts[group] += 1
    }
    return isFirst
  }
}
