import ToriLanguage
import ToriTime

extension Analyzer {
  /// The whole period that the date names; nil, reported, if there is no such day.
  mutating func period(_ date: DateLiteral) -> Period? {
    switch date.value {
    case .invalid: return nil
    case .today: return whole(.day, offset: 0)
    case .yesterday: return whole(.day, offset: -1)
    case .ago(let count, let unit): return whole(unit, offset: -count)
    case .relative(let offset, let unit): return whole(unit, offset: offset)
    case .calendar(let calendar):
      if let period = calendar.period(in: environment.zone) { return period }
      if let skip = calendar.skip(in: environment.zone) {
        report(.skippedTime(from: skip.from, to: skip.to, environment.zone, at: date.span))
        return Period(start: skip.at, end: skip.at)
      }
      report(.noSuchDate(at: date.span))
      return nil
    }
  }

  /// Its time lies wholly in one of the stretches that the date names: two where clocks repeat a part of an
  /// hour and the date is of that.
  mutating func time(in date: DateLiteral) -> Filter? {
    guard let period = period(date) else { return nil }
    guard let parts = parts(of: date) else { return .time(start: period.start, end: period.end) }
    return .or(parts.map { .time(start: $0.start, end: $0.end) })
  }

  /// The stretches that the date names, if they are several.
  func parts(of date: DateLiteral) -> [Period]? {
    guard case .calendar(let calendar) = date.value,
      let periods = calendar.periods(in: environment.zone), periods.count > 1
    else { return nil }
    return periods
  }

  /// The hour, day, week (from Monday), month or year that lies `offset` of them from now.
  private func whole(_ unit: CalendarUnit, offset: Int) -> Period {
    let now = CivilTime(environment.now, in: environment.zone)
    // Fields past their range carry over.
    func start(_ offset: Int) -> CivilTime {
      switch unit {
      case .hour:
        CivilTime(year: now.year, month: now.month, day: now.day, hour: now.hour + offset)
      case .day: CivilTime(year: now.year, month: now.month, day: now.day + offset)
      case .week:
        CivilTime(
          year: now.year, month: now.month, day: now.day - now.weekday + 1 + 7 * offset)
      case .month: CivilTime(year: now.year, month: now.month + offset)
      case .year: CivilTime(year: now.year + offset)
      }
    }
    // Bounded, so that a count of any size names a time that can be reckoned with.
    let offset = min(max(offset, -100_000), 100_000)
    return Period(
      start: start(offset).instant(in: environment.zone),
      end: start(offset + 1).instant(in: environment.zone))
  }
}
