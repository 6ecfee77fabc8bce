extension PartialDate {
  /// The finest unit that the text gives; `nil` if it gives none.
  package var precision: Precision? {
    if second != nil { return .second }
    if minute != nil { return .minute }
    if hour != nil { return .hour }
    if day != nil { return .day }
    if month != nil || half != nil { return .month }
    return year != nil ? .year : nil
  }

  /// The stretch of time that the date names, from the first instant to the last where clocks repeat it;
  /// `nil` if the year is unknown, a part is missing between two others, there is no such date
  /// (`2026-02-30`), or clocks skip it.
  package func period(in zone: Zone) -> Period? {
    guard let periods = periods(in: zone), let first = periods.first, let last = periods.last else {
      return nil
    }
    return Period(start: first.start, end: last.end)
  }

  /// The stretches of time that the date names, ascending: several where clocks repeat a part of an hour and
  /// it is of that, none where they skip all of it; `nil` where it is no date, as for `period`.
  package func periods(in zone: Zone) -> [Period]? {
    guard let year, (1...9999).contains(year), hasNoGap, isPossible else { return nil }
    let zone = utcOffset.map { Zone(offset: $0) } ?? zone
    var civil = CivilTime(year: year, month: month ?? (half == 2 ? 7 : 1), day: day ?? 1)
    var next = civil
    if hour != nil {
      (civil.hour, civil.minute) = (hour ?? 0, minute ?? 0)
      civil.second = isLeapSecond ? 59 : second ?? 0
      civil.millisecond = isLeapSecond ? 0 : fraction?.milliseconds ?? 0
      next = civil
      next.millisecond += isLeapSecond ? 1000 : width
    } else if day != nil {
      next.day += 1
    } else if month != nil {
      next.month += 1
    } else if half != nil {
      next.month += 6
    } else {
      next.year += 1
    }
    let periods = CivilTime.periods(from: civil, to: next, in: zone)
    if isLeapSecond, !periods.contains(where: \.endsBeforeLeapSecond) { return nil }
    return periods
  }

  /// Whether it is a second that was put in, `23:59:60` of UTC. No count of time since 1970 has it: it is taken
  /// for the second before, so that it stays in its minute and on its day.
  private var isLeapSecond: Bool { second == 60 }

  /// Of a date and time that is one: where clocks skip it, the instant at which they do, and what they show
  /// before and after; nil where they show it.
  package func skip(in zone: Zone) -> (at: Instant, from: CivilTime, to: CivilTime)? {
    guard utcOffset == nil, periods(in: zone)?.isEmpty == true,
      let utc = period(in: .utc)
    else { return nil }
    let day: Int64 = 86_400_000
    let regimes = zone.regimes(
      from: Instant(milliseconds: utc.start.milliseconds - 2 * day),
      to: Instant(milliseconds: utc.end.milliseconds + 2 * day))
    for (before, after) in zip(regimes, regimes.dropFirst()) {
      guard let change = after.start else { continue }
      func shown(_ offset: Int) -> Instant {
        Instant(milliseconds: change.milliseconds + Int64(offset) * 1000)
      }
      if shown(before.offset) <= utc.start, utc.end <= shown(after.offset) {
        return (
          change, CivilTime(shown(before.offset), in: .utc),
          CivilTime(shown(after.offset), in: .utc)
        )
      }
    }
    return nil
  }

  /// The first instant of the period.
  package func start(in zone: Zone) -> Instant? { period(in: zone)?.start }

  /// The instant at which the period is over.
  package func end(in zone: Zone) -> Instant? { period(in: zone)?.end }

  /// The period as the time of something that a source stamps with this date: `nil` of none, and of one that
  /// clocks skip.
  package func span(in zone: Zone) -> TimeSpan? {
    // An offset may carry what is at either end past the years that dates have.
    guard let period = period(in: zone), let precision, Self.years.contains(period) else {
      return nil
    }
    return TimeSpan(
      earliest: period.start, latest: period.end, precision: precision, basis: .stated)
  }

  /// From 1 to 9999, in UTC.
  private static let years = Period(
    start: CivilTime(year: 1, month: 1, day: 1).instant(in: .utc),
    end: CivilTime(year: 10_000, month: 1, day: 1).instant(in: .utc))

  /// Each part only where the coarser parts are there too, the year apart.
  private var hasNoGap: Bool {
    let chain = [month != nil, day != nil, hour != nil, minute != nil, second != nil]
    let length = chain.prefix { $0 }.count
    return !chain.dropFirst(length).contains(true) && (half == nil || length == 0)
      && (fraction == nil || second != nil)
  }

  /// Whether it is of a day of a year, and yet of no time that clocks in `zone` show: no such day or hour, or
  /// one that they skip.
  package func isNever(in zone: Zone) -> Bool {
    year != nil && day != nil && span(in: zone) == nil
  }

  /// Whether the parts that are there can be parts of one date.
  package var isPossible: Bool {
    guard (1...12).contains(month ?? 1), (1...2).contains(half ?? 1) else { return false }
    let days = dayCount(year: year ?? 2000, month: month ?? 1)
    return (1...days).contains(day ?? 1) && (0...23).contains(hour ?? 0)
      && (0...59).contains(minute ?? 0) && (0...60).contains(second ?? 0)
      && (second != 60 || minute.map { $0 % 15 == 14 } ?? false)
      && (0...999).contains(fraction?.milliseconds ?? 0)
  }

  /// Milliseconds that a time of day covers.
  private var width: Int {
    if let fraction { return [100, 10, 1][min(max(fraction.digits, 1), 3) - 1] }
    return second != nil ? 1000 : minute != nil ? 60_000 : 3_600_000
  }
}

/// Whether one stretch of time lies in another, as far as one knows.
package enum Containment: Sendable {
  case inside, outside
  /// Partly, or nothing excludes it.
  case possible
}

extension Period {
  /// Whether the last second of June or December ends with it, in UTC, behind which seconds are put in.
  fileprivate var endsBeforeLeapSecond: Bool {
    let next = CivilTime(end, in: .utc)
    return (next.month == 1 || next.month == 7) && next.day == 1
      && (next.hour, next.minute, next.second, next.millisecond) == (0, 0, 0, 0)
  }

  /// Whether it lies in the period, whose end is the first instant behind it.
  package func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// Whether all of another period lies in it.
  package func contains(_ other: Period) -> Bool { start <= other.start && other.end <= end }

  /// Whether they have an instant in common.
  package func intersects(_ other: Period) -> Bool { start < other.end && other.start < end }
}
