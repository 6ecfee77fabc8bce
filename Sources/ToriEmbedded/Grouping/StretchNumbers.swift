import ToriEngine
import ToriIndex
import ToriTime

/// Numbers of times, the same for all that lie in one stretch of the wall clock, each worked out once for each
/// that comes, and of parts that come again once for each value.
///
/// Where no clock changes among the times of a batch, stretches are found by arithmetic; else times go by
/// quarters of an hour.
struct StretchNumbers {
  /// What numbers mean that are no value: without a time, and one that is not certain.
  struct Others {
    let undated, uncertain: Int
  }

  private let part: TimePart
  private let zone: Zone
  private let stretch: ClockStretch
  private let others: Others
  /// The stretch that `numbers` begins with.
  private var first = 0
  private var numbers: [Int32] = []
  /// By the place of a value in the part's cycle; empty of parts that do not come again.
  private var ofCycle: [Int32]
  private var quarters = QuarterHours()
  private var times = BatchTimes()

  private static let unknown: Int32 = -1
  /// Stretches further apart are worked out one by one.
  private static let mostStretches = 1 << 22

  init(_ part: TimePart, _ index: Index, _ others: Others) {
    self.part = part
    zone = index.zone
    stretch =
      switch part {
      case .second: .second
      case .minute: .minute
      case .hour: .hour
      case .year, .month, .week, .day, .weekday: .day
      }
    self.others = others
    ofCycle = Array(repeating: Self.unknown, count: part.clockCycle?.count ?? 0)
  }

  /// Puts the numbers of the times of a batch at the start of `values`. `make` gives the number of a span of time
  /// in a zone, in milliseconds since 1970 and half-open, a bound of which may be open.
  mutating func read(
    _ batch: BlockBatch, into values: inout [Int], _ make: (Int?, Int?, Zone) -> Int
  ) {
    guard batch.read(stretch, into: &values) else {
      return readByQuarters(batch, into: &values, make)
    }
    var areAllSure = true
    // Taken out while it is looked into, so that nobody else can have it.
    var table = numbers
    numbers = []
    var span = values.mutableSpan
    for place in 0..<batch.count {
      let stretch = span[place]
      let known = stretch &- first
      if UInt(bitPattern: known) < UInt(bitPattern: table.count), table[known] != Self.unknown {
        span[place] = Int(table[known])
      } else if stretch == BlockBatch.several {
        areAllSure = false
      } else {
        span[place] = number(of: stretch, &table, make)
      }
    }
    numbers = table
    if areAllSure { return }
    batch.read(&times)
    for place in 0..<batch.count where values[place] == BlockBatch.several {
      let (earliest, latest) = times.bounds(place)
      values[place] = make(earliest, latest, zone)
    }
  }

  /// The number of the whole stretch, which is put into the table if that has room.
  private mutating func number(
    of stretch: Int, _ table: inout [Int32], _ make: (Int?, Int?, Zone) -> Int
  ) -> Int {
    // By what clocks show: whatever they are ahead of UTC, a stretch is called the same.
    let start = stretch * self.stretch.rawValue
    var number: Int
    if let place = placeInCycle(stretch) {
      if ofCycle[place] == Self.unknown {
        ofCycle[place] = Int32(
          truncatingIfNeeded: make(start, start + self.stretch.rawValue, .utc))
      }
      number = Int(ofCycle[place])
    } else {
      number = make(start, start + self.stretch.rawValue, .utc)
    }
    if makeRoom(for: stretch, in: &table) {
      table[stretch - first] = Int32(truncatingIfNeeded: number)
    }
    return number
  }

  private func placeInCycle(_ stretch: Int) -> Int? {
    // 1970-01-01 was a Thursday.
    ofCycle.isEmpty
      ? nil : (stretch + (part == .weekday ? 3 : 0)).flooredDivision(by: ofCycle.count).remainder
  }

  private mutating func makeRoom(for stretch: Int, in table: inout [Int32]) -> Bool {
    if table.isEmpty { first = stretch }
    let (low, high) = (min(stretch, first), max(stretch + 1, first + table.count))
    guard high - low <= Self.mostStretches else { return false }
    if high - low == table.count { return true }
    // Twice as many as are needed, so that few times cost few steps.
    let spare = max(64, high - low)
    let start = stretch < first ? low - spare : low
    var grown = Array(repeating: Self.unknown, count: high - low + spare)
    for (place, number) in table.enumerated() { grown[first + place - start] = number }
    (first, table) = (start, grown)
    return true
  }

  private mutating func readByQuarters(
    _ batch: BlockBatch, into values: inout [Int], _ make: (Int?, Int?, Zone) -> Int
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
          let number = make(quarter.lowerBound, quarter.upperBound, zone)
          return number == others.uncertain ? QuarterHours.mixed : number
        }
      }
      values[place] =
        number == QuarterHours.mixed ? make(bounds.earliest, bounds.latest, zone) : number
    }
  }
}
