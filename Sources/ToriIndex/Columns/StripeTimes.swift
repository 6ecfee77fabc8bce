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

  /// Where times start that do not lie outside of a period, and those of them that lie inside, if all
  /// times are known and last equally long.
  func windows(from: Int?, to: Int?) -> (touching: ClosedRange<Int>, inside: ClosedRange<Int>?)? {
    guard areKnown, let duration = durations.only, 0...1 << 60 ~= duration else { return nil }
    let reach = -1 << 60...1 << 60
    let (from, to) = (from ?? reach.lowerBound, to ?? reach.upperBound)
    guard reach.contains(from), reach.contains(to), reach.contains(starts.least),
      reach.contains(starts.greatest), from - duration + 1 <= to - 1
    else { return nil }
    let touching = from - duration + 1...to - 1
    let low = max(from, touching.lowerBound)
    let high = min(to - duration, touching.upperBound)
    return (touching, low <= high ? low...high : nil)
  }

  /// Whether surely no bound of the stripe's times lies below `first` or above `last`.
  func cannotReach(below first: Int, above last: Int) -> Bool {
    if shapes.isEmpty { return true }
    return !starts.hasNone && !durations.hasNone && starts.least >= first && latest <= last
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
