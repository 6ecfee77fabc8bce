import ToriTime

/// How the times of some blocks lie to a period.
package struct TimeFilter: Hashable, Sendable {
  /// The whole span lies within the period.
  package var inside = BlockSet()
  /// The time is known in part, and may or may not lie within.
  package var overlapping = BlockSet()
  /// There is no time.
  package var undated = BlockSet()
}

extension Index {
  /// Sorts blocks by how their times lie to the period from `start` up to, not including, `end`; those
  /// in none of the three sets certainly lie outside. A bound that is `nil` is open.
  package func blocks(
    timeIn period: (start: Instant?, end: Instant?), among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> TimeFilter {
    let from = period.start.map { Int($0.milliseconds) }
    let to = period.end.map { Int($0.milliseconds) }
    var inside = BlockSetBuilder(within: among.hull)
    var overlapping = BlockSetBuilder(within: among.hull)
    var undated = BlockSetBuilder(within: among.hull)
    for segment in segments {
      let own = among.clamped(to: segment.blocks)
      let shapes = segment[.timeShape]
      let starts = segment[.earliest]
      let durations = segment[.duration]
      var isCancelled = false
      shapes.forEachZone(among: own, base: segment.base) { index, blocks in
        if isCancelled || cancellation.isCancelled {
          isCancelled = true
          return
        }
        let zone = ZoneTimes(shapes.zone(index), starts.zone(index), durations.zone(index))
        switch zone.relation(from: from, to: to) {
        case .undated: undated.append(blocks)
        case .inside: inside.append(blocks)
        case .outside: break
        case .mixed:
          let times = SegmentTimes(blocks, index, shapes, starts, durations, base: segment.base)
          for block in blocks {
            guard let (earliest, latest) = times[block.rawValue] else {
              undated.append(block.rawValue)
              continue
            }
            switch containment(earliest, latest, from: from, to: to) {
            case .inside: inside.append(block.rawValue)
            case .possible: overlapping.append(block.rawValue)
            case .outside: break
            }
          }
        }
      }
      if isCancelled { throw .cancelled }
    }
    try checkDamage()
    return TimeFilter(
      inside: inside.build(), overlapping: overlapping.build(), undated: undated.build())
  }

  /// The blocks with a date expression whose period, in the index's zone, lies within `period`.
  package func blocks(
    datedIn period: Period, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    try blocks(listed: .dateStarts, .dates, among, cancellation) { segment in
      let table = segment.dateTable
      return (0..<table.count).filter { index in
        let own = PartialDate(coded: table.bytes(index))?.period(in: zone)
        return own.map(period.contains) ?? false
      }
    }
  }
}

/// How a span with the given bounds lies to a period with the given bounds; `nil` is open.
@inline(__always)
private func containment(
  _ earliest: Int?, _ latest: Int?, from: Int?, to: Int?
) -> Containment {
  if let from, let latest, latest <= from { return .outside }
  if let to, let earliest, earliest >= to { return .outside }
  let startsInside = from.map { from in earliest.map { $0 >= from } ?? false } ?? true
  let endsInside = to.map { to in latest.map { $0 <= to } ?? false } ?? true
  return startsInside && endsInside ? .inside : .possible
}

/// The times of some blocks of one zone, unpacked.
private struct SegmentTimes {
  private let first: UInt32
  /// Empty where every block has a time.
  private let shapes: [Int]
  private let starts: [Int]
  private let durations: [Int]

  init(
    _ blocks: BlockSet, _ zone: Int, _ shapes: PackedColumn, _ starts: PackedColumn,
    _ durations: PackedColumn, base: UInt32
  ) {
    let hull = blocks.hull
    let rows = Int(hull.lowerBound - base)..<Int(hull.upperBound - base)
    first = hull.lowerBound
    self.shapes = shapes.zone(zone).hasNone ? shapes.values(rows, of: zone) : []
    self.starts = starts.values(rows, of: zone)
    self.durations = durations.values(rows, of: zone)
  }

  /// The bounds of a block's time; `nil` if it has none.
  @inline(__always)
  subscript(_ block: UInt32) -> (earliest: Int?, latest: Int?)? {
    let row = Int(block - first)
    if !shapes.isEmpty && shapes[row] == PackedColumn.none { return nil }
    let (start, duration) = (starts[row], durations[row])
    let earliest = start == PackedColumn.none ? nil : start
    return (earliest, duration == PackedColumn.none ? nil : duration &+ (earliest ?? 0))
  }
}

/// What the extremes of a zone tell of all its times.
struct ZoneTimes {
  enum Relation { case undated, inside, outside, mixed }

  let shapes: PackedColumn.Zone
  let starts: PackedColumn.Zone
  let durations: PackedColumn.Zone

  init(_ shapes: PackedColumn.Zone, _ starts: PackedColumn.Zone, _ durations: PackedColumn.Zone) {
    self.shapes = shapes
    self.starts = starts
    self.durations = durations
  }

  func relation(from: Int?, to: Int?) -> Relation {
    if shapes.isEmpty { return .undated }
    if shapes.hasNone || starts.hasNone || durations.hasNone { return .mixed }
    let (earliest, latest) = (starts.least, starts.greatest &+ durations.greatest)
    if let from, latest <= from { return .outside }
    if let to, earliest >= to { return .outside }
    let isInside = from.map { earliest >= $0 } ?? true && to.map { latest <= $0 } ?? true
    return isInside ? .inside : .mixed
  }
}
