extension PartialDate {
  /// As ISO 8601-2 writes it, unknown parts as `X`: `2026-01-12`, `XXXX-01-12`, `XXXX-XX-07`,
  /// `2025-01/2025-06` for a half of a year.
  package var edtf: String {
    if let whole { return whole }
    let yearText = year.map { padded($0, 4) } ?? "XXXX"
    if let half {
      return half == 1 ? "\(yearText)-01/\(yearText)-06" : "\(yearText)-07/\(yearText)-12"
    }
    var text = yearText
    if month != nil || day != nil || hour != nil {
      text += "-" + (month.map { padded($0, 2) } ?? "XX")
    }
    if day != nil || hour != nil { text += "-" + (day.map { padded($0, 2) } ?? "XX") }
    guard let hour else { return text }
    text += "T" + padded(hour, 2)
    if let minute { text += ":" + padded(minute, 2) }
    if minute != nil, let second { text += ":" + padded(second, 2) }
    if let fraction { text += "." + padded(fraction.milliseconds, 3).prefix(fraction.digits) }
    return text + (utcOffset.map(offsetText) ?? "")
  }
}

extension PartialDate {
  /// The text of a date that is known to the second, as nearly all stamps of data are: written at once, as
  /// exports write millions. Nil for others.
  private var whole: String? {
    guard half == nil, let year, 0...9999 ~= year, let month, let day, let hour, let minute,
      let second
    else { return nil }
    let fraction = self.fraction.map { "." + padded($0.milliseconds, 3).prefix($0.digits) } ?? ""
    let offset = utcOffset.map(offsetText) ?? ""
    let capacity = 19 + fraction.utf8.count + offset.utf8.count
    return unsafe String(unsafeUninitializedCapacity: capacity) { text in
      var end = 0
      // SAFETY: as many bytes are written as there is room for: 19, and those of both texts.
      func put(_ byte: UInt8) {
        unsafe text.initializeElement(at: end, to: byte)
        end += 1
      }
      func put(_ number: Int) {
        put(UInt8(ascii: "0") + UInt8(number / 10 % 10))
        put(UInt8(ascii: "0") + UInt8(number % 10))
      }
      put(year / 100)
      put(year)
      put(UInt8(ascii: "-"))
      put(month)
      put(UInt8(ascii: "-"))
      put(day)
      put(UInt8(ascii: "T"))
      put(hour)
      put(UInt8(ascii: ":"))
      put(minute)
      put(UInt8(ascii: ":"))
      put(second)
      for byte in fraction.utf8 { put(byte) }
      for byte in offset.utf8 { put(byte) }
      return end
    }
  }
}

extension Instant {
  /// `2026-01-13T10:32:15.84+09:00`, to the last digit of the fraction that is not 0.
  package func iso(in zone: Zone) -> String {
    let milliseconds = CivilTime(self, in: zone).millisecond
    let digits =
      milliseconds == 0 ? 0 : milliseconds % 100 == 0 ? 1 : milliseconds % 10 == 0 ? 2 : 3
    return iso(in: zone, precision: .second, fractionDigits: digits)
  }

  /// Down to `precision`; from the hour on with the zone's offset.
  func iso(in zone: Zone, precision: Precision, fractionDigits: Int = 0) -> String {
    let civil = CivilTime(self, in: zone)
    var date = PartialDate(year: civil.year)
    if precision >= .month { date.month = civil.month }
    if precision >= .day { date.day = civil.day }
    if precision >= .hour { date.hour = civil.hour }
    if precision >= .minute { date.minute = civil.minute }
    if precision >= .second { date.second = civil.second }
    if precision >= .hour { date.utcOffset = zone.offset(at: self) }
    if fractionDigits > 0 {
      date.fraction = .init(milliseconds: civil.millisecond, digits: fractionDigits)
    }
    return date.edtf
  }
}
