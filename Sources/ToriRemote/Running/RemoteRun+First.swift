import ToriEngine
import ToriLanguage

/// The first of many groups.
extension RemoteRun {
  mutating func table(_ first: FirstGroups) throws(EngineError) -> RemoteTable {
    let before = self
    try tell(first.found)
    guard let (groups, count) = try largest(first),
      var table = try counted(groups, of: count, first)
    else {
      // What servers know of the first does not do: all are asked for.
      self = before
      var table = try ordered(try self.table(first.counted), first)
      limit(&table, first.limit, by: first.order?.terms ?? [], of: table.rows.count)
      return table
    }
    table = try ordered(table, first)
    limit(&table, first.limit, by: first.order?.terms ?? [], of: count)
    return table
  }

  private mutating func ordered(
    _ table: RemoteTable, _ first: FirstGroups
  ) throws(EngineError) -> RemoteTable {
    guard let (terms, shape) = first.order else { return table }
    return try carryOut(.sort(terms), on: table, shape)
  }

  /// As a table; nil where less is known of it than is to be said.
  private mutating func counted(
    _ groups: [Group], of count: Int, _ first: FirstGroups
  ) throws(EngineError) -> RemoteTable? {
    let rows = rows(of: groups, by: first.stage)
    guard groups.count == count || hasJudgedNames(rows, by: first.stage.keys) else { return nil }
    try noteSharedNames(in: rows, of: first.found, by: first.stage.keys)
    return RemoteTable(shape: first.counted.shape, rows: rows)
  }

  /// All groups that are as large as the last of those that are wanted, and how many there are in all; nil where that
  /// takes all of them.
  private func largest(
    _ first: FirstGroups
  ) throws(EngineError) -> (groups: [Group], count: Int)? {
    var rows = try ask(first.largest, first.types)
    if rows.count <= first.asked {
      let all = groups(rows, by: first.keys)
      return (all, all.count)
    }
    var count = try ask(first.count, [.count]).first?.first?.asNumber ?? 0
    var alike: [Group] = []
    if let sql = first.alike {
      let rows = try bounded(ask(sql, first.types))
      alike = groups(rows, by: first.keys)
      count += alike.count - rows.count
    }
    func joined(_ rows: [[StoredValue]]) -> [Group] {
      let known = Set(alike.map(\.values))
      return (alike + groups(rows, by: first.keys).filter { !known.contains($0.values) })
        .sorted { $0.count > $1.count }
    }
    var all = joined(rows)
    guard all.count >= first.limit.count else { return nil }
    let last = all[first.limit.count - 1].count
    // Of those that are as large as the last that came, others may not have come.
    var least = rows.last?.last?.asNumber.map { $0 + 1 } ?? 0
    if last < least {
      rows = try bounded(ask(first.groups(of: last), first.types))
      (all, least) = (joined(rows), last)
    }
    return (all.filter { $0.count >= least }, count)
  }

  private func bounded(_ rows: [[StoredValue]]) throws(EngineError) -> [[StoredValue]] {
    guard rows.count <= Found.groupLimit else { throw Refusal.tooManyGroups }
    return rows
  }
}
