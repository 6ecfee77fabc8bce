import ToriLanguage
import ToriText
import ToriTime

/// Compares cells with a value of a query.
package struct CellComparison {
  private let comparison: ComparisonOperator
  private let wanted: Value
  private let zone: Zone

  package init(_ comparison: ComparisonOperator, _ wanted: Value, zone: Zone) {
    self.comparison = comparison
    self.wanted = wanted
    self.zone = zone
  }

  /// Nil where there is no telling, as of an empty cell.
  package func holds(for value: Value) -> Bool? { compare(value, comparison, wanted) }

  /// Nil also where a text stands in a column of numbers to say that there is none.
  private func compare(
    _ value: Value, _ comparison: ComparisonOperator, _ wanted: Value
  ) -> Bool? {
    switch (value, wanted) {
    case (.identifier(let a, _), .text(let b)): comparison.holds(a, b)
    case (.integer(let a), .integer(let b)): comparison.holds(a, b)
    case (.integer(let a), .number(let b)): comparison.holds(Double(a), b)
    case (.number(let a), .integer(let b)): comparison.holds(a, Double(b))
    case (.number(let a), .number(let b)): comparison.holds(a, b)
    case (.text(let a), .text(let b)): comparison.holds(a, b)
    case (.words(let a), .text(let b)), (.lacking(let a), .text(let b)): compare(a, comparison, b)
    case (.boolean(let a), .boolean(let b)): comparison.holds(a ? 1 : 0, b ? 1 : 0)
    case (.time(let a), .time(let b)): compare(a, comparison, b)
    case (.date(let a), .time(let b)): compare(a, comparison, b)
    case (.list(let values), _):
      comparison == .notEqual
        ? anyHolds(values, .equal, wanted).map { !$0 } : anyHolds(values, comparison, wanted)
    default: nil
    }
  }

  /// Whether one of the values certainly satisfies it; nil where one only may.
  private func anyHolds(
    _ values: [Value], _ comparison: ComparisonOperator, _ wanted: Value
  ) -> Bool? {
    var isOpen = false
    for value in values {
      switch compare(value, comparison, wanted) {
      case true?: return true
      case nil: isOpen = true
      case false?: continue
      }
    }
    return isOpen ? nil : false
  }

  /// A text of tori's own is called what it is called in any language; its order is that of the English.
  private func compare(
    _ words: LocalizedText, _ comparison: ComparisonOperator, _ wanted: String
  ) -> Bool {
    switch comparison {
    case .equal: SpokenLanguage.allCases.contains { words[$0] == wanted }
    case .notEqual: SpokenLanguage.allCases.allSatisfy { words[$0] != wanted }
    default: comparison.holds(words.english, wanted)
    }
  }

  private func compare(
    _ date: PartialDate, _ comparison: ComparisonOperator, _ period: TimeSpan
  ) -> Bool? {
    date.span(in: zone).flatMap { compare($0, comparison, period) }
  }

  /// `period` is the whole time that a date in the query names.
  private func compare(
    _ span: TimeSpan, _ comparison: ComparisonOperator, _ period: TimeSpan
  ) -> Bool? {
    guard let start = period.earliest, let end = period.latest else { return nil }
    switch comparison {
    case .equal: return lies(span, from: start, to: end)
    case .notEqual: return lies(span, from: start, to: end).map { !$0 }
    case .less: return lies(span, from: nil, to: start)
    case .lessOrEqual: return lies(span, from: nil, to: end)
    case .greater: return lies(span, from: end, to: nil)
    case .greaterOrEqual: return lies(span, from: start, to: nil)
    }
  }

  private func lies(_ span: TimeSpan, from start: Instant?, to end: Instant?) -> Bool? {
    let fromStart = start.map { start in span.earliest.map { $0 >= start } ?? false } ?? true
    let toEnd = end.map { end in span.latest.map { $0 <= end } ?? false } ?? true
    if fromStart && toEnd { return true }
    let before = start.flatMap { start in span.latest.map { $0 <= start } } ?? false
    let after = end.flatMap { end in span.earliest.map { $0 >= end } } ?? false
    return before || after ? false : nil
  }
}
