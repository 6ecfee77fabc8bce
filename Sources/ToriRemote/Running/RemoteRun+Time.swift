import ToriEngine
import ToriText
import ToriTime

/// Lines of time and shares, from counts that servers make.
extension RemoteRun {
  /// How many rows lie in each stretch of a line of time, in none for certain, and how many have no time.
  private func counts(
    of found: Found, by part: TimePart
  ) throws(EngineError) -> (counts: [Stretch: Int], uncertain: Int, undated: Int) {
    let rows = try ask(
      found.groups(by: ["dated", BlockColumns.line(of: part)], limit: nil),
      [.small, .optionalStretch(part, isOnLine: true), .count])
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
    let all = ShareStage.counts(wholes)
    let rows: [[Value]]
    let rest: [[Value]]
    if case .time(let part, _) = stage.key, stage.key.isLine {
      let line = try Stretch.line(
        of: part, asked: stage.asked, holding: try self.counts(of: found, by: part).counts.keys,
        else: try self.counts(of: everything, by: part).counts.keys, in: catalogue.zone)
      (rows, rest) = stage.rows(these, on: line)
    } else {
      let (named, others, note) = stage.rows(these, among: wholes)
      (rows, rest) = (named, others)
      if let note { add(note) }
    }
    if let note = stage.note { add(note) }
    return RemoteTable(
      shape: shape.inDoubt(shape.isTimeline && !rest.isEmpty),
      rows: (rows + rest).map { stage.row($0, of: all) })
  }
}
