import ToriTime

/// A time as spreadsheets have one: what the clocks of a zone showed, without naming it.
struct SheetMoment {
  private let civil: CivilTime
  let precision: Precision
  /// Of a second.
  let fractionDigits: Int

  /// Nil of a time that is known otherwise than to the day or better, or lies where sheets count no days.
  init?(_ span: TimeSpan, in zone: Zone) {
    guard span.basis == .stated, let start = span.earliest, span.precision >= .day,
      span.precision != .hour
    else { return nil }
    let written = span.edtf(in: zone)
    // A span of several days, or of a part of one, is more than one moment.
    guard !written.contains("/") else { return nil }
    civil = CivilTime(start, in: zone)
    // Excel has a 29 February 1900 that never was.
    guard (1901...9999).contains(civil.year) else { return nil }
    precision = span.precision
    fractionDigits =
      written.split(separator: ".").dropFirst().first.map { part in
        part.prefix { $0.isNumber }.count
      } ?? 0
  }

  /// As programs read it in a cell of CSV: `2026-01-12 13:15:12.46`.
  var text: String {
    let day = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    if precision == .day { return day }
    let minute = "\(day) \(padded(civil.hour, 2)):\(padded(civil.minute, 2))"
    if precision == .minute { return minute }
    let fraction = padded(civil.millisecond, 3).prefix(fractionDigits)
    return "\(minute):\(padded(civil.second, 2))" + (fraction.isEmpty ? "" : ".\(fraction)")
  }

  /// Days since 1899-12-30, which spreadsheets count from.
  var serial: Double {
    let days = daysFromCivil(year: civil.year, month: civil.month, day: civil.day)
    let clock =
      ((civil.hour * 60 + civil.minute) * 60 + civil.second) * 1000 + civil.millisecond
    return Double(days - Self.origin) + Double(clock) / 86_400_000
  }

  private static let origin = daysFromCivil(year: 1899, month: 12, day: 30)
}
