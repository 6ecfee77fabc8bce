/// A point in time as a wall clock and a calendar show it: proleptic Gregorian, local to a zone.
package struct CivilTime: Hashable, Sendable {
  /// Of the Gregorian calendar, also before it was in use.
  package var year: Int
  /// 1…12.
  package var month: Int
  /// 1…31.
  package var day: Int
  /// 0…23.
  package var hour: Int
  /// 0…59.
  package var minute: Int
  /// 0…59.
  package var second: Int
  /// 0…999.
  package var millisecond: Int

  package init(
    year: Int, month: Int = 1, day: Int = 1, hour: Int = 0, minute: Int = 0, second: Int = 0,
    millisecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// What the clocks of `zone` show at `instant`.
  package init(_ instant: Instant, in zone: Zone) {
    self.init(localMilliseconds: Int(instant.milliseconds) &+ zone.offset(at: instant) * 1000)
  }

  /// Counts milliseconds as if there were no zones, from 1970-01-01T00:00:00 on the wall clock.
  package init(localMilliseconds: Int) {
    let (days, rest) = localMilliseconds.flooredDivision(by: 86_400_000)
    let (year, month, day) = civil(fromDays: days)
    self.init(
      year: year, month: month, day: day, hour: rest / 3_600_000, minute: rest / 60_000 % 60,
      second: rest / 1000 % 60, millisecond: rest % 1000)
  }

  /// The inverse of `init(localMilliseconds:)`; fields past their range carry over.
  var localMilliseconds: Int {
    let days = daysFromCivil(year: year, month: month, day: day)
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millisecond
  }

  /// The instant at which clocks show this that are `offset` seconds ahead of UTC.
  package func instant(ahead offset: Int) -> Instant {
    Instant(milliseconds: Int64(localMilliseconds - offset * 1000))
  }

  /// The instant at which the clocks of `zone` show this. Of an hour that the clocks show twice, the
  /// first; a time that they skip is read with the offset before the change.
  package func instant(in zone: Zone) -> Instant {
    let day = 86_400
    let before = zone.offset(at: instant(ahead: day))
    let after = zone.offset(at: instant(ahead: -day))
    if before == after || zone.offset(at: instant(ahead: before)) == before {
      return instant(ahead: before)
    }
    return zone.offset(at: instant(ahead: after)) == after
      ? instant(ahead: after) : instant(ahead: before)
  }

  /// All instants at which the clocks of `zone` show a time from `start` up to, not including, `end`: a
  /// stretch, or several where clocks repeat what they have shown, or none where they skip it all.
  package static func periods(
    from start: CivilTime, to end: CivilTime, in zone: Zone
  ) -> [Period] {
    let (first, last) = (start.localMilliseconds, end.localMilliseconds)
    // No clock is further from UTC.
    let reach = 2 * 86_400_000
    let from = Instant(milliseconds: Int64(first - reach))
    let to = Instant(milliseconds: Int64(last + reach))
    if let offset = zone.offset(from: from, to: to) {
      return [Period(start: start.instant(ahead: offset), end: end.instant(ahead: offset))]
    }
    let regimes = zone.regimes(from: from, to: to)
    var periods: [Period] = []
    for regime in regimes {
      let shift = Int64(regime.offset) * 1000
      let own = Period(
        start: max(regime.start ?? .distantPast, Instant(milliseconds: Int64(first) - shift)),
        end: min(regime.end ?? .distantFuture, Instant(milliseconds: Int64(last) - shift)))
      guard own.start < own.end else { continue }
      if let before = periods.last, before.end == own.start {
        periods[periods.count - 1] = Period(start: before.start, end: own.end)
      } else {
        periods.append(own)
      }
    }
    return periods
  }

  /// 1 is Monday, 7 Sunday.
  package var weekday: Int {
    (daysFromCivil(year: year, month: month, day: day) + 3).flooredDivision(by: 7).remainder + 1
  }

  /// The week of ISO 8601: the year that its Thursday lies in, and its number in that year from 1.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = daysFromCivil(year: year, month: month, day: day) + 4 - weekday
    let weekYear = civil(fromDays: thursday).year
    return (weekYear, (thursday - daysFromCivil(year: weekYear, month: 1, day: 1)) / 7 + 1)
  }
}

/// Days since 1970-01-01 of a Gregorian date; a month or day past its range carries over.
///
/// Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
package func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
  let (carried, monthIndex) = (month - 1).flooredDivision(by: 12)
  // The year begins in March, so that the leap day is its last.
  let shifted = year + carried - (monthIndex < 2 ? 1 : 0)
  let (era, yearOfEra) = shifted.flooredDivision(by: 400)
  let dayOfYear = (153 * ((monthIndex + 10) % 12) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// The Gregorian date that lies `days` after 1970-01-01.
///
/// Source: as above, `civil_from_days`.
package func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
  let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return (
    era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
    dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  )
}

/// How many days a month has; `month` is 1...12.
package func dayCount(year: Int, month: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

extension Int {
  /// Division that rounds down, with a remainder that is never negative; `divisor` is positive.
  package func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
