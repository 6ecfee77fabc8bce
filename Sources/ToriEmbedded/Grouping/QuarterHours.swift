import ToriEngine

/// Numbers that are the same for all times within a quarter of an hour, worked out once for each that comes.
///
/// Zones are apart by whole quarters of hours but for a few of long ago, so that what the calendar says of
/// a time is mostly that of its quarter.
struct QuarterHours {
  /// In milliseconds.
  static let length = 900_000
  /// Where the times of a quarter do not have a number in common.
  static let mixed = -2
  private static let unknown: Int32 = -1
  /// A century and some; quarters beyond are mixed.
  private static let mostQuarters = 1 << 22

  /// The quarter that `numbers` begins with.
  private var first = 0
  private var numbers: [Int32] = []

  /// The number of a span of time, in milliseconds since 1970 and half-open; `mixed` where it has to be
  /// worked out for itself. `make` gives the number of a whole quarter, from 0 on, or `mixed`.
  @inline(__always)
  mutating func number(_ earliest: Int, _ latest: Int, _ make: (Range<Int>) -> Int) -> Int {
    // Counted from far before 1970, so that the division is one of positive numbers, by a constant.
    let shifted = UInt(bitPattern: earliest &+ Self.shift)
    let (quarter, rest) = (Int(bitPattern: shifted / Self.size), shifted % Self.size)
    // An empty span is that of its start.
    guard shifted < UInt(2 * Self.shift), latest &- earliest <= Int(Self.size &- rest) else {
      return Self.mixed
    }
    let place = quarter &- first
    if UInt(bitPattern: place) < UInt(bitPattern: numbers.count), numbers[place] != Self.unknown {
      return Int(numbers[place])
    }
    return found(quarter, make)
  }

  private static let size = UInt(length)
  private static let shift = length << 34

  private mutating func found(_ quarter: Int, _ make: (Range<Int>) -> Int) -> Int {
    guard makeRoom(for: quarter) else { return Self.mixed }
    let start = quarter * Self.length - Self.shift
    let number = make(start..<start + Self.length)
    numbers[quarter - first] = Int32(truncatingIfNeeded: number)
    return number
  }

  private mutating func makeRoom(for quarter: Int) -> Bool {
    if numbers.isEmpty { first = quarter }
    let low = min(quarter, first)
    let high = max(quarter + 1, first + numbers.count)
    guard high - low <= Self.mostQuarters else { return false }
    if high - low == numbers.count { return true }
    // Twice as many as are needed, so that few times cost few steps.
    let spare = max(1024, high - low)
    let before = quarter < first ? spare : 0
    let after = quarter < first ? 0 : spare
    var grown = Array(repeating: Self.unknown, count: before + high - low + after)
    for (place, number) in numbers.enumerated() { grown[place + before + first - low] = number }
    first = low - before
    numbers = grown
    return true
  }
}
