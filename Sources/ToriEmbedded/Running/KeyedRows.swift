import ToriEngine
import ToriIndex

/// Rows and the groups that they are in by some keys, numbered as they come; for rows whose keys are not
/// read in bulk.
struct KeyedRows {
  private let keys: [GroupKey]
  private let index: Index
  private let reader: RowReader
  private let list: [BlockID]
  private var numbers: [[GroupValue]: Int] = [:]
  /// At the group's number.
  private(set) var groups: [[GroupValue]] = []
  /// Which groups the same came to before.
  private var known: [[KeyCell]: [Int]] = [:]

  init(_ rows: Rows, _ keys: [GroupKey], _ run: PlanRun) {
    self.keys = keys
    index = run.index
    reader = run.reader(rows)
    list = rows.blockOfEach
  }

  func value(_ column: ColumnReference, _ row: Int) throws -> Value {
    switch column {
    case .field(let field): Cells(index: index).value(field, of: list[row])
    case .column(let place, _): try reader.value(row: row, column: place)
    }
  }

  /// The values that a row has of a key; words for none where it has none.
  func values(_ key: GroupKey, _ row: Int) throws -> [GroupValue] {
    values(key, KeyCell(key, try value(key.origin, row), zone: index.zone))
  }

  /// The numbers of the groups that a row is in.
  mutating func groups(of row: Int) throws -> [Int] {
    let cells = try keys.map { KeyCell($0, try value($0.origin, row), zone: index.zone) }
    if let seen = known[cells] { return seen }
    let found = GroupKey.combinations(zip(keys, cells).map { values($0, $1) }).map {
      number(of: $0)
    }
    known[cells] = found
    return found
  }

  private mutating func number(of group: [GroupValue]) -> Int {
    if let number = numbers[group] { return number }
    numbers[group] = groups.count
    groups.append(group)
    return groups.count - 1
  }

  private func values(_ key: GroupKey, _ cell: KeyCell) -> [GroupValue] {
    let cell =
      if let field = key.foldedField, case .value(let value) = cell {
        KeyCell.value(value.spelled(as: field, in: index))
      } else {
        cell
      }
    return key.values(cell, zone: index.zone)
  }
}

extension GroupKey {
  /// The field whose texts are gathered where they fold alike.
  fileprivate var foldedField: Field? {
    if case .column(let column) = self { column.foldedField } else { nil }
  }
}
