import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

/// Rows whose cells tori has.
struct RemoteTable {
  var shape: RowShape
  var rows: [[Value]]
}

extension RemoteRun {
  mutating func table(_ plan: RemotePlan) throws(EngineError) -> RemoteTable {
    switch plan {
    case .rows, .here:
      preconditionFailure("rows that are made when somebody looks are no table")
    case .lines(let found, let stage, let shape):
      try tell(found)
      forgetCuts()
      return RemoteTable(shape: shape, rows: try lines(in: found, of: stage))
    case .figures(let found, let stage, let keys, let shape):
      try tell(found)
      return RemoteTable(shape: shape, rows: try figures(of: found, by: stage, keys))
    case .timeline(let found, let stage, let shape):
      try tell(found)
      forgetCuts()
      return try timeline(of: found, by: stage, shape)
    case .share(let found, let stage, let key, let all, let shape):
      try tell(found)
      forgetCuts()
      return try share(of: found, among: all, by: stage, key, shape)
    case .gathered(let gathered, let shape):
      try tell(gathered.found)
      let answers = try ask(gathered.sql, gathered.types)
      guard answers.count <= Found.groupLimit else { throw Refusal.tooManyGroups }
      return RemoteTable(shape: shape, rows: gathered.rows(answers, catalogue))
    case .firstGroups(let first): return try table(first)
    case .step(let below, let step, let shape):
      return try carryOut(step, on: try table(below), shape)
    }
  }

  mutating func carryOut(
    _ step: RemotePlan.Step, on table: RemoteTable, _ shape: RowShape
  ) throws(EngineError) -> RemoteTable {
    var table = table
    switch step {
    case .filter(let filter):
      forgetCuts()
      table.rows = try filtered(table, by: filter)
    case .sort(let terms): table.rows = sorted(table.rows, by: terms)
    case .limit(let limit, let terms):
      self.limit(&table, limit, by: terms, of: table.rows.count)
    case .select(let columns):
      let places = columns.compactMap { if case .column(let place, _) = $0 { place } else { nil } }
      table.rows = table.rows.map { row in places.map { row[$0] } }
    case .aggregate(let stage):
      forgetCuts()
      table.rows = aggregated(table.rows, by: stage)
    case .limitEach(let limit):
      let rows = first(limit.count, of: table.rows, by: limit.keys)
      cut(to: rows.count, of: table.rows.count, by: limit)
      table.rows = rows
    case .sample(let stage):
      forgetCuts()
      let places = Sampling.places(stage.count, of: table.rows.count, seed: stage.seed)
      table.rows = places.map { table.rows[$0] }
    case .expect(let expectation): try expect(expectation, of: table)
    }
    table.shape = step.keepsShape ? table.shape : shape
    if case .sort(let terms) = step { table.shape = shape.showing(order: terms) }
    return table
  }

  /// Leaves the first rows of a table that has so many, as far as they are known.
  mutating func limit(
    _ table: inout RemoteTable, _ limit: LimitStage, by terms: [SortTerm], of total: Int
  ) {
    if !terms.isEmpty, 0 < limit.count, limit.count < table.rows.count,
      terms.allSatisfy({ term in
        key(table.rows[limit.count - 1], term) == key(table.rows[limit.count], term)
      })
    {
      add(Note(.tied(row: limit.count, by: terms.map(\.column.name))))
    }
    table.rows = Array(table.rows.prefix(limit.count))
    cut(to: table.rows.count, of: total, by: limit)
  }

  private func sorted(_ rows: [[Value]], by terms: [SortTerm]) -> [[Value]] {
    let keys = rows.map { row in terms.map { key(row, $0) } }
    let places = rows.indices.sorted { a, b in
      for (place, term) in terms.enumerated() where keys[a][place] != keys[b][place] {
        if keys[a][place] == .missing { return false }
        if keys[b][place] == .missing { return true }
        let isLess = keys[a][place] < keys[b][place]
        return term.descending ? !isLess : isLess
      }
      return a < b
    }
    return places.map { rows[$0] }
  }

  private func key(_ row: [Value], _ term: SortTerm) -> SortKeyValue {
    guard case .column(let place, _) = term.column else { return .missing }
    return SortKeyValue(row[place])
  }
}

extension RemotePlan.Step {
  fileprivate var keepsShape: Bool {
    switch self {
    case .filter, .limit, .limitEach, .sample, .expect: true
    case .sort, .select, .aggregate: false
    }
  }
}
