import ToriEngine
import ToriText
import ToriTime

/// Lines of time and shares, from counts that servers make.
extension RemoteRun {
  /// How many rows lie in each stretch of a line of time, in none for certain, and how many have no time.
  private func counts(
    of found: Found, by part: TimePart
  ) throws(EngineError) -> (counts: [Stretch: Int], uncertain: Int, undated: Int) {
    let column = BlockColumns.line(of: part)
    let rows = try ask(
      "SELECT dated AS k0, \(column) AS k1, toInt64(count()) AS c FROM \(BlockColumns.table) WHERE \(found.condition) GROUP BY k0, k1",
      [.small, .optionalNumber, .number])
    var counts: [Stretch: Int] = [:]
    var (uncertain, undated) = (0, 0)
    for row in rows {
      let count = row[2].asNumber ?? 0
      if row[0].asNumber == 0 {
        undated += count
      } else if let order = row[1].asNumber {
        counts[Stretch(part, ofOrder: order, isOnLine: true), default: 0] += count
      } else {
        uncertain += count
      }
    }
    return (counts, uncertain, undated)
  }

  mutating func timeline(
    of found: Found, by stage: TimelineStage, _ shape: RowShape
  ) throws(EngineError) -> RemoteTable {
    let part = stage.part
    let (counts, uncertain, undated) = try counts(of: found, by: part)
    if undated > 0 { add(Note(.undatedOffLine(undated))) }
    if uncertain > 0 { add(Note(.offLine(uncertain, part))) }
    let line = try Stretch.line(
      of: part, asked: stage.asked, holding: counts.keys, else: counts.keys, in: catalogue.zone)
    return RemoteTable(
      shape: shape.inDoubt(undated + uncertain > 0),
      rows: line.map { [.text($0.name), .integer(counts[$0] ?? 0)] })
  }

  /// For each value of the key: these rows, all there, and what part of them these are.
  mutating func share(
    of found: Found, among everything: Found, by stage: ShareStage, _ key: KeySQL, _ shape: RowShape
  ) throws(EngineError) -> RemoteTable {
    let counting = AggregateStage(.count, by: [stage.key])
    let before = self
    let these = try figures(of: found, by: counting, [key])
    let wholes = try figures(of: everything, by: counting, [key])
    // What is said of counts is not said of shares.
    self = before
    let all = Dictionary(wholes.map { ($0[0], $0[1]) }) { first, _ in first }
    let rows: [[Value]]
    let rest: [[Value]]
    if case .time(let part, _) = stage.key, stage.key.isLine {
      let counts = Dictionary(these.map { ($0[0], $0[1]) }) { first, _ in first }
      rows = try Stretch.line(
        of: part, asked: stage.asked, holding: try self.counts(of: found, by: part).counts.keys,
        else: try self.counts(of: everything, by: part).counts.keys, in: catalogue.zone
      ).map { [.text($0.name), counts[.text($0.name)] ?? .integer(0)] }
      let named = Set(rows.map { $0[0] })
      rest = these.filter { !named.contains($0[0]) }
    } else {
      let values = wholes.map { $0[0] }.filter { value in
        if case .text(let name) = value { stage.documents?.contains(name) ?? true } else { true }
      }
      (rows, rest) = withNone(these, among: values, by: stage.key)
    }
    return RemoteTable(
      shape: shape.inDoubt(shape.isTimeline && !rest.isEmpty),
      rows: (rows + rest).map { row in
        guard case .integer(let count) = row[1], case .integer(let whole)? = all[row[0]] else {
          return row + [.integer(0), .none]
        }
        return row + [.integer(whole), .number(Double(count) / Double(whole))]
      })
  }

  /// The rows of a count, with those of values that none of the rows has, where each of them has its row; else these
  /// are counted in a note.
  private mutating func withNone(
    _ rows: [[Value]], among values: [Value], by key: GroupKey
  ) -> (rows: [[Value]], rest: [[Value]]) {
    let counts = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    let named = values.filter { !$0.isNoKey }
    guard key.hasRowForEach(of: named.count) else {
      let left = named.count { counts[$0] == nil }
      if left > 0 { add(Note(.withNone(left, key.name))) }
      return (rows, [])
    }
    if case .time = key {
      return (named.map { [$0, counts[$0] ?? .integer(0)] }, rows.filter { $0[0].isNoKey })
    }
    return (rows + named.filter { counts[$0] == nil }.map { [$0, .integer(0)] }, [])
  }
}
