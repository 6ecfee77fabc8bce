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
      // The stripes with the best values come first: what they yield lets nearly all others be passed by.
      for isLeading in leading == nil ? [true] : [true, false] {
        for source in sources {
          if let few = among.few(in: source.blocks) {
            try cancellation.check()
            if !isLeading { continue }
            var cursor = IntegerCursor(source, rowCount: few.count)
            few.forEach {
              cursor.value(Int($0 - source.base))
            } _: {
              best.add($1, $0)
            }
            continue
          }
          try among.forEachStripe(
            base: source.base, count: source.count, cancellation,
            unless: { stripe in
              let rank = best.rank(of: source.extremes(ofStripe: stripe))
              if let leading, (rank <= leading) != isLeading { return true }
              return best.isBeyond(rank, from: source.firstBlock(ofStripe: stripe))
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
        try among.forEachStripe(
          base: segment.base, count: segment.count, cancellation,
          unless: { number in
            let stripe = earliest.stripe(number)
            let first = segment.base + UInt32(number * PackedColumn.stripeSize)
            return !stripe.hasNone
              && best.isBeyond(best.rank(of: stripe.least...stripe.greatest), from: first)
          },
          { rows in
            let hasNone = earliest.stripe(rows.stripe).hasNone
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

  /// The rank of the value that about 64 stripes have one as good as; `nil` where there are few stripes.
  private func leadingRank(
    by key: OrderKey, of sources: [IntegerSource], _ best: BestBlocks
  ) -> Int? {
    let wanted = 64
    let stripeCount = sources.reduce(0) { $0 + $1.stripeCount }
    if stripeCount < 4 * wanted { return nil }
    return leadingRank(by: key, descending: best.descending) {
      let ranks = sources.flatMap { source in
        (0..<source.stripeCount).map { best.rank(of: source.extremes(ofStripe: $0)) }
      }
      return ranks.sorted()[wanted - 1]
    }
  }
}
