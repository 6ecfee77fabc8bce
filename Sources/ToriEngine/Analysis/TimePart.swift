import ToriText
import ToriTime

/// A part of a time that rows are counted by.
package enum TimePart: String, CaseIterable, Sendable {
  case year, month, week, day, hour, weekday

  /// How a sentence calls it.
  var words: LocalizedText {
    switch self {
    case .year: LocalizedText("year", ja: "年")
    case .month: LocalizedText("month", ja: "月")
    case .week: LocalizedText("week", ja: "週")
    case .day: LocalizedText("day", ja: "日")
    case .hour: LocalizedText("hour", ja: "時")
    case .weekday: LocalizedText("weekday", ja: "曜日")
    }
  }
}
