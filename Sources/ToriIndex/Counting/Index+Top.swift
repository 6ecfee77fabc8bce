import ToriCorpus
import ToriSystem
import ToriTime

/// What blocks can be put in order by.
package enum OrderKey: Hashable, Sendable {
  case integer(IntegerColumn)
  /// By the earliest that it can be, or else the latest.
  case time
}

extension Index {
  /// The first `count` blocks in the order of `key`, ties in their own order, those without a value last.
  package func top(
    _ count: Int, by key: OrderKey, descending: Bool, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [BlockID] {
    var best = BestBlocks(count: count, descending: descending)
    if count <= 0 { return [] }
    var values: [Int] = []
    switch key {
    case .integer(let column):
      let sources = sources(of: column)
      let leading = leadingRank(by: key, of: sources, best)
      // The zones with the best values come first: what they yield lets nearly all others be passed by.
      for isLeading in leading == nil ? [true] : [true, false] {
        for source in sources {
          if let few = among.few(in: source.blocks) {
            try cancellation.check()
            if !isLeading { continue }
            var cursor = IntegerCursor(source, rowCount: few.count)
            for block in few { best.add(cursor.value(Int(block - source.base)), block) }
            continue
          }
          try among.forEachZone(
            base: source.base, count: source.count, cancellation,
            unless: { zone in
              let rank = best.rank(of: source.extremes(ofZone: zone))
              if let leading, (rank <= leading) != isLeading { return true }
              return best.isBeyond(rank, from: source.firstBlock(ofZone: zone))
            },
            { rows in
              source.read(rows, into: &values)
              best.add(rows, values, base: source.base)
            })
        }
        best.settle()
      }
    case .time:
      for segment in segments {
        let (earliest, durations) = (segment[.earliest], segment[.duration])
        try among.forEachZone(
          base: segment.base, count: segment.count, cancellation,
          unless: { number in
            let zone = earliest.zone(number)
            let first = segment.base + UInt32(number * PackedColumn.zoneSize)
            return !zone.hasNone
              && best.isBeyond(best.rank(of: zone.least...zone.greatest), from: first)
          },
          { rows in
            let hasNone = earliest.zone(rows.zone).hasNone
            earliest.read(rows, into: &values)
            for place in 0..<rows.count where hasNone && values[place] == PackedColumn.none {
              // Without a start, the end stands in the place of the duration.
              values[place] = durations[rows[place]] ?? PackedColumn.none
            }
            best.add(rows, values, base: segment.base)
          })
      }
    }
    try checkDamage()
    return best.inOrder
  }

  /// The rank of the value that about 64 zones have one as good as; `nil` where there are few zones.
  private func leadingRank(
    by key: OrderKey, of sources: [IntegerSource], _ best: BestBlocks
  ) -> Int? {
    let wanted = 64
    let zoneCount = sources.reduce(0) { $0 + $1.zoneCount }
    if zoneCount < 4 * wanted { return nil }
    return leadingRank(by: key, descending: best.descending) {
      let ranks = sources.flatMap { source in
        (0..<source.zoneCount).map { best.rank(of: source.extremes(ofZone: $0)) }
      }
      return ranks.sorted()[wanted - 1]
    }
  }
}
