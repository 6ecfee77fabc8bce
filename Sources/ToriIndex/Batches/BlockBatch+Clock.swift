import ToriSystem
import ToriTime

/// Stretches of the wall clock that come one after the other, all as long.
package enum ClockStretch: Int, Sendable {
  case second = 1000
  case minute = 60_000
  case hour = 3_600_000
  case day = 86_400_000
}

/// Stretches of the wall clock that come again, numbered from 0: the hours of a day; the days of a week, or its
/// hours, from Monday on.
package enum ClockCycle: Sendable {
  case hoursOfDay, daysOfWeek, hoursOfWeek

  /// In milliseconds.
  var stretch: Int { self == .daysOfWeek ? ClockStretch.day.rawValue : ClockStretch.hour.rawValue }

  /// How many stretches there are.
  package var count: Int {
    switch self {
    case .hoursOfDay: 24
    case .daysOfWeek: 7
    case .hoursOfWeek: 7 * 24
    }
  }

  var length: Int { count * stretch }

  /// How long it lasted already when the clock showed 1970-01-01, a Thursday.
  var before1970: Int { self == .hoursOfDay ? 0 : 3 * ClockStretch.day.rawValue }
}

/// The times of a batch that are all known from beginning to end, last equally long, and are shown by clocks
/// that are as far ahead of UTC at all of them.
struct EvenTimes {
  /// In milliseconds.
  let offset: Int
  let duration: Int
  let starts: PackedColumn.Stripe

  /// Times further from 1970 than this, in milliseconds, are not read in bulk.
  static let reach = 1 << 50

  /// `nil` for times that are not, or last longer than `longest`.
  init?(_ stripe: StripeTimes, upTo longest: Int, in clock: Zone) {
    let reach = -Self.reach...Self.reach
    guard stripe.areKnown, let duration = stripe.durations.only, 0...longest ~= duration,
      reach ~= stripe.starts.least, reach ~= stripe.starts.greatest,
      let offset = clock.offset(
        from: Instant(milliseconds: Int64(stripe.starts.least)),
        to: Instant(milliseconds: Int64(stripe.latest)))
    else { return nil }
    (self.offset, self.duration, starts) = (offset * 1000, duration, stripe.starts)
  }

  /// Whether no time reaches from one stretch of that length into the next, since all begin at multiples of
  /// how long they last.
  func fit(_ stretch: Int) -> Bool {
    let step = max(1, duration)
    let code = starts.code
    return stretch % step == 0 && code.divisor % step == 0 && code.slope % step == 0
      && (code.base &+ offset) % step == 0
  }
}

extension BlockBatch {
  /// Stands where a time may lie in several stretches.
  package static var several: Int { Int.min + 1 }

  /// What its times have in common; nil where they are not alike or one may last longer than `longest`.
  func evenTimes(upTo longest: Int) -> EvenTimes? {
    EvenTimes(TimeColumns(segment).stripe(rows.stripe), upTo: longest, in: clockZone)
  }

  /// Puts the stretch that each time lies in, counted from what clocks show as 1970, at the start of `values`;
  /// `several` where it may lie in more than one.
  ///
  /// False, and nothing is read, where not all times are known from beginning to end, last equally long, and
  /// lie where no clock changes.
  package func read(_ stretch: ClockStretch, into values: inout [Int]) -> Bool {
    guard let times = evenTimes(upTo: stretch.rawValue) else { return false }
    readStarts(into: &values)
    let (offset, duration) = (times.offset, times.duration)
    // Dividing by what is known beforehand is a multiplication.
    switch stretch {
    case .second: divide(&values, by: 1000, offset, duration)
    case .minute: divide(&values, by: 60_000, offset, duration)
    case .hour: divide(&values, by: 3_600_000, offset, duration)
    case .day: divide(&values, by: 86_400_000, offset, duration)
    }
    return true
  }

  /// The same by the stretches of a cycle; whether each time lies in one stretch, or nil where nothing is read.
  package func read(_ cycle: ClockCycle, into values: inout [Int]) -> Bool? {
    guard let times = evenTimes(upTo: cycle.stretch) else { return nil }
    readMoments(of: cycle, times, into: &values)
    let isSure = times.fit(cycle.stretch)
    let room = isSure ? cycle.length : cycle.stretch - times.duration
    switch cycle {
    case .daysOfWeek: return number(&values, by: 86_400_000, room)
    case .hoursOfDay, .hoursOfWeek: return number(&values, by: 3_600_000, room)
    }
  }

  /// Puts how long the cycle has lasted at the beginning of each time at the start of `values`, in
  /// milliseconds.
  func readMoments(of cycle: ClockCycle, _ times: EvenTimes, into values: inout [Int]) {
    readStarts(into: &values)
    let shift = times.offset + cycle.before1970
    switch cycle {
    case .hoursOfDay: reduce(&values, by: 86_400_000, shift)
    case .daysOfWeek, .hoursOfWeek: reduce(&values, by: 604_800_000, shift)
    }
  }

  /// Counted from long before 1970, so that nothing is negative, in so many stretches of a length.
  @inline(__always)
  private static func before(_ length: UInt) -> UInt { UInt(2 * EvenTimes.reach) / length }

  @inline(__always)
  private func divide(_ values: inout [Int], by length: UInt, _ offset: Int, _ duration: Int) {
    let before = Self.before(length)
    let shift = Int(before * length) + offset
    let room = Int(length) - duration
    var span = values.mutableSpan
    for place in 0..<count {
      let moment = UInt(bitPattern: span[place] &+ shift)
      let stretch = moment / length
      let rest = Int(bitPattern: moment &- stretch &* length)
      span[place] = rest <= room ? Int(bitPattern: stretch &- before) : Self.several
    }
  }

  @inline(__always)
  private func reduce(_ values: inout [Int], by length: UInt, _ offset: Int) {
    let shift = Int(Self.before(length) * length) + offset
    var span = values.mutableSpan
    for place in 0..<count {
      let moment = UInt(bitPattern: span[place] &+ shift)
      span[place] = Int(bitPattern: moment &- moment / length &* length)
    }
  }

  /// Of moments of a cycle, which fit 32 bits; whether each is in one stretch.
  @inline(__always)
  private func number(_ values: inout [Int], by length: UInt32, _ room: Int) -> Bool {
    var span = values.mutableSpan
    var areAllSure = true
    for place in 0..<count {
      let moment = UInt32(truncatingIfNeeded: span[place])
      let stretch = moment / length
      let rest = moment &- stretch &* length
      let isSure = Int(rest) <= room
      areAllSure = areAllSure && isSure
      span[place] = isSure ? Int(stretch) : Self.several
    }
    return areAllSure
  }
}

extension Index {
  /// Whether clocks are as far ahead of UTC at all times that blocks have.
  package var hasOneClock: Bool {
    // Reading the times is only for where their order is not kept.
    guard
      let (first, last) = timeHull
        ?? (try? timeExtremes(among: allBlocks, cancellation: Cancellation()))
    else { return false }
    return zone.offset(from: first, to: last) != nil
  }
}
