import ToriText
import ToriTime

/// A part of a time that rows are counted by, and that posts can be asked about.
package enum TimePart: String, CaseIterable, Codable, Sendable {
  case year, month, week, day, hour, minute, second, weekday

  /// Those that follow one another; the hour of the day and the day of the week come again.
  package static let onLine: [TimePart] = [
    .year, .month, .week, .day, .hour, .minute, .second,
  ]

  /// One line for `help` and completion.
  package var summary: LocalizedText {
    switch self {
    case .year: LocalizedText("the year of its time", ja: "日時の年")
    case .month: LocalizedText("the month of its time: 2026-01", ja: "日時の月: 2026-01")
    case .week:
      LocalizedText("the week of its time, from Monday: 2026-W03", ja: "日時の週（月曜から）: 2026-W03")
    case .day: LocalizedText("the day of its time: 2026-01-13", ja: "日時の日: 2026-01-13")
    case .hour: LocalizedText("the hour of the day, 0 to 23", ja: "一日のうちの時（0から23）")
    case .minute:
      LocalizedText("the minute of its time: 2026-01-13T10:32", ja: "日時の分: 2026-01-13T10:32")
    case .second:
      LocalizedText("the second of its time: 2026-01-13T10:32:15", ja: "日時の秒: 2026-01-13T10:32:15")
    case .weekday: LocalizedText("the day of the week: Mon to Sun", ja: "曜日: MonからSun")
    }
  }

  /// How often a value comes again, for the parts that do.
  package var cycle: ClosedRange<Int>? {
    switch self {
    case .hour: 0...23
    case .weekday: 1...7
    case .year, .month, .week, .day, .minute, .second: nil
    }
  }

  /// How many of them at least a coarser part has.
  package func least(in coarser: TimePart) -> Int {
    func seconds(_ part: TimePart) -> Int {
      switch part {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day, .weekday: 86_400
      case .week: 7 * 86_400
      case .month: 28 * 86_400
      case .year: 365 * 86_400
      }
    }
    return seconds(coarser) / seconds(self)
  }

  package static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// The values of a part that comes again which a time within [earliest, latest) may have.
  package func values(from earliest: Instant?, to latest: Instant?, zone: Zone) -> Set<Int> {
    guard let cycle else { return [] }
    let length = self == .hour ? 3_600_000 : 86_400_000
    guard let earliest = earliest?.milliseconds, let latest = latest?.milliseconds,
      latest - earliest < Int64(length * cycle.count)
    else { return Set(cycle) }
    // Where clocks go forward by less than it, a step as long could pass an hour over.
    let step = length / 6
    let end = max(earliest, latest - 1)
    let instants = Array(stride(from: earliest, to: end, by: step)) + [end]
    return Set(instants.map { value(at: CivilTime(Instant(milliseconds: $0), in: zone)) })
  }

  /// How a value of a part that comes again is written.
  package func name(of value: Int) -> String {
    self == .weekday ? Self.weekdays[value - 1] : "\(value)"
  }

  private func value(at time: CivilTime) -> Int { self == .hour ? time.hour : time.weekday }

  /// How a sentence calls it.
  package var words: LocalizedText {
    switch self {
    case .year: LocalizedText("year", ja: "年")
    case .month: LocalizedText("month", ja: "月")
    case .week: LocalizedText("week", ja: "週")
    case .day: LocalizedText("day", ja: "日")
    case .hour: LocalizedText("hour", ja: "時間")
    case .minute: LocalizedText("minute", ja: "分")
    case .second: LocalizedText("second", ja: "秒")
    case .weekday: LocalizedText("weekday", ja: "曜日")
    }
  }

  /// How a sentence calls it that doubts which one it is.
  package var doubted: LocalizedText { self == .hour ? LocalizedText("hour", ja: "何時か") : words }
}
