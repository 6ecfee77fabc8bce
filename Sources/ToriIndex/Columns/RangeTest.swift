/// Whether a number lies in a range, by one comparison.
struct RangeTest {
  private let low: Int
  private let length: UInt

  init(_ range: ClosedRange<Int>) {
    low = range.lowerBound
    length = UInt(bitPattern: range.upperBound &- range.lowerBound)
  }

  @inline(__always)
  func holds(_ value: Int) -> Bool { UInt(bitPattern: value &- low) <= length }

  /// A bit for each of 64 values or fewer, the first the lowest: set where it lies in the range.
  ///
  /// Four runs of sixteen are gathered at once: within a run, a bit waits for the one before it.
  @inline(__always)
  func bits(of values: Span<Int>) -> UInt64 {
    guard values.count == 64 else {
      var bits: UInt64 = 0
      for place in values.indices.reversed() { bits = bits &<< 1 | bit(values[place]) }
      return bits
    }
    var (first, second, third, fourth) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for place in 0..<16 {
      let shift = UInt64(truncatingIfNeeded: place)
      first |= bit(values[place]) &<< shift
      second |= bit(values[place + 16]) &<< shift
      third |= bit(values[place + 32]) &<< shift
      fourth |= bit(values[place + 48]) &<< shift
    }
    return first | second &<< 16 | third &<< 32 | fourth &<< 48
  }

  @inline(__always)
  private func bit(_ value: Int) -> UInt64 { holds(value) ? 1 : 0 }
}

extension StripeRows {
  /// Puts the places of those whose value, which stands in `values` at their place, lies in `range` at the
  /// start of `places`, which grows as needed, and returns how many they are.
  ///
  /// Every place is written, and the next over it if it does not count: a processor cannot guess which do.
  func places(
    where values: [Int], in range: ClosedRange<Int>, into places: inout [Int]
  ) -> Int {
    let (count, test) = (count, RangeTest(range))
    precondition(count <= values.count, "a value for each")
    if places.count < count { places = Array(repeating: 0, count: count) }
    var found = 0
    // SAFETY: `found` is never above `place`, which lies within both, as was checked.
    unsafe values.withUnsafeBufferPointer { values in
      unsafe places.withUnsafeMutableBufferPointer { places in
        for place in 0..<count {
          unsafe places[found] = place
          found &+= unsafe test.holds(values[place]) ? 1 : 0
        }
      }
    }
    return found
  }
}
