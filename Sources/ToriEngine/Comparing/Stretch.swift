import ToriTime

/// A stretch of the calendar that times are counted by.
package struct Stretch: Hashable, Comparable, Sendable {
  private let part: TimePart
  /// Whether an hour is that of its day, on a line of time; else it comes again every day.
  private let isOnLine: Bool
  /// Ascends with time; for `hour` of the day and `weekday`, with the clock and the week.
  package let order: Int

  package static func < (a: Stretch, b: Stretch) -> Bool { a.order < b.order }

  private init(_ part: TimePart, isOnLine: Bool = false, order: Int) {
    self.part = part
    self.isOnLine = isOnLine
    self.order = order
  }

  /// The stretch of that place in the order; `isOnLine` where an hour is that of its day.
  package init(_ part: TimePart, ofOrder order: Int, isOnLine: Bool) {
    self.init(part, isOnLine: isOnLine && part == .hour, order: order)
  }

  /// The places in the order that stretches may have: of those that come again their cycle, of others some 150,000
  /// years around 1970.
  package static func orders(of part: TimePart, isOnLine: Bool) -> ClosedRange<Int> {
    if !isOnLine, let cycle = part.cycle { return cycle }
    let most = 150_000 * part.least(in: .year)
    return -most...most
  }

  package init(_ part: TimePart, at time: CivilTime) {
    let day = daysFromCivil(year: time.year, month: time.month, day: time.day)
    switch part {
    case .year: self.init(part, order: time.year)
    case .month: self.init(part, order: time.year * 12 + time.month - 1)
    // The Thursday of the first week of all is day 0.
    case .week: self.init(part, order: (day - time.weekday + 1 + 3) / 7)
    case .day: self.init(part, order: day)
    case .hour: self.init(part, order: time.hour)
    case .minute: self.init(part, order: (day * 24 + time.hour) * 60 + time.minute)
    case .second:
      self.init(part, order: ((day * 24 + time.hour) * 60 + time.minute) * 60 + time.second)
    case .weekday: self.init(part, order: time.weekday)
    }
  }

  /// The stretch that the whole span lies in; nil where it may lie in several.
  package init?(_ part: TimePart, holding span: TimeSpan, in zone: Zone) {
    guard let earliest = span.earliest, let latest = span.latest else { return nil }
    let first = Stretch(part, at: CivilTime(earliest, in: zone))
    if latest > earliest {
      let end = Instant(milliseconds: latest.milliseconds - 1)
      let last = Stretch(part, at: CivilTime(end, in: zone))
      // An hour or a weekday comes again: the span must also be shorter than a day.
      let isShort = end.milliseconds - earliest.milliseconds < 86_400_000
      guard first == last, isShort || (part != .hour && part != .weekday) else { return nil }
    }
    self = first
  }

  /// On a line of time, an hour is that of its day.
  package static func onLine(_ part: TimePart, holding span: TimeSpan, in zone: Zone) -> Stretch? {
    guard let stretch = Stretch(part, holding: span, in: zone) else { return nil }
    return span.earliest.map { onLine(part, at: CivilTime($0, in: zone)) } ?? stretch
  }

  package static func onLine(_ part: TimePart, at time: CivilTime) -> Stretch {
    if part != .hour { return Stretch(part, at: time) }
    return Stretch(part, isOnLine: true, order: Stretch(.day, at: time).order * 24 + time.hour)
  }

  /// The stretches from the one to the other, none left out.
  package static func line(from first: Stretch, to last: Stretch) -> [Stretch] {
    (first.order...last.order).map {
      Stretch(first.part, isOnLine: first.isOnLine, order: $0)
    }
  }

  /// The days, hours, minutes or seconds between two on a line of time that clocks skip, going forward.
  package static func skipped(
    _ part: TimePart, from first: Stretch, to last: Stretch, in zone: Zone
  ) -> Set<Stretch> {
    let lengths: [TimePart: Int] = [
      .day: 86_400_000, .hour: 3_600_000, .minute: 60_000, .second: 1000,
    ]
    guard let length = lengths[part] else { return [] }
    // No clock is further from UTC.
    let reach = 2 * 86_400_000
    let regimes = zone.regimes(
      from: Instant(milliseconds: Int64(first.order * length - reach)),
      to: Instant(milliseconds: Int64(last.order * length + reach)))
    var skipped: Set<Stretch> = []
    for (before, after) in zip(regimes, regimes.dropFirst()) where before.offset < after.offset {
      guard let change = after.start?.milliseconds else { continue }
      // As if there were no zones: from what clocks show before to what they show after.
      let from = (Int(change) + before.offset * 1000 + length - 1).flooredDivision(by: length)
      let to = (Int(change) + after.offset * 1000).flooredDivision(by: length)
      for order in from.quotient..<max(from.quotient, to.quotient) {
        skipped.insert(Stretch(part, isOnLine: part == .hour, order: order))
      }
    }
    return skipped
  }

  /// `2026`, `2026-01`, `2026-W03`, `2026-01-13`, `2026-01-13T10`, `2026-01-13T10:32`, `2026-01-13T10:32:15`,
  /// `10`, `Tue`.
  package var name: String {
    switch part {
    case .year: return padded(order, 4)
    case .month:
      let (year, month) = order.flooredDivision(by: 12)
      return padded(year, 4) + "-" + padded(month + 1, 2)
    case .week:
      let thursday = civil(fromDays: order * 7)
      let week = CivilTime(year: thursday.year, month: thursday.month, day: thursday.day).isoWeek
      return padded(week.year, 4) + "-W" + padded(week.week, 2)
    case .day: return Self.day(order)
    case .hour:
      let (day, hour) = order.flooredDivision(by: 24)
      return isOnLine ? Self.day(day) + "T" + padded(hour, 2) : padded(order, 2)
    case .minute: return Self.minute(order)
    case .second:
      let (minute, second) = order.flooredDivision(by: 60)
      return Self.minute(minute) + ":" + padded(second, 2)
    case .weekday: return TimePart.weekdays[order - 1]
    }
  }

  private static func minute(_ order: Int) -> String {
    let (hours, minute) = order.flooredDivision(by: 60)
    let (day, hour) = hours.flooredDivision(by: 24)
    return Self.day(day) + "T" + padded(hour, 2) + ":" + padded(minute, 2)
  }

  private static func day(_ number: Int) -> String {
    let date = civil(fromDays: number)
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
  }
}
