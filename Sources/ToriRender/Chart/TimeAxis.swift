import ToriEngine
import ToriTime

/// A line of time on which stretches of the calendar stand by their names, as far apart as they are.
struct TimeAxis {
  let unit: TimePart
  /// Of each name, in the order in which they were given; ascends by one from a stretch to the next.
  let places: [Int]

  /// What stands at a place below the line.
  struct Tick: Equatable {
    let place: Int
    let label: String
  }

  /// `nil` unless every name is a stretch of `unit`.
  init?(_ names: [String], of unit: TimePart) {
    var places: [Int] = []
    for name in names {
      guard let place = Self.place(of: name, unit) else { return nil }
      places.append(place)
    }
    (self.unit, self.places) = (unit, places)
  }

  /// Of stretches whose places are known.
  init(of unit: TimePart, places: [Int]) { (self.unit, self.places) = (unit, places) }

  var first: Int { places.min() ?? 0 }
  var last: Int { places.max() ?? 0 }
  var count: Int { last - first + 1 }

  /// The ticks of the finest kind that has room for all of its labels: every stretch, the first ones of months, those
  /// of years, or of several.
  ///
  /// - Parameters:
  ///   - width: of a stretch.
  ///   - measure: how wide a label is.
  func ticks(width: Double, measure: (String) -> Double) -> [Tick] {
    for kind in Self.kinds(of: unit) {
      let ticks = ticks(of: kind)
      let fits = zip(ticks, ticks.dropFirst()).allSatisfy { tick, next in
        Double(next.place - tick.place) * width
          >= (measure(tick.label) + measure(next.label)) / 2 + Self.gap
      }
      if fits, ticks.count > 1 || count == 1 { return ticks }
    }
    // No two years, or only one: some stretches, by their whole names.
    let label = Self.name(of: first, unit)
    let step = max(1, Int(((measure(label) + Self.gap) / width).rounded(.up)))
    return stride(from: first, through: last, by: step).map {
      Tick(place: $0, label: Self.name(of: $0, unit))
    }
  }

  private static let gap = 8.0

  /// Which stretches have ticks.
  private enum Kind {
    case every, firstOfDay, firstOfMonth, firstOfQuarter
    case years(Int)
  }

  private static func kinds(of unit: TimePart) -> [Kind] {
    let years = [1, 2, 5, 10, 20, 50, 100].map { Kind.years($0) }
    return switch unit {
    case .year, .week: [.every] + years
    case .month: [.every, .firstOfQuarter] + years
    case .day: [.every, .firstOfMonth, .firstOfQuarter] + years
    case .hour, .minute, .second: [.every, .firstOfDay, .firstOfMonth, .firstOfQuarter] + years
    case .weekday: [.every]
    }
  }

  private func ticks(of kind: Kind) -> [Tick] {
    var ticks: [Tick] = []
    // What nobody could read is not made.
    if case .every = kind, count > 400 { return [] }
    for place in first...last {
      let moment = Self.moment(of: place, unit)
      let label: String?
      switch kind {
      case .every: label = Self.name(of: place, unit)
      case .firstOfDay:
        label = moment.isStartOfDay ? Self.day(moment) : nil
      case .firstOfMonth, .firstOfQuarter:
        let isFirst = moment.isStartOfDay && moment.day == 1
        let fits = if case .firstOfQuarter = kind { (moment.month - 1) % 3 == 0 } else { true }
        guard isFirst, fits else { continue }
        // The year stands with its first.
        let isWhole = ticks.isEmpty || moment.month == 1
        label = (isWhole ? Self.padded(moment.year, 4) + "-" : "") + Self.padded(moment.month, 2)
      case .years(let step):
        label =
          moment.isStartOfYear(unit) && moment.year % step == 0
          ? Self.padded(moment.year, 4) : nil
      }
      if let label { ticks.append(Tick(place: place, label: label)) }
      if ticks.count > 2_000 { return [] }
    }
    return ticks
  }

