import ToriIndex
import ToriLanguage
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
      var groups: [[GroupValue]: Figure] = [:]
      for (value, count) in counted { groups[[value], default: Figure()].add(count) }
      return table(groups, aggregate, keys, shape)
    }
    let reader = reader(rows)
    let list: [BlockID] = if case .blocks(let blocks, _) = rows { blocks.list } else { [] }
    func value(_ column: ColumnReference, _ row: Int) throws -> Value {
      switch column {
      case .field(let field): Cells(index: index).value(field, of: list[row])
      case .column(let place, _): try reader.value(row: row, column: place)
      }
    }
    var groups: [[GroupValue]: Figure] = [:]
    var lacking = 0
    for row in 0..<rows.count {
      if row & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      var measured: Value = .none
      if case .figure(_, let column) = aggregate {
        measured = try value(column, row)
        if measured == .none { lacking += 1 }
      }
      let values = try keys.map { try groupValues($0, try value($0.origin, row)) }
      for combination in combinations(values) {
        groups[combination, default: Figure()].add(measured)
      }
    }
    if keys.isEmpty && groups.isEmpty { groups[[]] = Figure() }
    if case .figure(_, let column) = aggregate, lacking > 0 {
      notes.append(.lacking(lacking, column.name))
    }
    return table(groups, aggregate, keys, shape)
  }

  private func table(
    _ groups: [[GroupValue]: Figure], _ aggregate: Aggregate, _ keys: [GroupKey], _ shape: RowShape
  ) -> Table {
    let inOrder = groups.sorted { isBefore($0, $1, aggregate, keys) }
    let cells = inOrder.map { $0.key.map(\.value) + [$0.value.value(of: aggregate)] }
    return Table(shape: shape, rows: cells)
  }

  private func isBefore(
    _ a: (key: [GroupValue], value: Figure), _ b: (key: [GroupValue], value: Figure),
    _ aggregate: Aggregate, _ keys: [GroupKey]
  ) -> Bool {
    let hasTime = keys.contains { if case .time = $0 { true } else { false } }
    if !hasTime, a.value.count != b.value.count { return a.value.count > b.value.count }
    for (a, b) in zip(a.key, b.key) where a != b {
      return (a.rank, a.order) < (b.rank, b.order)
    }
    return false
  }

  private func groupValues(_ key: GroupKey, _ value: Value) throws -> [GroupValue] {
    switch (key, value) {
    case (.time(_, of: let column), .none): [GroupValue(missing: column.name)]
    case (.time(let part, _), .time(let span)):
      Bucket(part, holding: span, in: index.zone).map { [GroupValue($0)] }
        ?? [GroupValue(uncertain: part)]
    case (.host, .list(let links)): hosts(links)
    case (.host, .text(let url)): hosts([.text(url)])
    case (.host, _): [GroupValue(missing: "link")]
    case (_, .none): [GroupValue(missing: key.name)]
    case (_, .list(let values)): Array(Set(values.map { GroupValue($0, zone: index.zone) }))
    default: [GroupValue(value, zone: index.zone)]
    }
  }

  private func hosts(_ links: [Value]) -> [GroupValue] {
    let hosts = links.compactMap { link -> String? in
      if case .text(let url) = link { URLHost.of(url) } else { nil }
    }
    return hosts.isEmpty
      ? [GroupValue(missing: "host")]
      : Set(hosts).map { GroupValue(.text($0), zone: index.zone) }
  }

  private func combinations(_ values: [[GroupValue]]) -> [[GroupValue]] {
    values.reduce([[]]) { rows, values in rows.flatMap { row in values.map { row + [$0] } } }
  }
}

/// The value of a key, with its place among the others.
struct GroupValue: Hashable {
  let value: Value
  /// Rows where it is not certain come after the others, those without the key last.
  let rank: Int
  /// Where it stands among those of its rank.
  let order: SortKeyValue

  init(_ bucket: Bucket) {
    value = .text(bucket.name)
    (rank, order) = (0, .integer(bucket.order))
  }

  init(_ value: Value, zone: Zone) {
    self.value =
      switch value {
      case .time(let span): .text(span.edtf(in: zone))
      case .date(let date): .text(date.edtf)
      case .boolean(let value): .text(value ? "true" : "false")
      default: value
      }
    (rank, order) = (0, SortKeyValue(self.value))
  }

  init(missing key: String) {
    value = .words(LocalizedText("(no \(key))", ja: "（\(key)なし）"))
    (rank, order) = (2, SortKeyValue(value))
  }

  init(uncertain part: TimePart) {
    value = .words(LocalizedText("(\(part.doubted) not certain)", ja: "（\(part.doubted)が不確か）"))
    (rank, order) = (1, SortKeyValue(value))
  }

  // Texts that are the same to Unicode are one value, though their bytes stand in an order.
  static func == (a: GroupValue, b: GroupValue) -> Bool { a.rank == b.rank && a.value == b.value }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rank)
    hasher.combine(value)
  }
}

/// A count, and the numbers of a group as far as its rows have them.
struct Figure {
  private(set) var count = 0
  private var values: [Value] = []

  mutating func add(_ more: Int) { count += more }

  mutating func add(_ value: Value) {
    count += 1
    if value != .none { values.append(value) }
  }

  func value(of aggregate: Aggregate) -> Value {
    guard case .figure(let function, _) = aggregate else { return .integer(count) }
    switch function {
    case .min: return values.min { SortKeyValue($0) < SortKeyValue($1) } ?? .none
    case .max: return values.max { SortKeyValue($0) < SortKeyValue($1) } ?? .none
    case .sum: return sum
    case .mean: return numbers.isEmpty ? .none : .number(total / Double(numbers.count))
    case .median: return median
    }
  }

  private var numbers: [Double] {
    values.compactMap {
      switch $0 {
      case .integer(let number): Double(number)
      case .number(let number): number
      default: nil
      }
    }
  }

  private var total: Double { numbers.reduce(0, +) }

  /// Whole as long as the values are, and their sum is one that a whole number can be.
  private var sum: Value {
    // Of nothing known, nothing is known.
    if values.isEmpty { return .none }
    var sum = 0
    for value in values {
      guard case .integer(let number) = value else { return .number(total) }
      let (next, overflow) = sum.addingReportingOverflow(number)
      if overflow { return .number(total) }
      sum = next
    }
    return .integer(sum)
  }

  private var median: Value {
    let sorted = numbers.sorted()
    if sorted.isEmpty { return .none }
    let middle = sorted.count / 2
    return .number(
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
  }
}

extension GroupKey {
  /// Where the key's values are read.
  fileprivate var origin: ColumnReference {
    switch self {
    case .column(let column), .time(_, of: let column), .host(of: let column): column
    }
  }
}
