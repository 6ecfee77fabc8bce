import ToriEngine

/// Rows of a table gathered once more.
extension RemoteRun {
  mutating func aggregated(_ rows: [[Value]], by stage: AggregateStage) -> [[Value]] {
    var numbers: [[GroupValue]: Int] = [:]
    var groups: [(values: [GroupValue], figure: Figure)] = []
    // Of all rows together there is a figure even where there are none.
    if stage.keys.isEmpty {
      numbers[[]] = 0
      groups.append(([], Figure()))
    }
    var lacking = 0
    for row in rows {
      var different: [GroupValue] = []
      var value = Value.none
      switch stage.aggregate {
      case .count: break
      case .distinct(let key):
        different = values(key, row).filter(\.isCertain)
        if different.isEmpty { lacking += 1 }
      case .figure(_, of: let column):
        value = cell(column, row)
        if value == .none { lacking += 1 }
      }
      for group in self.groups(of: row, by: stage.keys) {
        let number = numbers[group] ?? groups.count
        if number == groups.count {
          numbers[group] = number
          groups.append((group, Figure()))
        }
        if case .distinct = stage.aggregate {
          groups[number].figure.add(different: different)
        } else {
          groups[number].figure.add(value)
        }
      }
    }
    if let note = stage.aggregate.note(lacking: lacking) { add(note) }
    let isOfTime = stage.keys.contains(where: \.isTime)
    let ranked = groups.map { ($0.values, $0.figure, rank: $0.figure.rank(of: stage.aggregate)) }
    return ranked.sorted { a, b in
      a.0.stands(before: b.0, ranks: isOfTime ? nil : (a.rank, b.rank))
    }.map { values, figure, _ in values.map(\.value) + [figure.value(of: stage.aggregate)] }
  }

  /// The first rows of each group; a row that is in several stays if it is among the first of any.
  func first(_ count: Int, of rows: [[Value]], by keys: [GroupKey]) -> [[Value]] {
    var taken: [[GroupValue]: Int] = [:]
    return rows.filter { row in
      let groups = groups(of: row, by: keys)
      defer { for group in groups { taken[group, default: 0] += 1 } }
      return groups.contains { taken[$0, default: 0] < count }
    }
  }

  private func groups(of row: [Value], by keys: [GroupKey]) -> [[GroupValue]] {
    GroupKey.combinations(keys.map { values($0, row) })
  }

  private func values(_ key: GroupKey, _ row: [Value]) -> [GroupValue] {
    key.values(KeyCell(key, cell(key.origin, row), zone: catalogue.zone), zone: catalogue.zone)
  }

  private func cell(_ column: ColumnReference, _ row: [Value]) -> Value {
    if case .column(let place, _) = column { row[place] } else { .none }
  }
}
