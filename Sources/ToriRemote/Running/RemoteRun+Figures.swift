import ToriEngine
import ToriLanguage
import ToriText

/// Counts and figures: rows are gathered on the servers, and tori puts what comes of it in order and names it.
extension RemoteRun {
  /// Rows gathered by what they have in common, and how many there are of each.
  struct Group {
    let values: [GroupValue]
    var count: Int
  }

  /// The groups by these keys; a row with several values of a key is in several.
  func groups(of found: Found, by keys: [KeySQL]) throws(EngineError) -> [Group] {
    let columns = keys.flatMap(\.columns)
    let rows = try ask(found.groups(by: columns.map(\.sql)), columns.map(\.type) + [.count])
    guard rows.count <= Found.groupLimit else {
      throw Refusal.tooManyGroups
    }
    return groups(rows, by: keys)
  }

  /// Those that servers tell: the columns of the keys, and how many.
  func groups(_ rows: [[StoredValue]], by keys: [KeySQL]) -> [Group] {
    // What is the same to Unicode is one, though its bytes stand apart on the servers.
    var numbers: [[GroupValue]: Int] = [:]
    var groups: [Group] = []
    for row in rows {
      var place = 0
      let values = keys.map { key in
        defer { place += key.columns.count }
        return key.value(row[place..<place + key.columns.count])
      }
      let count = row.last?.asNumber ?? 0
      if let number = numbers[values] {
        groups[number].count += count
      } else {
        numbers[values] = groups.count
        groups.append(Group(values: values, count: count))
      }
    }
    return groups
  }

  mutating func figures(
    of found: Found, by stage: AggregateStage, _ keys: [KeySQL]
  ) throws(EngineError) -> [[Value]] {
    let isWhole = stage.keys.isEmpty
    if stage.aggregate == .count, isWhole { return [[.integer(try count(found))]] }
    let own = Array(keys.prefix(stage.keys.count))
    let rows: [(values: [GroupValue], figure: Value, rank: Int)]
    switch stage.aggregate {
    case .count: rows = Self.counts(try groups(of: found, by: own))
    case .distinct:
      try noteLacking(found, stage.aggregate, keys.suffix(1))
      rows = Self.gathered(try groups(of: found, by: keys), isWhole: isWhole).map {
        values, groups in
        let count = groups.count { $0.values.last?.isCertain == true }
        return (values, .integer(count), count)
      }
    case .figure(let function, of: _):
      try noteLacking(found, stage.aggregate, keys.suffix(1))
      rows = Self.gathered(try groups(of: found, by: keys), isWhole: isWhole).map {
        values, groups in
        let figure = HistogramFigure(
          groups.map { ($0.values.last?.value ?? .none, $0.count) })
        return (values, figure.value(of: function), groups.reduce(0) { $0 + $1.count })
      }
    }
    let table = Self.inOrder(rows, by: stage)
    try noteSharedNames(in: table, of: found, by: stage.keys)
    return table
  }

  /// The rows of groups that are counted, in their order.
  func rows(of groups: [Group], by stage: AggregateStage) -> [[Value]] {
    Self.inOrder(Self.counts(groups), by: stage)
  }

  private static func counts(
    _ groups: [Group]
  ) -> [(values: [GroupValue], figure: Value, rank: Int)] {
    groups.map { ($0.values, .integer($0.count), $0.count) }
  }

  private static func inOrder(
    _ rows: [(values: [GroupValue], figure: Value, rank: Int)], by stage: AggregateStage
  ) -> [[Value]] {
    let isOfTime = stage.keys.contains(where: \.isTime)
    return rows.sorted { a, b in
      a.values.stands(before: b.values, ranks: isOfTime ? nil : (a.rank, b.rank))
    }.map { $0.values.map(\.value) + [$0.figure] }
  }

  private mutating func noteLacking(
    _ found: Found, _ aggregate: Aggregate, _ keys: ArraySlice<KeySQL>
  ) throws(EngineError) {
    let lacking = try groups(of: found, by: Array(keys))
      .filter { $0.values.last?.isCertain == false }.reduce(0) { $0 + $1.count }
    if let note = aggregate.note(lacking: lacking) { add(note) }
  }

  /// Groups with all values but the last in common.
  private static func gathered(
    _ groups: [Group], isWhole: Bool
  ) -> [(values: [GroupValue], groups: [Group])] {
    // Of all rows together there is a figure even where there are none.
    if isWhole { return [([], groups)] }
    var numbers: [[GroupValue]: Int] = [:]
    var gathered: [(values: [GroupValue], groups: [Group])] = []
    for group in groups {
      let values = Array(group.values.dropLast())
      if let number = numbers[values] {
        gathered[number].groups.append(group)
      } else {
        numbers[values] = gathered.count
        gathered.append((values, [group]))
      }
    }
    return gathered
  }

  /// The names that come first, where these may stand with several identifiers.
  private func judged(_ rows: [[Value]], by keys: [GroupKey]) -> [String]? {
    guard let place = keys.firstIndex(where: { $0.counts(.text(.author)) }),
      !keys.contains(where: { $0.counts(.text(.authorID)) }), catalogue.hasAuthorIDs
    else { return nil }
    var names: [String] = []
    for row in rows where names.count < Self.judgedNames {
      if case .text(let name) = row[place], !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Whether no row further down would change what is noted of names.
  func hasJudgedNames(_ rows: [[Value]], by keys: [GroupKey]) -> Bool {
    judged(rows, by: keys).map { $0.count == Self.judgedNames } ?? true
  }

  /// Notes which of the names that come first stand with several identifiers.
  mutating func noteSharedNames(
    in rows: [[Value]], of found: Found, by keys: [GroupKey]
  ) throws(EngineError) {
    guard let names = judged(rows, by: keys), !names.isEmpty else { return }
    let folded = SQLText.list(names.map(Folding.string))
    let counts = try ask(
      "SELECT author_fold AS k, toInt64(ifNull(uniqExact(author_id_key), 0)) AS c FROM \(BlockColumns.table) WHERE \(SQLText.and(found.conditions + ["author_fold IN \(folded)"])) GROUP BY k",
      [.optionalText, .count])
    let known = Dictionary(counts.map { ($0[0].asText ?? "", $0[1].asNumber ?? 0) }) { $1 }
    let shared = names.compactMap { name -> Note.Counted? in
      let count = known[Folding.string(name)] ?? 0
      return count > 1 ? Note.Counted(name, count) : nil
    }
    if !shared.isEmpty {
      add(Note(.sharedNames(shared), hint: .gather("by author, author_id")))
    }
  }

  /// A name further down gathers too little to mislead.
  private static let judgedNames = 3
}

extension GroupKey {
  fileprivate func counts(_ access: Field.Access) -> Bool {
    if case .column(.field(let field)) = self { field.access == access } else { false }
  }
}
