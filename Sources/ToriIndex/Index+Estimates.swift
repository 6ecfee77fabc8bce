import ToriCorpus
import ToriTime

/// What a planner asks: upper bounds that cost little, being read from counts and extremes.
extension Index {
  /// How many blocks can hold `folded`, by the counts of its grams.
  package func estimate(mentioning folded: [UInt8]) -> Int {
    if folded.isEmpty { return blockCount }
    let lookup = NeedleLookup(folded, in: segments)
    keep(lookup)
    return lookup.covers.reduce(0) { $0 + ($1?.lists[0].count ?? 0) }
  }

  /// How many blocks can have a time that lies in the period, by the extremes of zones.
  package func estimate(timeIn period: (start: Instant?, end: Instant?)) -> Int {
    let from = period.start.map { Int($0.milliseconds) }
    let to = period.end.map { Int($0.milliseconds) }
    return segments.reduce(0) { sum, segment in
      let columns = TimeColumns(segment)
      let rows = stride(from: 0, to: segment.count, by: PackedColumn.zoneSize)
      return rows.reduce(sum) { sum, row in
        let zone = row / PackedColumn.zoneSize
        let times = columns.zone(zone)
        switch times.relation(from: from, to: to) {
        case .undated, .outside: return sum
        case .inside, .mixed: return sum + min(PackedColumn.zoneSize, segment.count - row)
        }
      }
    }
  }

  /// How many different texts a field has, at most: one that stands in several segments counts in each.
  package func distinctCount(_ column: TextColumn) -> Int {
    segments.reduce(0) { $0 + $1.texts(column).count }
  }

  package func distinctCount(_ column: TextListColumn) -> Int {
    segments.reduce(0) { $0 + $1.texts(column).count }
  }
}
