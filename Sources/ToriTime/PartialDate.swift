/// A date as a text gives it: what the text leaves out is `nil`, and stays so.
///
/// Gregorian. `half` is the first (1) or second (2) half of a year or, with `month`, nothing.
package struct PartialDate: Codable, Hashable, Sendable {
  package var year: Int?
  package var half: Int?
  package var month: Int?
  package var day: Int?
  package var hour: Int?
  package var minute: Int?
  /// Whole seconds.
  package var second: Int?
  /// What follows the second's decimal point, in milliseconds, with the count of digits written.
  package var fraction: Fraction?
  /// How far the clock that was read is ahead of UTC, in seconds, where the text says so.
  package var utcOffset: Int?

  package struct Fraction: Codable, Hashable, Sendable {
    package var milliseconds: Int
    /// 1, 2 or 3: how fine the fraction was written.
    package var digits: Int

    package init(milliseconds: Int, digits: Int) {
      self.milliseconds = milliseconds
      self.digits = digits
    }
  }

  package init(
    year: Int? = nil, half: Int? = nil, month: Int? = nil, day: Int? = nil, hour: Int? = nil,
    minute: Int? = nil, second: Int? = nil, fraction: Fraction? = nil, utcOffset: Int? = nil
  ) {
    self.year = year
    self.half = half
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.fraction = fraction
    self.utcOffset = utcOffset
  }
}
