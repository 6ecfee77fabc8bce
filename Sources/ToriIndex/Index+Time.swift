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
    var starts: [Int] = []
    var times = ZoneTimeReader()
    for segment in segments {
      let base = segment.base
      let columns = TimeColumns(segment)
      try among.forEachZone(base: base, count: segment.count, cancellation) { rows in
        let zone = columns.zone(rows.zone)
        switch zone.relation(from: from, to: to) {
        case .undated: undated.append(rows, base: base)
        case .inside: inside.append(rows, base: base)
        case .outside: break
        case .mixed:
          if let windows = zone.windows(from: from, to: to) {
            columns.earliest.read(rows, into: &starts)
            if let within = windows.inside {
              inside.append(rows, base: base, where: starts, in: within)
            }
            overlapping.append(
              rows, base: base, where: starts, in: windows.touching, butNotIn: windows.inside)
            return
          }
          times.read(rows, columns)
          for place in 0..<rows.count {
            let block = base + UInt32(rows[place])
            guard times.isDated(place) else {
              undated.append(block)
              continue
            }
            let (earliest, latest) = times.bounds(place)
            switch containment(earliest, latest, from: from, to: to) {
            case .inside: inside.append(block)
            case .possible: overlapping.append(block)
            case .outside: break
            }
          }
        }
      }
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
