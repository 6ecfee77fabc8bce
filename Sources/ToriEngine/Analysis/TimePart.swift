import ToriTime

/// A part of a time that rows are counted by.
package enum TimePart: String, CaseIterable, Sendable {
  case year, month, week, day, hour, weekday
}