  // MARK: - Names

  private struct Moment {
    var year: Int
    var month = 1
    var day = 1
    /// Of the day, in seconds.
    var second = 0
    /// Of the year, where it is a week.
    var week = 1

    var isStartOfDay: Bool { second == 0 }

    func isStartOfYear(_ unit: TimePart) -> Bool {
      unit == .week ? week == 1 : month == 1 && day == 1 && second == 0
    }
  }

  private static func moment(of place: Int, _ unit: TimePart) -> Moment {
    switch unit {
    case .year: return Moment(year: place)
    case .month:
      let (year, month) = place.flooredDivision(by: 12)
      return Moment(year: year, month: month + 1)
    case .week:
      let thursday = civil(fromDays: place * 7)
      let week = CivilTime(year: thursday.year, month: thursday.month, day: thursday.day).isoWeek
      return Moment(year: week.year, month: thursday.month, day: thursday.day, week: week.week)
    case .day, .weekday, .hour, .minute, .second:
      let length = seconds(of: unit)
      let (day, second) = (place * length).flooredDivision(by: 86_400)
      let date = civil(fromDays: day)
      return Moment(year: date.year, month: date.month, day: date.day, second: second)
    }
  }

  private static func seconds(of unit: TimePart) -> Int {
    switch unit {
    case .second: 1
    case .minute: 60
    case .hour: 3_600
    default: 86_400
    }
  }

  /// As rows name it: `2026`, `2026-01`, `2026-W03`, `2026-01-13`, `2026-01-13T10`, `2026-01-13T10:32`.
  static func name(of place: Int, _ unit: TimePart) -> String {
    let moment = moment(of: place, unit)
    switch unit {
    case .year: return padded(moment.year, 4)
    case .month: return padded(moment.year, 4) + "-" + padded(moment.month, 2)
    case .week: return padded(moment.year, 4) + "-W" + padded(moment.week, 2)
    case .day, .weekday: return day(moment)
    case .hour, .minute, .second:
      let parts = [moment.second / 3600, moment.second / 60 % 60, moment.second % 60]
      let count = unit == .hour ? 1 : unit == .minute ? 2 : 3
      return day(moment) + "T" + parts.prefix(count).map { padded($0, 2) }.joined(separator: ":")
    }
  }

  private static func day(_ moment: Moment) -> String {
    padded(moment.year, 4) + "-" + padded(moment.month, 2) + "-" + padded(moment.day, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The place of a stretch by its name; nil of what is no such name.
  static func place(of name: String, _ unit: TimePart) -> Int? {
    let parts = name.split { "-T:W".contains($0) }.compactMap { Int($0) }
    let count =
      switch unit {
      case .year: 1
      case .month, .week: 2
      case .day: 3
      case .hour: 4
      case .minute: 5
      case .second: 6
      case .weekday: 0
      }
    guard parts.count == count, count > 0 else { return nil }
    let place: Int
    switch unit {
    case .year: place = parts[0]
    case .month: place = parts[0] * 12 + parts[1] - 1
    case .week:
      // The Thursday of the first week of all is day 0.
      let fourth = daysFromCivil(year: parts[0], month: 1, day: 4)
      let weekday = CivilTime(year: parts[0], month: 1, day: 4).weekday
      place = (fourth - weekday + 4 + 7 * (parts[1] - 1)).flooredDivision(by: 7).quotient
    default:
      let day = daysFromCivil(year: parts[0], month: parts[1], day: parts[2])
      let time = parts.dropFirst(3) + Array(repeating: 0, count: 6 - parts.count)
      let second = time.reduce(0) { $0 * 60 + $1 }
      place = (day * 86_400 + second) / seconds(of: unit)
    }
    // What is written otherwise is no stretch.
    return self.name(of: place, unit) == name ? place : nil
  }
}
