import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

extension ConditionWriter {
  /// A comparison with a cell: when it certainly holds of blocks that have it, and which these are; nil where servers
  /// are not asked.
  func cell(
    _ field: Field, _ comparison: ComparisonOperator, _ value: Value
  ) -> (sql: String, isThere: String)? {
    guard let isThere = fields.isThere(field) else { return nil }
    if let number = fields.number(field) {
      return own(number, field.type, comparison, value).map { ($0, isThere) }
    }
    switch (field.access, value) {
    case (.sourceID, .text(let text)), (.post, .text(let text)):
      guard let key = fields.key(field.access) else { return nil }
      let value = SQLText.literal(Composed.string(text))
      return (SQLText.certainly("\(key) \(comparison.sql) \(value)"), isThere)
    case (.timeFrom, .time(let period)):
      return instant("time_from", comparison, period).map { ($0, isThere) }
    case (.timeTo, .time(let period)):
      return instant("time_to", comparison, period).map { ($0, isThere) }
    case (.precision, .text(let text)):
      let names = Precision.allCases.map(\.name)
      return (Self.some(of: names, "time_precision", comparison, text), isThere)
    case (.basis, .text(let text)):
      let names = Basis.allCases.map(\.name)
      return (Self.some(of: names, "time_basis", comparison, text), isThere)
    default: return nil
    }
  }

  /// Of few names, numbered from 0, those that compare so.
  private static func some(
    of names: [String], _ column: String, _ comparison: ComparisonOperator, _ text: String
  ) -> String {
    let numbers = names.indices.filter { comparison.holds(names[$0], text) }
    if numbers.isEmpty { return "0" }
    return "\(column) IN (\(numbers.map { String($0) }.joined(separator: ", ")))"
  }

  /// Of a field that the corpus brings, by the number that stands for its value.
  private func own(
    _ number: Int, _ type: ValueType, _ comparison: ComparisonOperator, _ value: Value
  ) -> String? {
    let column = fields.own("own_number", number)
    switch (type, value) {
    case (.number, .integer(let wanted)):
      return "\(column) \(comparison.sql) \(Double(wanted).orderedCode)"
    case (.number, .number(let wanted)):
      // No number is one that is none.
      if wanted.isNaN { return "0" }
      return "\(column) \(comparison.sql) \((wanted == 0 ? 0 : wanted).orderedCode)"
    case (.boolean, .boolean(let flag)): return "\(column) \(comparison.sql) \(flag ? 1 : 0)"
    case (.time, .time(let period)): return time(number, comparison, period)
    default: return nil
    }
  }

  /// A time of the corpus's own certainly lies so to a period.
  private func time(
    _ number: Int, _ comparison: ComparisonOperator, _ period: TimeSpan
  ) -> String? {
    guard let start = period.earliest?.milliseconds, let end = period.latest?.milliseconds else {
      return nil
    }
    let (from, until) = (fields.own("own_number", number), fields.own("own_until", number))
    return Self.lies(from, until, comparison, start, end)
  }

  /// An instant, which is as wide as it is exact, lies so to a period.
  private func instant(
    _ column: String, _ comparison: ComparisonOperator, _ period: TimeSpan
  ) -> String? {
    guard let start = period.earliest?.milliseconds, let end = period.latest?.milliseconds else {
      return nil
    }
    let widths = [1000, 100, 10].reversed().reduce("1") { rest, width in
      "if(\(column) % \(width) = 0, \(width), \(rest))"
    }
    return SQLText.certainly(
      Self.lies(column, "(\(column) + \(widths))", comparison, start, end))
  }

  private static func lies(
    _ from: String, _ until: String, _ comparison: ComparisonOperator, _ start: Int64, _ end: Int64
  ) -> String {
    switch comparison {
    case .greaterOrEqual: return "\(from) >= \(start)"
    case .greater: return "\(from) >= \(end)"
    case .less: return "(\(from) < \(start) AND \(until) <= \(start))"
    case .lessOrEqual: return "(\(from) < \(end) AND \(until) <= \(end))"
    case .equal: return "(\(from) >= \(start) AND \(from) < \(end) AND \(until) <= \(end))"
    case .notEqual: return "(\(until) <= \(start) OR \(from) >= \(end))"
    }
  }
}
