/// The rule by which a zone's clocks change each year: `EST5EDT,M3.2.0,M11.1.0`.
///
/// Only the form that names a weekday of a month is read, as the database of zones uses no other for
/// a zone that still changes its clocks; a zone without such changes needs no rule.
/// Source: POSIX.1-2024, *Base Definitions*, 8.3, `TZ`.
struct ZoneRule {
  private let standard: Int
  private let summer: Int
  private let start: Day
  private let end: Day

  private struct Day {
    let month, week, weekday, second: Int
  }

  init?(_ text: String) {
    let parts = text.split(separator: ",")
    guard parts.count == 3, let (standard, summer) = Self.offsets(parts[0]),
      let start = Self.day(parts[1]), let end = Self.day(parts[2])
    else { return nil }
    (self.standard, self.summer, self.start, self.end) = (standard, summer, start, end)
  }

  /// Both changes of a year in the order of time, and the offset that each brings.
  func changes(inYear year: Int) -> [(second: Int64, offset: Int)] {
    let changes = [
      (second: second(of: start, year) - Int64(standard), offset: summer),
      (second: second(of: end, year) - Int64(summer), offset: standard),
    ]
    return changes[0].second < changes[1].second ? changes : changes.reversed()
  }

  private func second(of day: Day, _ year: Int) -> Int64 {
    let first = daysFromCivil(year: year, month: day.month, day: 1)
    // 1970-01-01 was a Thursday, day 4 of a week that begins with Sunday as 0.
    let lead = (day.weekday - (first + 4)).flooredDivision(by: 7).remainder
    var dayOfMonth = lead + (day.week - 1) * 7
    if dayOfMonth >= dayCount(year: year, month: day.month) { dayOfMonth -= 7 }
    return Int64((first + dayOfMonth) * 86_400 + day.second)
  }

  /// `EST5EDT`, `<+1030>-10:30<+11>-11`: the two offsets, in seconds ahead of UTC.
  private static func offsets(_ text: Substring) -> (Int, Int)? {
    var rest = text
    guard skipName(&rest), let standard = clock(&rest), skipName(&rest) else { return nil }
    if rest.isEmpty { return (-standard, 3600 - standard) }
    guard let summer = clock(&rest), rest.isEmpty else { return nil }
    return (-standard, -summer)
  }

  /// `M3.2.0/2`: the second Sunday of March at two o'clock.
  private static func day(_ text: Substring) -> Day? {
    guard text.first == "M" else { return nil }
    let halves = text.dropFirst().split(separator: "/", maxSplits: 1)
    let numbers = halves.first?.split(separator: ".").compactMap { Int($0) } ?? []
    guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
      (0...6).contains(numbers[2])
    else { return nil }
    var rest = halves.count == 2 ? halves[1] : "2"
    guard let second = clock(&rest), rest.isEmpty else { return nil }
    return Day(month: numbers[0], week: numbers[1], weekday: numbers[2], second: second)
  }

  private static func skipName(_ text: inout Substring) -> Bool {
    let before = text.count
    if text.first == "<" {
      text = text.drop { $0 != ">" }.dropFirst()
    } else {
      text = text.drop { $0.isLetter }
    }
    return text.count < before
  }

  /// `5`, `-10:30`, `+1:00:00`, in seconds.
  private static func clock(_ text: inout Substring) -> Int? {
    let sign = text.first == "-" ? -1 : 1
    if text.first == "-" || text.first == "+" { text.removeFirst() }
    let digits = text.prefix { $0.isNumber || $0 == ":" }
    text = text.dropFirst(digits.count)
    let parts = digits.split(separator: ":").compactMap { Int($0) }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 < 200 }) else { return nil }
    return sign * zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
