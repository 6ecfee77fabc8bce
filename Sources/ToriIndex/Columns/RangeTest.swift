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
