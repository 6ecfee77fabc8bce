import ToriSystem
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
    var sorter = TimeSorter(
      from: period.start.map { Int($0.milliseconds) }, to: period.end.map { Int($0.milliseconds) },
      within: among.hull)
    for segment in segments {
      if let few = among.few(of: segment) {
        try cancellation.check()
        sorter.add(few, of: segment)
        continue
      }
      let columns = TimeColumns(segment)
      try among.forEachStripe(
        base: segment.base, count: segment.count, cancellation,
        unless: { sorter.canSkip(columns.stripe($0)) },
        { rows in sorter.add(rows, columns, base: segment.base) })
    }
    try checkDamage()
    return sorter.sorted()
  }

  /// The blocks with a date expression whose period, in the index's zone, lies within `period`.
  package func blocks(
    datedIn period: Period, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    try blocks(listed: .dateStarts, .dates, among, cancellation) {
      (segment) throws(IndexError) in
      let table = segment.dateTable
      return try cancellation.numbers(below: table.count) { index in
        let own = PartialDate(coded: table.bytes(index))?.period(in: zone)
        return own.map(period.contains) ?? false
      }
    }
  }
}

/// Sorts blocks by how their times lie to a period; a bound that is `nil` is open.
private struct TimeSorter {
  private let from: Int?
  private let to: Int?
  private var inside: BlockSetBuilder
  private var overlapping: BlockSetBuilder
  private var undated: BlockSetBuilder
  private var starts: [Int] = []
  private var places: [Int] = []
  private var times = StripeTimeReader()

  init(from: Int?, to: Int?, within hull: Range<UInt32>) {
    self.from = from
    self.to = to
    inside = BlockSetBuilder(within: hull)
    overlapping = BlockSetBuilder(within: hull)
    undated = BlockSetBuilder(within: hull)
  }

  consuming func sorted() -> TimeFilter {
    TimeFilter(inside: inside.build(), overlapping: overlapping.build(), undated: undated.build())
  }

  mutating func add(_ few: ArraySlice<UInt32>, of segment: Segment) {
    var times = TimeCursor(segment, rowCount: few.count)
    guard let duration = times.duration,
      let windows = TimeWindows(lasting: duration, from: from, to: to)
    else {
      for block in few { add(block, times.bounds(Int(block - segment.base))) }
      return
    }
    let (touching, window) = (RangeTest(windows.touching), windows.inside.map { RangeTest($0) })
    few.forEach {
      times.start(Int($0 &- segment.base))
    } _: { block, start in
      // Every row has a time; one without a start has none that could be told.
      guard let start, TimeWindows.reach.contains(start) else {
        return add(block, (start, start.map { $0 &+ duration }))
      }
      if window?.holds(start) ?? false {
        inside.append(block)
      } else if touching.holds(start) {
        overlapping.append(block)
      }
    }
  }

  @inline(__always)
  private mutating func add(_ block: UInt32, _ bounds: (earliest: Int?, latest: Int?)?) {
    guard let (earliest, latest) = bounds else {
      undated.append(block)
      return
    }
    switch containment(earliest, latest) {
    case .inside: inside.append(block)
    case .possible: overlapping.append(block)
    case .outside: break
    }
  }

  mutating func add(_ rows: StripeRows, _ columns: TimeColumns, base: UInt32) {
    let stripe = columns.stripe(rows.stripe)
    switch stripe.relation(from: from, to: to) {
    case .undated: undated.append(rows, base: base)
    case .inside: inside.append(rows, base: base)
    case .outside: break
    case .mixed:
      if let windows = stripe.windows(from: from, to: to) {
        columns.earliest.read(rows, into: &starts)
        add(rows, startingIn: windows.touching, inside: windows.inside, base: base)
        return
      }
      times.read(rows, columns)
      for place in 0..<rows.count {
        add(
          base + UInt32(rows[place]), times.isDated(place) ? times.bounds(place) : nil)
      }
    }
  }

  /// Adds those rows whose `starts` lie in `touching`, of which those in `window` are inside.
  private mutating func add(
    _ rows: StripeRows, startingIn touching: ClosedRange<Int>, inside window: ClosedRange<Int>?,
    base: UInt32
  ) {
    let window = window.map { RangeTest($0) }
    let count = rows.places(where: starts, in: touching, into: &places)
    for place in places[..<count] {
      let block = base + UInt32(rows[place])
      if window?.holds(starts[place]) ?? false {
        inside.append(block)
      } else {
        overlapping.append(block)
      }
    }
  }

  /// Whether a stripe has no times in the period, nor blocks without one.
  func canSkip(_ stripe: StripeTimes) -> Bool {
    if case .outside = stripe.relation(from: from, to: to) { true } else { false }
  }

  /// How a span with these bounds lies to the period.
  @inline(__always)
  private func containment(_ earliest: Int?, _ latest: Int?) -> Containment {
    if let from, let latest, latest <= from { return .outside }
    if let to, let earliest, earliest >= to { return .outside }
    let startsInside = from.map { from in earliest.map { $0 >= from } ?? false } ?? true
    let endsInside = to.map { to in latest.map { $0 <= to } ?? false } ?? true
    return startsInside && endsInside ? .inside : .possible
  }
}
