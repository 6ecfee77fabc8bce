import ToriLanguage
import ToriTime

/// Holds the rows of a table to a filter, cell by cell.
struct TableFilter {
  private let plan: FilterPlan
  private let reader: RowReader

  init(_ plan: FilterPlan, _ reader: RowReader) {
    self.plan = plan
    self.reader = reader
  }

  /// The places of the rows for which the filter holds.
  func places(in rows: Range<Int>) throws -> [Int] {
    try rows.filter { try holds(plan, $0) == true }
  }

  /// Nil where the row lacks what is asked about (Kleene's third value).
  private func holds(_ plan: FilterPlan, _ row: Int) throws -> Bool? {
    switch plan.test {
    case .all(let parts):
      let verdicts = try parts.map { try holds($0, row) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .any(let parts):
      let verdicts = try parts.map { try holds($0, row) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    case .not(let part): return try holds(part, row).map { !$0 }
    case .leaf(.hasColumn(let column)):
      return try reader.value(row: row, column: column) != .none
    case .leaf(.column(let column, let comparison, let wanted)):
      return compare(try reader.value(row: row, column: column), comparison, wanted)
    case .leaf, .repliesTo:
      preconditionFailure("the analyzer binds only columns for the rows of a table")
    }
  }

  private func compare(
    _ value: Value, _ comparison: ComparisonOperator, _ wanted: Value
  ) -> Bool? {
    switch (value, wanted) {
    case (.none, _): nil
    case (.integer(let a), .number(let b)): comparison.holds(Double(a), b)
    case (.number(let a), .number(let b)): comparison.holds(a, b)
    case (.text(let a), .text(let b)): comparison.holds(a, b)
    case (.boolean(let a), .boolean(let b)): comparison.holds(a ? 1 : 0, b ? 1 : 0)
    case (.time(let a), .time(let b)): compare(a, comparison, b)
    case (.list(let values), _):
      comparison == .notEqual
        ? !values.contains { compare($0, .equal, wanted) == true }
        : values.contains { compare($0, comparison, wanted) == true }
    default: false
    }
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
