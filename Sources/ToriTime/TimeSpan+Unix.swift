extension TimeSpan {
  /// The time of a count since 1970-01-01T00:00:00Z, in the unit that its size shows: seconds,
  /// milliseconds, microseconds or nanoseconds, of the years 1973 to 2286. `nil` of any other number.
  ///
  /// A whole count of seconds is a second wide, anything finer a millisecond.
  package static func unix(_ number: Double) -> TimeSpan? {
    guard number >= 1e8, number < 1e19 else { return nil }
    switch number {
    // What lies before 1973 in seconds or in milliseconds has fewer digits.
    case ..<1e10:
      let isWhole = number == number.rounded(.down)
      return stated(at: Int64(number * 1000), width: isWhole ? 1000 : 1)
    case 1e11..<1e13: return stated(at: Int64(number), width: 1)
    case 1e14..<1e16: return stated(at: Int64(number / 1e3), width: 1)
    case 1e17...: return stated(at: Int64(number / 1e6), width: 1)
    default: return nil
    }
  }

  private static func stated(at milliseconds: Int64, width: Int64) -> TimeSpan {
    TimeSpan(
      earliest: Instant(milliseconds: milliseconds),
      latest: Instant(milliseconds: milliseconds + width), precision: .second, basis: .stated)
  }
}
