import ToriCorpus
import ToriIndex
import ToriTime

/// Counts and orders that the index makes by itself, without a row being looked at.
extension PlanRun {
  /// How many of the blocks there are for each value of the key; nil where the index keeps no column
  /// that tells.
  func countedInIndex(
    _ blocks: BlockSet, by key: GroupKey
  ) throws -> [(value: GroupValue, count: Int)]? {
    switch key {
    case .time(let part, of: .field(let field)) where field.access == .time:
      return try counted(blocks, by: part)
    case .column(.field(let field)): return try counted(blocks, by: field)
    case .column, .time, .host: return nil
    }
  }

  private func counted(
    _ blocks: BlockSet, by field: Field
  ) throws -> [(value: GroupValue, count: Int)]? {
    func group(_ value: Value?) -> GroupValue {
      value.map { GroupValue($0, zone: index.zone) } ?? GroupValue(missing: field.name)
    }
    switch field.access {
    case .kind:
      return try index.counts(byKindAmong: blocks, cancellation: cancellation)
        .map { (group(.text($0.value.name)), $0.count) }
    case .document:
      return try index.counts(byDocumentAmong: blocks, cancellation: cancellation).enumerated()
        .filter { $0.element > 0 }
        .map { (group(.text(index.documents[$0.offset].name)), $0.element) }
    case .integer(let column):
      return try index.counts(by: column, among: blocks, cancellation: cancellation)
        .map { (group($0.value.map { .integer($0) }), $0.count) }
    case .text(let column):
      return try index.counts(by: column, among: blocks, cancellation: cancellation)
        .map { (group($0.value.map { .text($0) }), $0.count) }
    case .texts(let column):
      return try index.counts(by: column, among: blocks, cancellation: cancellation)
        .map { (group($0.value.map { .text($0) }), $0.count) }
    case .id, .body, .time, .repliesTo, .dates, .deleted, .lines, .bytes: return nil
    }
  }

  /// By a part of their time.
  private func counted(
    _ blocks: BlockSet, by part: TimePart
  ) throws -> [(value: GroupValue, count: Int)]? {
    // What is known of all times is enough if that is not far more periods than there are blocks.
    let most = min(Bucket.startLimit, 100 + blocks.count)
    var starts = index.timeHull.flatMap {
      Bucket.starts(of: part, from: $0, to: $1, in: index.zone, limit: most)
    }
    if starts == nil {
      guard
        let (first, last) = try index.timeExtremes(among: blocks, cancellation: cancellation)
      else { return blocks.isEmpty ? [] : [(GroupValue(missing: "time"), blocks.count)] }
      starts = Bucket.starts(
        of: part, from: first, to: last, in: index.zone, limit: Bucket.startLimit)
    }
    guard let starts else { return nil }
    let counts = try index.counts(
      byPeriodsStarting: starts, among: blocks, cancellation: cancellation)
    var groups = zip(starts, counts.counts).filter { $0.1 > 0 }
      .map { (GroupValue(Bucket(part, at: CivilTime($0.0, in: index.zone))), $0.1) }
    if counts.uncertain > 0 {
      groups.append((GroupValue(uncertain: part), counts.uncertain))
    }
    if counts.undated > 0 { groups.append((GroupValue(missing: "time"), counts.undated)) }
    return groups
  }
}

extension PlanRun {
  /// The first rows in the order of one term; nil where the index cannot tell it by itself.
  func rankedInIndex(_ rows: Rows, by term: SortTerm, first count: Int) throws -> Rows? {
    // Ties keep the order that the rows have, which the index knows only of its own.
    guard case .blocks(.set(let blocks), let view) = rows, case .field(let field) = term.column
    else { return nil }
    let key: OrderKey
    switch field.access {
    case .integer(let column): key = .integer(column)
    case .time: key = .time
    default: return nil
    }
    let first = try index.top(
      count, by: key, descending: term.descending, among: blocks, cancellation: cancellation)
    return .blocks(.list(first), view)
  }
}

extension Bucket {
  /// More periods than these are not laid out beforehand: a time far off would cost more than it tells.
  fileprivate static let startLimit = 200_000

  /// Where the periods of `part` begin that hold all from `first` to `last`, and where the last of them
  /// ends; nil if they are `limit` or more.
  fileprivate static func starts(
    of part: TimePart, from first: Instant, to last: Instant, in zone: Zone, limit: Int
  ) -> [Instant]? {
    var time = CivilTime(first, in: zone)
    (time.minute, time.second, time.millisecond) = (0, 0, 0)
    if part != .hour { time.hour = 0 }
    switch part {
    case .year: (time.month, time.day) = (1, 1)
    case .month: time.day = 1
    case .week: time.day -= time.weekday - 1
    case .day, .hour, .weekday: break
    }
    var starts: [Instant] = []
    while starts.count < limit {
      let start = time.instant(in: zone)
      // Where clocks go forward, an hour that they skip begins with the next.
      if starts.last.map({ $0 < start }) ?? true { starts.append(start) }
      if last < start { return starts }
      switch part {
      case .year: time.year += 1
      case .month: time.month += 1
      case .week: time.day += 7
      case .day, .weekday: time.day += 1
      case .hour: time.hour += 1
      }
      time = time.carried
    }
    return nil
  }
}

extension CivilTime {
  /// The same time, with fields past their range carried over.
  fileprivate var carried: CivilTime {
    CivilTime(instant(in: .utc), in: .utc)
  }
}
