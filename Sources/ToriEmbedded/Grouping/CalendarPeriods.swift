import Synchronization
import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

/// The stretches of the calendar that the times of an index lie in, laid out once for each part of time.
final class CalendarPeriods: Sendable {
  /// Stretches that follow one another.
  struct Line: Sendable {
    /// Where each begins, and last where the last of them ends; empty if there are none.
    let starts: [Instant]
    let groups: [GroupValue]

    fileprivate init(_ starts: [Instant], _ part: TimePart, in zone: Zone) {
      self.starts = starts
      groups = starts.dropLast().map { GroupValue(Stretch(part, at: CivilTime($0, in: zone))) }
    }
  }

  /// More stretches than these are not laid out: a time far off would cost more than it tells.
  private static let limit = 200_000

  private let index: Index
  private let known = Mutex<[TimePart: Line]>([:])

  init(_ index: Index) { self.index = index }

  /// Stretches that hold all times of some blocks, and of others maybe; nil if they are too many.
  func line(
    of part: TimePart, holding blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> Line? {
    // What is known of all times is enough if that is not far more stretches than there are blocks.
    let most = min(Self.limit, 100 + blocks.count)
    if let line = known.withLock({ $0[part] }), line.starts.count <= most { return line }
    if let hull = index.timeHull,
      let starts = Stretch.starts(
        of: part, from: hull.earliest, to: hull.latest, in: index.zone, limit: most)
    {
      let line = Line(starts, part, in: index.zone)
      known.withLock { $0[part] = line }
      return line
    }
    guard let (first, last) = try index.timeExtremes(among: blocks, cancellation: cancellation)
    else { return Line([], part, in: index.zone) }
    // What only ends at the first instant lies before it.
    let before = Instant(milliseconds: first.milliseconds - 1)
    return Stretch.starts(of: part, from: before, to: last, in: index.zone, limit: Self.limit)
      .map { Line($0, part, in: index.zone) }
  }
}

extension Stretch {
  /// Where the stretches of `part` begin that hold all from `first` to `last`, and where the last of them
  /// ends; nil if they are `limit` or more.
  fileprivate static func starts(
    of part: TimePart, from first: Instant, to last: Instant, in zone: Zone, limit: Int
  ) -> [Instant]? {
    let line: TimePart = part == .weekday ? .day : part
    func stretch(_ instant: Instant) -> Stretch { .onLine(line, at: CivilTime(instant, in: zone)) }
    var time = CivilTime(first, in: zone).start(of: part)
    var starts = [time.instant(in: zone)]
    // Behind the last the next one is looked for, a year at the most.
    let reach: Int64 = 400 * 86_400_000
    let regimes = zone.regimes(
      from: starts[0], to: Instant(milliseconds: last.milliseconds + reach))
    for regime in regimes {
      if let change = regime.start, let before = starts.last, change > before {
        // What clocks skip begins with what they show next; what they repeat goes on, or comes again.
        time = CivilTime(change, in: zone).start(of: part)
        if stretch(change) != stretch(before) { starts.append(change) }
      }
      while starts.count < limit {
        if let end = starts.last, last < end { return starts }
        let next = time.next(part)
        let start = next.instant(ahead: regime.offset)
        if let end = regime.end, end <= start { break }
        time = next
        if starts.last.map({ $0 < start }) ?? true { starts.append(start) }
      }
    }
    return nil
  }
}

extension CivilTime {
  /// When the stretch of the calendar begins in which this lies.
  fileprivate func start(of part: TimePart) -> CivilTime {
    var time = self
    time.millisecond = 0
    if part != .second { time.second = 0 }
    if part != .second, part != .minute { time.minute = 0 }
    if ![.second, .minute, .hour].contains(part) { time.hour = 0 }
    switch part {
    case .year: (time.month, time.day) = (1, 1)
    case .month: time.day = 1
    case .week: time.day -= time.weekday - 1
    case .day, .hour, .minute, .second, .weekday: break
    }
    return time.carried
  }

  /// When the next begins.
  fileprivate func next(_ part: TimePart) -> CivilTime {
    var time = self
    switch part {
    case .year: time.year += 1
    case .month: time.month += 1
    case .week: time.day += 7
    case .day, .weekday: time.day += 1
    case .hour: time.hour += 1
    case .minute: time.minute += 1
    case .second: time.second += 1
    }
    return time.carried
  }

  /// The same time, with fields past their range carried over.
  fileprivate var carried: CivilTime {
    CivilTime(instant(in: .utc), in: .utc)
  }
}
