/// The columns that hold the times of a segment's blocks.
struct TimeColumns {
  /// Precision and basis; none where there is no time.
  let shapes: PackedColumn
  let earliest: PackedColumn
  /// Or, where there is no earliest time, the latest.
  let durations: PackedColumn

  init(_ segment: Segment) {
    shapes = segment[.timeShape]
    earliest = segment[.earliest]
    durations = segment[.duration]
  }

  func stripe(_ index: Int) -> StripeTimes {
    StripeTimes(
      shapes: shapes.stripe(index), starts: earliest.stripe(index),
      durations: durations.stripe(index))
  }
}

/// What the extremes of a stripe tell of all its times.
struct StripeTimes {
  enum Relation { case undated, inside, outside, mixed }

  let shapes: PackedColumn.Stripe
  let starts: PackedColumn.Stripe
  let durations: PackedColumn.Stripe

  /// Whether every row has a time with both bounds.
  var areKnown: Bool { !shapes.hasNone && !starts.hasNone && !durations.hasNone }

  /// Where the last of the times ends, if all are known.
  var latest: Int { starts.greatest &+ durations.greatest }

  func relation(from: Int?, to: Int?) -> Relation {
    if shapes.isEmpty { return .undated }
    guard areKnown else { return .mixed }
    let earliest = starts.least
    if let from, latest <= from { return .outside }
    if let to, earliest >= to { return .outside }
    let isInside = from.map { earliest >= $0 } ?? true && to.map { latest <= $0 } ?? true
    return isInside ? .inside : .mixed
  }

  /// Where the times of the stripe start that have to do with a period, if all are known and last equally long.
  func windows(from: Int?, to: Int?) -> TimeWindows? {
    guard areKnown, let duration = durations.only, TimeWindows.reach.contains(starts.least),
      TimeWindows.reach.contains(starts.greatest)
    else { return nil }
    return TimeWindows(lasting: duration, from: from, to: to)
  }

  /// Whether surely no bound of the stripe's times lies below `first` or above `last`.
  func cannotReach(below first: Int, above last: Int) -> Bool {
    if shapes.isEmpty { return true }
    return !starts.hasNone && !durations.hasNone && starts.least >= first && latest <= last
  }
}

/// Where times start that all last equally long, and have to do with a period.
struct TimeWindows {
  /// Of those that do not lie outside.
  let touching: ClosedRange<Int>
  /// Of those that lie inside.
  let inside: ClosedRange<Int>?

  /// No time starts beyond it.
  static let reach = -1 << 60...1 << 60

  /// Nil where there are none, or bounds lie out of reach; a bound that is nil is open.
  init?(lasting duration: Int, from: Int?, to: Int?) {
    let (from, to) = (from ?? Self.reach.lowerBound, to ?? Self.reach.upperBound)
    guard 0...1 << 60 ~= duration, Self.reach.contains(from), Self.reach.contains(to),
      from - duration + 1 <= to - 1
    else { return nil }
    touching = from - duration + 1...to - 1
    let low = max(from, touching.lowerBound)
    let high = min(to - duration, touching.upperBound)
    inside = low <= high ? low...high : nil
  }
}

/// The times of some rows of a stripe, unpacked.
struct StripeTimeReader {
  private var shapes: [Int] = []
  private var starts: [Int] = []
  private var durations: [Int] = []
  private var areAllDated = true

  mutating func read(_ rows: StripeRows, _ columns: TimeColumns) {
    areAllDated = !columns.shapes.stripe(rows.stripe).hasNone
    if !areAllDated { columns.shapes.read(rows, into: &shapes) }
    columns.earliest.read(rows, into: &starts)
    columns.durations.read(rows, into: &durations)
  }

  @inline(__always)
  func isDated(_ place: Int) -> Bool { areAllDated || shapes[place] != PackedColumn.none }

  /// The bounds of the time at a place; only where there is one.
  @inline(__always)
  func bounds(_ place: Int) -> (earliest: Int?, latest: Int?) {
    let (start, duration) = (starts[place], durations[place])
    let earliest = start == PackedColumn.none ? nil : start
    return (earliest, duration == PackedColumn.none ? nil : duration &+ (earliest ?? 0))
  }
}
