/// Counts times by periods.
///
/// Time is cut into up to some thousand even cells; for nearly all of them, a table says which period whatever
/// starts there lies in. That takes the place of a search for each row.
struct PeriodCounter {
  private let starts: [Int]
  private var counts: [Int]
  /// What is counted by cells; last what is counted besides, since its cell does not settle it.
  private var tally: [Int]
  private(set) var uncertain = 0
  private(set) var undated = 0
  private var times = StripeTimeReader()
  private var cells = Cells()
  private var scratch: [Int] = []

  private struct Cells {
    /// Times that start in a cell and last no longer than `duration` lie in the period that stands
    /// here; where it is the number of periods, in some or none.
    var periods: [Int] = []
    var shift = 0
    var duration = -1
  }

  /// Far fewer than there are times, or filling them is not worth it.
  private let cellCount: Int
  private var usesCells: Bool { cellCount >= 64 }
  private let periodsPerMillisecond: Double

  init(_ starts: [Int], timeCount: Int) {
    cellCount = min(timeCount / 4, 4096)
    // So far from all times that nothing overflows.
    self.starts = starts.map { min(max($0, -1 << 60), 1 << 60) }
    counts = Array(repeating: 0, count: max(0, starts.count - 1))
    tally = Array(repeating: 0, count: counts.count + 1)
    let length = Double((self.starts.last ?? 0) - (self.starts.first ?? 0))
    periodsPerMillisecond = length > 0 ? Double(counts.count) / length : 0
  }

  /// How many times lie in each period.
  var inPeriods: [Int] { zip(counts, tally).map { $0 + $1 } }

  /// Counts all times of a segment of `total` blocks.
  mutating func add(_ order: StartOrder, of total: Int) {
    undated += total - order.count
    guard let from = starts.first, let to = starts.last, from < to else { return }
    let duration = order.duration
    var inside = 0
    for period in counts.indices {
      // What starts so that it ends by the next period's start.
      let end = max(starts[period], min(starts[period + 1], starts[period + 1] - duration + 1))
      let count = order.count(before: end) - order.count(before: starts[period])
      counts[period] += count
      inside += count
    }
    // An instant at `from` lies within, a span that ends there before.
    let touching =
      order.count(before: to) - order.count(before: duration == 0 ? from : from - duration + 1)
    uncertain += touching - inside
  }

  /// Counts the times of few blocks of a segment.
  mutating func add(_ few: ArraySlice<UInt32>, of segment: Segment) {
    var times = TimeCursor(segment, rowCount: few.count)
    guard usesCells, let duration = times.duration, let from = starts.first, let to = starts.last
    else {
      for block in few { add(times.bounds(Int(block - segment.base))) }
      return
    }
    if cells.duration != duration { fillCells(duration) }
    few.forEach {
      times.start(Int($0 &- segment.base))
    } _: { _, start in
      if let start, from <= start, start < to {
        let period = cells.periods[(start &- from) &>> cells.shift]
        if period < counts.count {
          counts[period] &+= 1
        } else {
          add(start, start &+ duration)
        }
      } else {
        add(start, start.map { $0 &+ duration })
      }
    }
  }

  /// Counts the times of rows of a stripe.
  mutating func add(_ rows: StripeRows, _ columns: TimeColumns) {
    let stripe = columns.stripe(rows.stripe)
    if stripe.shapes.isEmpty {
      undated += rows.count
      return
    }
    let latest = stripe.latest
    guard stripe.areKnown, let from = starts.first, let to = starts.last,
      from <= stripe.starts.least,
      stripe.starts.greatest < to, latest <= to
    else { return addEach(rows, columns) }
    let period = period(of: stripe.starts.least)
    if stripe.starts.greatest < starts[period + 1], latest <= starts[period + 1] {
      counts[period] += rows.count
    } else if usesCells, let duration = stripe.durations.only, 0...1 << 60 ~= duration {
      columns.earliest.read(rows, into: &scratch)
      addByCells(rows.count, duration)
    } else {
      addEach(rows, columns)
    }
  }

  /// Counts what starts at the times in `scratch`, all within the periods, and lasts `duration`.
  private mutating func addByCells(_ count: Int, _ duration: Int) {
    if cells.duration != duration { fillCells(duration) }
    let (origin, shift, none) = (starts[0], cells.shift, counts.count)
    let (times, periods) = (scratch, cells.periods)
    // Taken out while it is counted in, so that nobody else can have it.
    var tally = self.tally
    self.tally = []
    for place in 0..<count {
      let start = times[place]
      let period = periods[(start &- origin) &>> shift]
      tally[period] &+= 1
      if period == none { add(start, start &+ duration) }
    }
    self.tally = tally
  }

  private mutating func fillCells(_ duration: Int) {
    let origin = starts[0]
    let length = starts[starts.count - 1] - origin
    var shift = 0
    while length >> shift >= cellCount { shift += 1 }
    cells.shift = shift
    cells.duration = duration
    cells.periods = Array(repeating: counts.count, count: length >> shift + 1)
    for period in counts.indices {
      let first = (starts[period] - origin + 1 << shift - 1) >> shift
      // The last time of a cell must start in the period, and end there.
      let end = (starts[period + 1] - origin - max(0, duration - 1)) >> shift
      if first < end { for cell in first..<end { cells.periods[cell] = period } }
    }
  }

  /// The last period that starts at or before `time`, which lies in one.
  ///
  /// Those of a calendar are nearly of a length, so it is not far from where it would be if they were.
  @inline(__always)
  private func period(of time: Int) -> Int {
    var period = min(Int(Double(time &- starts[0]) * periodsPerMillisecond), counts.count - 1)
    while starts[period] > time { period -= 1 }
    while period + 1 < counts.count, starts[period + 1] <= time { period += 1 }
    return period
  }

  private mutating func addEach(_ rows: StripeRows, _ columns: TimeColumns) {
    times.read(rows, columns)
    for place in 0..<rows.count { add(times.isDated(place) ? times.bounds(place) : nil) }
  }

  /// Counts a time with these bounds; `nil` is none.
  @inline(__always)
  mutating func add(_ bounds: (earliest: Int?, latest: Int?)?) {
    if let (earliest, latest) = bounds { add(earliest, latest) } else { undated += 1 }
  }

  private mutating func add(_ earliest: Int?, _ latest: Int?) {
    guard let from = starts.first, let to = starts.last, from < to else { return }
    if let earliest, earliest >= to { return }
    if let latest, latest < from || latest == from && earliest != from { return }
    guard let earliest, let latest, from <= earliest else {
      uncertain += 1
      return
    }
    let period = period(of: earliest)
    if latest <= starts[period + 1] { counts[period] += 1 } else { uncertain += 1 }
  }
}
