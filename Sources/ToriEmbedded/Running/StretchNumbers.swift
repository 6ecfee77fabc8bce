import ToriEngine
import ToriIndex

/// Numbers of times, the same for all that lie in one stretch of the wall clock, each worked out once.
///
/// Where clocks are as far ahead of UTC at all times of the corpus, stretches are found by arithmetic; else
/// times go by quarters of an hour.
struct StretchNumbers {
  /// What numbers mean that are no value: without a time, and one that is not certain.
  struct Others {
    let undated, uncertain: Int
  }

  private let stretch: ClockStretch
  private let offset: Int?
  private let others: Others
  /// The stretch that `numbers` begins with.
  private var first = 0
  private var numbers: [Int32] = []
  private var quarters = QuarterHours()
  private var times = BatchTimes()

  private static let unknown: Int32 = -1
  /// Stretches further apart are worked out one by one.
  private static let mostStretches = 1 << 22

  init(_ part: TimePart, _ index: Index, _ others: Others) {
    stretch =
      switch part {
      case .second: .second
      case .minute: .minute
      case .hour: .hour
      case .year, .month, .week, .day, .weekday: .day
      }
    offset = index.clockOffset
    self.others = others
  }

  /// Puts the numbers of the times of a batch at the start of `values`, and says whether all of these are
  /// certain. `make` gives the number of a span of time, in milliseconds since 1970 and half-open, a bound of
  /// which may be open.
  mutating func read(
    _ batch: BlockBatch, into values: inout [Int], _ make: (Int?, Int?) -> Int
  ) -> Bool {
    guard let offset, batch.read(stretch, ahead: offset, into: &values) else {
      readByQuarters(batch, into: &values, make)
      return false
    }
    var areAllSure = true
    for place in 0..<batch.count {
      let stretch = values[place]
      if stretch == BlockBatch.several {
        areAllSure = false
      } else {
        let known = stretch &- first
        values[place] =
          UInt(bitPattern: known) < UInt(bitPattern: numbers.count)
            && numbers[known] != Self.unknown
          ? Int(numbers[known]) : number(of: stretch, offset, make)
      }
    }
    if areAllSure { return true }
    batch.read(&times)
    for place in 0..<batch.count where values[place] == BlockBatch.several {
      let (earliest, latest) = times.bounds(place)
      values[place] = make(earliest, latest)
    }
    return false
  }

  private mutating func number(
    of stretch: Int, _ offset: Int, _ make: (Int?, Int?) -> Int
  ) -> Int {
    let start = stretch * self.stretch.rawValue - offset
    let number = make(start, start + self.stretch.rawValue)
    if makeRoom(for: stretch) { numbers[stretch - first] = Int32(truncatingIfNeeded: number) }
    return number
  }

  private mutating func makeRoom(for stretch: Int) -> Bool {
    if numbers.isEmpty { first = stretch }
    let (low, high) = (min(stretch, first), max(stretch + 1, first + numbers.count))
    guard high - low <= Self.mostStretches else { return false }
    if high - low == numbers.count { return true }
    // Twice as many as are needed, so that few times cost few steps.
    let spare = max(64, high - low)
    let start = stretch < first ? low - spare : low
    var grown = Array(repeating: Self.unknown, count: high - low + spare)
    for (place, number) in numbers.enumerated() { grown[first + place - start] = number }
    (first, numbers) = (start, grown)
    return true
  }

  private mutating func readByQuarters(
    _ batch: BlockBatch, into values: inout [Int], _ make: (Int?, Int?) -> Int
  ) {
    if values.count < batch.count { values = Array(repeating: 0, count: batch.count) }
    batch.read(&times)
    for place in 0..<batch.count {
      guard times.isDated(place) else {
        values[place] = others.undated
        continue
      }
      let bounds = times.bounds(place)
      var number = QuarterHours.mixed
      if let earliest = bounds.earliest, let latest = bounds.latest {
        number = quarters.number(earliest, latest) { quarter in
          let number = make(quarter.lowerBound, quarter.upperBound)
          return number == others.uncertain ? QuarterHours.mixed : number
        }
      }
      values[place] =
        number == QuarterHours.mixed ? make(bounds.earliest, bounds.latest) : number
    }
  }
}
