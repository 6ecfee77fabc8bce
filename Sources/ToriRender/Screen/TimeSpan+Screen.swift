import ToriTime

extension TimeSpan {
  /// The time as people read it, as fine as the source knows it: `2026-01-13 10:32:15`,
  /// `2025-12-12`, `≥ 2025-10-23 17:48:40`, `≤ …`, `2025-10-23 17:19:24 … 17:48:40`.
  package func text(in zone: Zone) -> String {
    if basis == .stated, let earliest {
      return CivilTime(earliest, in: zone).text(precision)
    }
    switch (earliest, latest) {
    case (let earliest?, nil): return "≥ " + CivilTime(earliest, in: zone).text(precision)
    case (nil, let latest?): return "≤ " + CivilTime(latest, in: zone).text(precision)
    case (let earliest?, let latest?):
      let (start, end) = (CivilTime(earliest, in: zone), CivilTime(latest, in: zone))
      let isOneDay = (start.year, start.month, start.day) == (end.year, end.month, end.day)
      let endText = isOneDay && precision > .day ? end.clock(precision) : end.text(precision)
      return start.text(precision) + " … " + endText
    case (nil, nil): return "—"
    }
  }
}

extension CivilTime {
  fileprivate func text(_ precision: Precision) -> String {
    switch precision {
    case .year: padded(year, to: 4)
    case .month: "\(padded(year, to: 4))-\(padded(month))"
    case .day: "\(padded(year, to: 4))-\(padded(month))-\(padded(day))"
    case .hour, .minute, .second: "\(text(.day)) \(clock(precision))"
    }
  }

  fileprivate func clock(_ precision: Precision) -> String {
    switch precision {
    case .second: "\(clock(.minute)):\(padded(second))"
    case .minute: "\(padded(hour)):\(padded(minute))"
    case .year, .month, .day, .hour: "\(padded(hour))h"
    }
  }
}

private func padded(_ number: Int, to digits: Int = 2) -> String {
  let text = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, digits - text.count))
  return (number < 0 ? "-" : "") + zeros + text
}
