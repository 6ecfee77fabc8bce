import ToriEngine
import ToriTime

/// Periods of one length, by their names in rows, as places on an axis: those in which nothing lies have theirs too.
struct TrendPeriods {
  private let part: TimePart

  /// - Parameter name: of a column; nil where it names no part of a time that can be counted on.
  init?(_ name: String) {
    switch TimePart(rawValue: name) {
    case .year?: part = .year
    case .month?: part = .month
    case .week?: part = .week
    case .day?: part = .day
    case .hour?, .minute?, .second?, .weekday?, nil: return nil
    }
  }

  /// The place of a period, one more than that of the period before; nil of what is no such name.
  func place(_ name: String) -> Int? {
    let parts = name.split(separator: "-")
    let numbers = parts.map { Int($0.hasPrefix("W") ? $0.dropFirst() : $0) }
    guard let year = numbers.first ?? nil else { return nil }
    switch (part, numbers.count) {
    case (.year, 1): return year
    case (.month, 2): return numbers[1].map { year * 12 + $0 - 1 }
    case (.week, 2):
      // The week that 4 January lies in is the first.
      let first = daysFromCivil(year: year, month: 1, day: 4) + Self.mondayShift
      return numbers[1].map { first.flooredDivision(by: 7).quotient + $0 - 1 }
    case (.day, 3):
      guard let month = numbers[1], let day = numbers[2] else { return nil }
      return daysFromCivil(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// 1970-01-01 is a Thursday.
  private static let mondayShift = 3

  /// The name of a place.
  func name(_ place: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch part {
    case .month:
      let (year, month) = place.flooredDivision(by: 12)
      return "\(year)-\(two(month + 1))"
    case .week:
      let (year, month, day) = civil(fromDays: place * 7 - Self.mondayShift)
      let week = CivilTime(year: year, month: month, day: day).isoWeek
      return "\(week.year)-W\(two(week.week))"
    case .day:
      let (year, month, day) = civil(fromDays: place)
      return "\(year)-\(two(month))-\(two(day))"
    default: return "\(place)"
    }
  }

  /// Places that stand out among so many, for ticks: firsts of years and months, else every so many.
  func ticks(from first: Int, to last: Int, atMost most: Int) -> [Int] {
    let all = Array(first...last)
    if all.count <= most { return all }
    let firsts: [Int]
    switch part {
    case .month: firsts = all.filter { $0.flooredDivision(by: 12).remainder == 0 }
    case .day: firsts = all.filter { civil(fromDays: $0).day == 1 }
    default: firsts = []
    }
    if (2...most).contains(firsts.count) { return firsts }
    let wanted = firsts.count > most ? firsts : all
    let interval = (wanted.count + most - 1) / most
    return stride(from: 0, to: wanted.count, by: interval).map { wanted[$0] }
  }
}
