import ToriEngine
import ToriLanguage

/// The first of many groups where they stand in the order of how many rows they have: servers tell these alone, with all
/// that are tied with the last, and tori puts them in order.
struct FirstGroups: Sendable {
  /// Which rows are counted, by what, as a table.
  let counted: RemotePlan
  let found: Found
  let stage: AggregateStage
  let keys: [KeySQL]
  /// What the table is put in the order of, of the count first; nothing where it stands so by itself.
  let order: (terms: [SortTerm], shape: RowShape)?
  let limit: LimitStage

  /// Nil where the order is another, or servers cannot tell groups apart.
  init?(of plan: RemotePlan, _ limit: LimitStage) {
    var counted = plan
    var order: (terms: [SortTerm], shape: RowShape)?
    if case .step(let below, .sort(let terms), let shape) = plan {
      (counted, order) = (below, (terms, shape))
    }
    guard case .figures(let found, let stage, let keys, _) = counted, stage.aggregate == .count,
      !stage.keys.isEmpty, keys.allSatisfy({ $0.parts != nil || $0.isOfBody }), limit.count > 0,
      limit.count * 2 + Self.slack < Found.groupLimit
    else { return nil }
    if let order {
      guard let first = order.terms.first, first.descending,
        case .column(stage.keys.count, _) = first.column
      else { return nil }
    } else if stage.keys.contains(where: \.isTime) {
      return nil
    }
    (self.counted, self.found, self.stage, self.keys) = (counted, found, stage, keys)
    (self.order, self.limit) = (order, limit)
  }

  /// So many more than wanted are asked for, of which some may be tied with the last.
  private static let slack = 10

  /// How many groups are asked for at first.
  var asked: Int { limit.count * 2 + Self.slack }

  var types: [StoredType] { keys.flatMap(\.columns).map(\.type) + [.count] }

  /// A query for the largest groups, as many as are asked for and one more.
  var largest: String { groups(found.condition) + " ORDER BY c DESC LIMIT \(asked + 1)" }

  /// A query for those that have so many rows at least, one more than a table may have.
  func groups(of count: Int) -> String {
    groups(found.condition) + " HAVING c >= \(count) LIMIT \(Found.groupLimit + 1)"
  }

  /// A query for how many groups there are.
  var count: String {
    let parts = named.map { $0.part ?? $0.column }
    let list = parts.enumerated().map { "\($0.element) AS k\($0.offset)" }.joined(separator: ", ")
    let names = parts.indices.map { "k\($0)" }.joined(separator: ", ")
    return
      "SELECT toInt64(count()) FROM (SELECT \(list) FROM \(BlockColumns.table) WHERE \(found.condition) GROUP BY \(names))"
  }

  /// A query for all groups of texts that fold as others do: some of these may be the same to Unicode, which servers do
  /// not see. Nil where no texts are told apart.
  var alike: String? {
    guard keys.contains(where: \.isOfBody) else { return nil }
    let several =
      "SELECT body_fold FROM \(BlockColumns.table) WHERE \(found.condition) GROUP BY body_fold HAVING min(body) != max(body)"
    return groups(SQLText.and(found.conditions + ["body_fold GLOBAL IN (\(several))"]))
      + " LIMIT \(Found.groupLimit + 1)"
  }

  /// Each column, and what tells groups apart in its place where that is something else.
  private var named: [(column: String, part: String?)] {
    keys.flatMap { key in
      key.columns.enumerated().map { place, column in
        let part = key.parts?[place]
        return (column.sql, part == column.sql ? nil : part)
      }
    }
  }

  private func groups(_ condition: String) -> String {
    let columns = named.enumerated().map { place, name in
      name.part == nil ? "\(name.column) AS k\(place)" : "any(\(name.column)) AS k\(place)"
    }
    let keys = named.enumerated().map { place, name in name.part ?? "k\(place)" }
    return
      "SELECT \(columns.joined(separator: ", ")), toInt64(count()) AS c FROM \(BlockColumns.table) WHERE \(condition) GROUP BY \(keys.joined(separator: ", "))"
  }
}

extension KeySQL {
  /// Whether rows are counted by their texts.
  fileprivate var isOfBody: Bool { columns.map(\.sql) == ["body"] }
}
