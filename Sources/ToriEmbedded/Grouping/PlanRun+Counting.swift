import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
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

  /// As many groups are named at once.
  private static let namedGroups = 1024

  private func counted(
    _ blocks: BlockSet, by field: Field
  ) throws -> [(value: GroupValue, count: Int)]? {
    func group(_ value: Value?) -> GroupValue {
      value.map { GroupValue($0, zone: index.zone) } ?? GroupValue(missing: field.name)
    }
    switch field.access(in: index) {
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
      // Of many, most are never named.
      guard index.groups(of: column).count <= Self.namedGroups else { return nil }
      let counts =
        column.isFolded
        ? try index.counts(bySpellingOf: column, among: blocks, cancellation: cancellation)
        : try index.counts(by: column, among: blocks, cancellation: cancellation)
      return counts.map { (group($0.value.map { .text($0) }), $0.count) }
    case .texts(let column):
      let counts =
        column.isFolded
        ? try index.counts(bySpellingOf: column, among: blocks, cancellation: cancellation)
        : try index.counts(by: column, among: blocks, cancellation: cancellation)
      return counts.map { (group($0.value.map { .text($0) }), $0.count) }
    case .basis:
      let known = Basis.allCases.map { basis in
        (value: group(.text(basis.name)), count: index.blocks(timed: basis, among: blocks).count)
      }
      let rest = blocks.count - known.reduce(0) { $0 + $1.count }
      return (known + [(value: group(nil), count: rest)]).filter { $0.count > 0 }
    case .id, .body, .time, .timeFrom, .timeTo, .precision, .sourceID, .post, .repliesTo, .dates,
      .deleted, .lines, .bytes, .own:
      return nil
    }
  }

  /// By a part of their time.
  private func counted(
    _ blocks: BlockSet, by part: TimePart
  ) throws -> [(value: GroupValue, count: Int)]? {
    guard let line = try calendar.line(of: part, holding: blocks, cancellation) else { return nil }
    let counts = try index.counts(
      byPeriodsStarting: line.starts, among: blocks, cancellation: cancellation)
    var groups: [(value: GroupValue, count: Int)] = []
    for (group, count) in zip(line.groups, counts.counts) where count > 0 {
      groups.append((group, count))
    }
    if part.cycle == nil { groups = Self.joined(groups) }
    if counts.uncertain > 0 {
      groups.append((GroupValue(uncertain: part), counts.uncertain))
    }
    if counts.undated > 0 { groups.append((GroupValue(missing: "time"), counts.undated)) }
    return groups
  }
}

extension PlanRun {
  /// With what a repeated hour made of a stretch of the calendar put together again, in the order of time.
  private static func joined(
    _ groups: [(value: GroupValue, count: Int)]
  ) -> [(value: GroupValue, count: Int)] {
    if zip(groups, groups.dropFirst()).allSatisfy({ $0.value.order < $1.value.order }) {
      return groups
    }
    let counts = Dictionary(groups.map { ($0.value, $0.count) }, uniquingKeysWith: +)
    return counts.map { ($0.key, $0.value) }.sorted { $0.0.order < $1.0.order }
  }

  /// The first blocks in the order of one term; nil where the index cannot tell it by itself.
  func rankedInIndex(_ blocks: BlockSet, by term: SortTerm, first count: Int) throws -> [BlockID]? {
    guard case .field(let field) = term.column, let key = SortColumn(field, index)?.key else {
      return nil
    }
    return try index.top(
      count, by: key, descending: term.descending, among: blocks, cancellation: cancellation)
  }
}
