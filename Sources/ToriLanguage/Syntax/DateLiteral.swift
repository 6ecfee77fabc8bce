import ToriTime

/// A date as a query writes it. What instants it names depends on the zone and the clock, which the
/// language does not know.
package struct DateLiteral: Hashable, Sendable {
  package var value: Value
  package var span: SourceSpan

  package init(value: Value, span: SourceSpan) {
    self.value = value
    self.span = span
  }

  package enum Value: Hashable, Sendable {
    /// `2026`, `2026-01`, `2026-01-13T10:32`, `2026年1月13日`, `令和8年1月`. The year is known.
    case calendar(PartialDate)
    case today
    case yesterday
    /// `7 days ago`: that day, week, month or year.
    case ago(Int, CalendarUnit)
    /// `last month`, `this year`; -1 is last, 0 this.
    case relative(Int, CalendarUnit)
    case invalid
  }
}

package enum CalendarUnit: String, CaseIterable, Sendable {
  case hour, day, week, month, year
}
