import ToriLanguage
import ToriText
import ToriTime

extension Analyzer {
  /// `month = 2026-01`, `weekday = Sat`, `hour >= 22`: a part of the time of posts.
  mutating func part(
    _ part: TimePart, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Filter? {
    guard let cycle = part.cycle else {
      if let date = literal.date, date.names == part, parts(of: date) != nil,
        comparison == .equal || comparison == .notEqual
      {
        return time(in: date).map { comparison == .equal ? $0 : .not($0) }
      }
      return period(of: part, literal).map { time(comparison, $0) }
    }
    let value = part == .weekday ? Self.weekday(literal.text) : Int(literal.text)
    guard let value, cycle.contains(value) else { return mistaken(part, literal) }
    return .clock(part, comparison, value)
  }

  /// The stretch of the calendar that is named.
  private mutating func period(of part: TimePart, _ literal: Literal) -> Period? {
    if part == .week, let week = Self.week(literal.text, in: environment.zone) { return week }
    guard let date = literal.date, date.names == part else { return mistaken(part, literal) }
    return period(date)
  }

  private mutating func mistaken<T>(_ part: TimePart, _ literal: Literal) -> T? {
    report(.wrongType(part.rawValue, is: .part(part), literal.text, at: literal.span))
    return nil
  }

  /// From Monday as 1; in English, in full or by three letters, and in Japanese.
  private static func weekday(_ text: String) -> Int? {
    let word = text.lowercased()
    let english = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    if word.count >= 3, let place = english.firstIndex(where: { $0.hasPrefix(word) }) {
      return place + 1
    }
    guard let first = word.first, ["", "曜", "曜日"].contains(word.dropFirst()) else { return nil }
    return Array("月火水木金土日").firstIndex(of: first).map { $0 + 1 }
  }

  /// `2026-W03`, as ISO 8601 counts weeks.
  private static func week(_ text: String, in zone: Zone) -> Period? {
    let parts = text.uppercased().split(separator: "-W", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
      let week = Int(parts[1]), week > 0
    else { return nil }
    // The first week is that of 4 January; a day past its month's end carries over.
    let fourth = CivilTime(year: year, month: 1, day: 4)
    let weekday = CivilTime(fourth.instant(in: zone), in: zone).weekday
    func monday(_ week: Int) -> Instant {
      CivilTime(year: year, month: 1, day: 5 - weekday + 7 * (week - 1)).instant(in: zone)
    }
    guard CivilTime(monday(week), in: zone).isoWeek == (year, week) else { return nil }
    return Period(start: monday(week), end: monday(week + 1))
  }
}

extension TimePart {
  /// One of them, in a sentence.
  var phrase: LocalizedText {
    switch self {
    case .year: LocalizedText("a year", ja: "年")
    case .month: LocalizedText("a month", ja: "月")
    case .week: LocalizedText("a week", ja: "週")
    case .day: LocalizedText("a day", ja: "日")
    case .hour: LocalizedText("an hour of the day", ja: "時")
    case .minute: LocalizedText("a minute", ja: "分")
    case .second: LocalizedText("a second", ja: "秒")
    case .weekday: LocalizedText("a day of the week", ja: "曜日")
    }
  }

  /// How values of it are written.
  var examples: LocalizedText {
    switch self {
    case .year: LocalizedText("a year is written 2026", ja: "年の書き方: 2026")
    case .month:
      LocalizedText("a month is written 2026-01 or last month", ja: "月の書き方: 2026-01、last month")
    case .week:
      LocalizedText("a week is written 2026-W03 or last week", ja: "週の書き方: 2026-W03、last week")
    case .day:
      LocalizedText(
        "a day is written 2026-01-13 or yesterday", ja: "日の書き方: 2026-01-13、yesterday")
    case .minute:
      LocalizedText("a minute is written 2026-01-13T10:32", ja: "分の書き方: 2026-01-13T10:32")
    case .second:
      LocalizedText("a second is written 2026-01-13T10:32:15", ja: "秒の書き方: 2026-01-13T10:32:15")
    case .hour:
      LocalizedText(
        "hours are 0 to 23; for one hour of one day: on 2026-01-13T10",
        ja: "時は0から23。ある日のある時なら: on 2026-01-13T10")
    case .weekday:
      LocalizedText(
        "days of the week are Mon, Tue, Wed, Thu, Fri, Sat, Sun, or 月 to 日",
        ja: "曜日の書き方: Mon、Tue、Wed、Thu、Fri、Sat、Sun、または月から日")
    }
  }
}

extension DateLiteral {
  /// The part of a time that it names one of: `2026-01` a month, `yesterday` a day.
  fileprivate var names: TimePart? {
    switch value {
    case .calendar(let date):
      if date.second != nil { return .second }
      if date.minute != nil { return .minute }
      if date.hour != nil || date.half != nil { return nil }
      return date.day != nil ? .day : date.month != nil ? .month : .year
    case .today, .yesterday: return .day
    case .ago(_, let unit), .relative(_, let unit): return TimePart(rawValue: unit.rawValue)
    case .invalid: return nil
    }
  }
}
