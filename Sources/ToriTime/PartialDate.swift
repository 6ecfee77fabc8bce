/// A date as a text gives it: what the text leaves out is `nil`, and stays so.
///
/// Gregorian. `half` is the first (1) or second (2) half of a year or, with `month`, nothing.
package struct PartialDate: Hashable, Sendable {
  // Stamps are held by the million: all of it takes 28 bytes.
  private var packedYear = Packed<Int32>.none
  private var packedOffset = Packed<Int32>.none
  private var packedMilliseconds = Packed<Int16>.none
  private var packedHalf = Packed<Int16>.none
  private var packedMonth = Packed<Int16>.none
  private var packedDay = Packed<Int16>.none
  private var packedHour = Packed<Int16>.none
  private var packedMinute = Packed<Int16>.none
  private var packedSecond = Packed<Int16>.none
  private var fractionDigits: Int8 = 0

  /// Of the Common Era, where 0 is 1 BC. Like all below, nil where nothing is said of it.
  package var year: Int? {
    get { packedYear.value }
    set { packedYear.value = newValue }
  }
  package var half: Int? {
    get { packedHalf.value }
    set { packedHalf.value = newValue }
  }
  /// From 1 on, as days are.
  package var month: Int? {
    get { packedMonth.value }
    set { packedMonth.value = newValue }
  }
  package var day: Int? {
    get { packedDay.value }
    set { packedDay.value = newValue }
  }
  /// From 0 on, as minutes and seconds are.
  package var hour: Int? {
    get { packedHour.value }
    set { packedHour.value = newValue }
  }
  package var minute: Int? {
    get { packedMinute.value }
    set { packedMinute.value = newValue }
  }
  /// Whole seconds.
  package var second: Int? {
    get { packedSecond.value }
    set { packedSecond.value = newValue }
  }
  /// What follows the second's decimal point, in milliseconds, with the count of digits written.
  package var fraction: Fraction? {
    get {
      packedMilliseconds.value.map { Fraction(milliseconds: $0, digits: Int(fractionDigits)) }
    }
    set {
      packedMilliseconds.value = newValue?.milliseconds
      fractionDigits = Int8(clamping: newValue?.digits ?? 0)
    }
  }
  /// How far the clock that was read is ahead of UTC, in seconds, where the text says so.
  package var utcOffset: Int? {
    get { packedOffset.value }
    set { packedOffset.value = newValue }
  }

  /// A number of few bits, or none. Numbers beyond its range, which no date has, become the last in it.
  private struct Packed<Bits: FixedWidthInteger & SignedInteger & Codable & Hashable & Sendable>:
    Codable, Hashable, Sendable
  {
    private var bits: Bits

    static var none: Packed { Packed(bits: .min) }

    var value: Int? {
      get { bits == .min ? nil : Int(bits) }
      set { bits = newValue.map { max(Bits(clamping: $0), .min + 1) } ?? .min }
    }
  }

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

/// Written down by its parts; those that it lacks are left out.
extension PartialDate: Codable {
  private enum CodingKeys: String, CodingKey {
    case year, half, month, day, hour, minute, second, fraction, utcOffset
  }

  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Int? {
      try parts.decodeIfPresent(Int.self, forKey: key)
    }
    self.init(
      year: try number(.year), half: try number(.half), month: try number(.month),
      day: try number(.day), hour: try number(.hour), minute: try number(.minute),
      second: try number(.second),
      fraction: try parts.decodeIfPresent(Fraction.self, forKey: .fraction),
      utcOffset: try number(.utcOffset))
  }

  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: CodingKeys.self)
    for (key, number) in [
      (CodingKeys.year, year), (.half, half), (.month, month), (.day, day), (.hour, hour),
      (.minute, minute), (.second, second), (.utcOffset, utcOffset),
    ] {
      try parts.encodeIfPresent(number, forKey: key)
    }
    try parts.encodeIfPresent(fraction, forKey: .fraction)
  }
}
