import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

extension PlanRun {
  /// Rows gathered by the values of the keys, with a count or a figure of each group.
  ///
  /// Groups of a time stand in its order, others from the largest count down; a row with several
  /// values of a key counts once under each.
  mutating func aggregated(
    _ rows: Rows, _ aggregate: Aggregate, by keys: [GroupKey], shape: RowShape
  ) throws -> Table {
    if case .blocks(let blocks, let view) = rows, view == .posts || view == .blocks,
      aggregate == .count, keys.count == 1,
      let counted = try countedInIndex(blocks.set, by: keys[0])
    {
      // The stretches of a line of time come in its order, each once.
      if keys[0].isLine {
        return Table(shape: shape, rows: counted.map { [$0.value.value, .integer($0.count)] })
      }
      var groups = Groups()
      for (value, count) in counted { groups.figures[groups.number(of: [value])].add(count) }
      return try table(groups, aggregate, keys, shape)
    }
    if case .blocks(let blocks, _) = rows, var groups = BlockGroups(keys, aggregate, index) {
      try groups.add(blocks.set, index, cancellation)
      note(aggregate, lacking: groups.lacking)
      return Table(
        shape: shape,
        rows: try groups.named(cancellation) { a, b in isBefore(a, b, keys) }.map {
          $0.values.map(\.value) + [$0.figure]
        })
    }
    let reader = reader(rows)
    let list: [BlockID] = if case .blocks(let blocks, _) = rows { blocks.list } else { [] }
    func value(_ column: ColumnReference, _ row: Int) throws -> Value {
      switch column {
      case .field(let field): Cells(index: index).value(field, of: list[row])
      case .column(let place, _): try reader.value(row: row, column: place)
      }
    }
    var groups = Groups()
    // Which groups the same came to before.
    var known: [[KeyCell]: [Int]] = [:]
    let zone = index.zone
    var lacking = 0
    for row in 0..<rows.count {
      if row & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      var measured: Value = .none
      if case .figure(_, let column) = aggregate {
        measured = try value(column, row)
        if measured == .none { lacking += 1 }
      }
      let cells = try keys.map { KeyCell($0, try value($0.origin, row), zone: zone) }
      let numbers: [Int]
      if let seen = known[cells] {
        numbers = seen
      } else {
        let values = zip(keys, cells).map { groupValues($0, $1, zone: zone) }
        numbers = Self.combinations(values).map { groups.number(of: $0) }
        known[cells] = numbers
      }
      for number in numbers { groups.figures[number].add(measured) }
    }
    if keys.isEmpty { _ = groups.number(of: []) }
    note(aggregate, lacking: lacking)
    return try table(groups, aggregate, keys, shape)
  }

  private mutating func note(_ aggregate: Aggregate, lacking: Int) {
    guard case .figure(_, let column) = aggregate, lacking > 0 else { return }
    notes.append(.lacking(lacking, column.name))
  }

  /// Groups of a time stand in its order, others from the largest count down.
  private func isBefore(
    _ a: (places: [Int], count: Int), _ b: (places: [Int], count: Int), _ keys: [GroupKey]
  ) -> Bool {
    if !keys.contains(where: \.isTime), a.count != b.count { return a.count > b.count }
    return a.places.lexicographicallyPrecedes(b.places)
  }

  private func table(
    _ groups: Groups, _ aggregate: Aggregate, _ keys: [GroupKey], _ shape: RowShape
  ) throws -> Table {
    let inOrder = try cancellation.sorted(zip(groups.keys, groups.figures)) {
      isBefore($0, $1, keys)
    }
    let cells = try cancellation.map(inOrder) { key, figure in
      key.map(\.value) + [figure.value(of: aggregate)]
    }
    return Table(shape: shape, rows: cells)
  }

  private func isBefore(
    _ a: ([GroupValue], Figure), _ b: ([GroupValue], Figure), _ keys: [GroupKey]
  ) -> Bool {
    if !keys.contains(where: \.isTime), a.1.count != b.1.count { return a.1.count > b.1.count }
    for (a, b) in zip(a.0, b.0) where a != b {
      return (a.rank, a.order) < (b.rank, b.order)
    }
    return false
  }

  private func groupValues(_ key: GroupKey, _ cell: KeyCell, zone: Zone) -> [GroupValue] {
    let cell =
      if let field = key.foldedField, case .value(let value) = cell {
        KeyCell.value(value.spelled(as: field, in: index))
      } else {
        cell
      }
    return Self.groupValues(key, cell, zone)
  }

  private static func groupValues(
    _ key: GroupKey, _ cell: KeyCell, _ zone: Zone
  ) -> [GroupValue] {
    switch (key, cell) {
    case (_, .bucket(let bucket)): [GroupValue(bucket)]
    case (.time(let part, _), .uncertain): [GroupValue(uncertain: part)]
    case (.time(_, of: let column), _): [GroupValue(missing: column.name)]
    case (.host, .value(.list(let links))): hosts(links, zone)
    case (.host, .value(.text(let url))): hosts([.text(url)], zone)
    case (.host, _): [GroupValue(missing: "link")]
    case (_, .value(.list(let values))): Array(Set(values.map { GroupValue($0, zone: zone) }))
    case (_, .value(let value)) where value != .none: [GroupValue(value, zone: zone)]
    default: [GroupValue(missing: key.name)]
    }
  }

  private static func hosts(_ links: [Value], _ zone: Zone) -> [GroupValue] {
    let hosts = links.compactMap { link -> String? in
      if case .text(let url) = link { URLHost.of(url) } else { nil }
    }
    return hosts.isEmpty
      ? [GroupValue(missing: "host")]
      : Set(hosts).map { GroupValue(.text($0), zone: zone) }
  }

  private static func combinations(_ values: [[GroupValue]]) -> [[GroupValue]] {
    if values.count == 1 { return values[0].map { [$0] } }
    return values.reduce([[]]) { rows, values in rows.flatMap { row in values.map { row + [$0] } } }
  }
}

extension GroupKey {
  fileprivate var isTime: Bool { if case .time = self { true } else { false } }

  /// The field whose texts are gathered where they fold alike.
  fileprivate var foldedField: Field? {
    if case .column(let column) = self { column.foldedField } else { nil }
  }

  /// Where the key's values are read.
  fileprivate var origin: ColumnReference {
    switch self {
    case .column(let column), .time(_, of: let column), .host(of: let column): column
    }
  }
}
