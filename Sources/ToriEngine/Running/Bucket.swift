import ToriTime

/// A stretch of the calendar that times are counted by.
struct Bucket: Hashable, Comparable {
  /// Ascends with time; for `hour` of the day and `weekday`, with the clock and the week.
  let order: Int
  let name: String

  static func < (a: Bucket, b: Bucket) -> Bool { a.order < b.order }

  /// The bucket that the whole span lies in; nil where it may lie in several.
  init?(_ part: TimePart, holding span: TimeSpan, in zone: Zone) {
    guard let earliest = span.earliest, let latest = span.latest else { return nil }
    let first = Bucket(part, at: CivilTime(earliest, in: zone))
    let end = Instant(milliseconds: max(earliest.milliseconds, latest.milliseconds - 1))
    let last = Bucket(part, at: CivilTime(end, in: zone))
    // An hour or a weekday comes again: the span must also be shorter than a day.
    let isShort = end.milliseconds - earliest.milliseconds < 86_400_000
    guard first == last, isShort || (part != .hour && part != .weekday) else { return nil }
    self = first
  }

  init(_ part: TimePart, at time: CivilTime) {
    let day = daysFromCivil(year: time.year, month: time.month, day: time.day)
    switch part {
    case .year: self.init(order: time.year, name: padded(time.year, 4))
    case .month:
      self.init(
        order: time.year * 12 + time.month - 1,
        name: padded(time.year, 4) + "-" + padded(time.month, 2))
    case .week:
      let week = time.isoWeek
      self.init(
        order: (day - time.weekday + 1 + 3) / 7,
        name: padded(week.year, 4) + "-W" + padded(week.week, 2))
    case .day:
      self.init(
        order: day,
        name: padded(time.year, 4) + "-" + padded(time.month, 2) + "-" + padded(time.day, 2))
    case .hour: self.init(order: time.hour, name: padded(time.hour, 2))
    case .weekday:
      self.init(order: time.weekday, name: TimePart.weekdays[time.weekday - 1])
    }
  }

  private init(order: Int, name: String) {
    self.order = order
    self.name = name
  }

  /// On a line of time, an hour is that of its day.
  static func onLine(_ part: TimePart, holding span: TimeSpan, in zone: Zone) -> Bucket? {
    guard let bucket = Bucket(part, holding: span, in: zone) else { return nil }
    guard part == .hour, let earliest = span.earliest else { return bucket }
    return hourOnLine(at: CivilTime(earliest, in: zone))
  }

  static func onLine(_ part: TimePart, at time: CivilTime) -> Bucket {
    part == .hour ? hourOnLine(at: time) : Bucket(part, at: time)
  }

  private static func hourOnLine(at time: CivilTime) -> Bucket {
    let day = Bucket(.day, at: time)
    return Bucket(
      order: day.order * 24 + time.hour, name: day.name + "T" + padded(time.hour, 2))
  }

  /// The buckets from the one to the other, none left out.
  static func line(_ part: TimePart, from first: Bucket, to last: Bucket) -> [Bucket] {
    (first.order...last.order).map { order in
      switch part {
      case .year: Bucket(part, at: CivilTime(year: order))
      case .month: Bucket(part, at: CivilTime(year: order / 12, month: order % 12 + 1))
      case .week: Bucket(part, at: CivilTime(dayNumber: order * 7 - 3))
      case .day, .weekday: Bucket(part, at: CivilTime(dayNumber: order))
      case .hour:
        hourOnLine(at: CivilTime(dayNumber: order / 24, hour: order % 24))
      }
    }
  }
}

extension CivilTime {
  /// The day that is so many days after 1970-01-01.
  fileprivate init(dayNumber: Int, hour: Int = 0) {
    let date = civil(fromDays: dayNumber)
    self.init(year: date.year, month: date.month, day: date.day, hour: hour)
  }
}
