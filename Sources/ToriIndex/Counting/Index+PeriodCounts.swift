import ToriSystem
import ToriTime

extension Index {
  /// Counts blocks by the periods from each of `starts`, which ascend, up to the next.
  ///
  /// A block counts where its whole span lies in one period; an instant in the one that holds it. It is
  /// uncertain if it counts nowhere but does not certainly lie outside of all, and undated without a time.
  package func counts(
    byPeriodsStarting starts: [Instant], among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> (counts: [Int], uncertain: Int, undated: Int) {
    var counter = PeriodCounter(starts.map { Int($0.milliseconds) }, timeCount: among.count)
    for segment in segments {
      if let order = StartOrder(section: segment.section(.startOrder)),
        among.holdsAll(of: segment)
      {
        try cancellation.check()
        counter.add(order, of: segment.count)
        continue
      }
      if let few = among.few(of: segment) {
        try cancellation.check()
        counter.add(few, of: segment)
        continue
      }
      let columns = TimeColumns(segment)
      try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        counter.add(rows, columns)
      }
    }
    try checkDamage()
    return (counter.inPeriods, counter.uncertain, counter.undated)
  }

  /// Instants that no time of any block lies before, or after; `nil` where only reading the times would
  /// tell, or there are none.
  package var timeHull: (earliest: Instant, latest: Instant)? {
    let orders = segments.map { StartOrder(section: $0.section(.startOrder))?.hull }
    let known = orders.compactMap(\.self)
    guard known.count == orders.count, let first = known.map(\.lowerBound).min(),
      let last = known.map(\.upperBound).max()
    else { return nil }
    return (Instant(milliseconds: Int64(first)), Instant(milliseconds: Int64(last)))
  }

  /// The first and the last instant that the times of blocks name as a bound; `nil` if none does.
  package func timeExtremes(
    among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> (earliest: Instant, latest: Instant)? {
    var (first, last) = (Int.max, Int.min)
    var times = StripeTimeReader()
    func extend(_ start: Int?, _ end: Int?) {
      if let bound = start ?? end { first = min(first, bound) }
      if let bound = end ?? start { last = max(last, bound) }
    }
    for segment in segments {
      if let few = among.few(of: segment) {
        try cancellation.check()
        var times = TimeCursor(segment, rowCount: few.count)
        for block in few {
          if let (start, end) = times.bounds(Int(block - segment.base)) { extend(start, end) }
        }
        continue
      }
      let columns = TimeColumns(segment)
      try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        let stripe = columns.stripe(rows.stripe)
        if stripe.cannotReach(below: first, above: last) { return }
        times.read(rows, columns)
        for place in 0..<rows.count where times.isDated(place) {
          let (start, end) = times.bounds(place)
          extend(start, end)
        }
      }
    }
    try checkDamage()
    if first > last { return nil }
    return (Instant(milliseconds: Int64(first)), Instant(milliseconds: Int64(last)))
  }

  /// Of the blocks whose time the source states, from beginning to end, the one that begins first and the one
  /// that ends last; of several, the first of them.
  package func statedExtremes(
    among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> (first: BlockID, last: BlockID)? {
    var (first, last): ((time: Int, block: UInt32)?, (time: Int, block: UInt32)?)
    var times = StripeTimeReader()
    var shapes: [Int] = []
    for segment in segments {
      let columns = TimeColumns(segment)
      try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        if let first, let last,
          columns.stripe(rows.stripe).cannotReach(below: first.time, above: last.time)
        {
          return
        }
        times.read(rows, columns)
        columns.shapes.read(rows, into: &shapes)
        for place in 0..<rows.count where shapes[place] != PackedColumn.none {
          guard shapes[place] & 1 == Int(Basis.stated.rawValue),
            case (let start?, let end?) = times.bounds(place)
          else { continue }
          let block = segment.base + UInt32(rows[place])
          if first.map({ start < $0.time }) ?? true { first = (start, block) }
          if last.map({ $0.time < end }) ?? true { last = (end, block) }
        }
      }
    }
    try checkDamage()
    guard let first, let last else { return nil }
    return (BlockID(first.block), BlockID(last.block))
  }
}
