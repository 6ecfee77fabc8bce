import ToriTime

/// What rows are put in order by.
package enum SortKeyValue: Comparable, Hashable, Sendable {
  // Whole numbers of up to 19 digits stay apart, as they would not in a Double.
  case integer(Int)
  case number(Double)
  /// UTF-8: compared byte by byte, which is code point by code point.
  case text([UInt8])
  case missing

  package init(_ value: Value) {
    self =
      switch value {
      case .none: .missing
      case .integer(let number): .integer(number)
      case .number(let number): .number(number)
      case .boolean(let value): .integer(value ? 1 : 0)
      case .text(let text), .identifier(let text, _): .text(Array(text.utf8))
      case .words(let words), .lacking(let words): .text(Array(words.english.utf8))
      case .bytes(let bytes): .text(bytes)
      case .time(let span): Self(span)
      case .date(let date): .text(Array(date.edtf.utf8))
      case .list(let values): values.first.map { Self($0) } ?? .missing
      }
  }

  /// By the earliest that it can be, or else the latest.
  private init(_ span: TimeSpan) {
    self = (span.earliest ?? span.latest).map { .integer(Int($0.milliseconds)) } ?? .missing
  }

  package static func < (a: SortKeyValue, b: SortKeyValue) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b
    case (.number(let a), .number(let b)): a < b
    case (.integer(let a), .number(let b)): Double(a) < b
    case (.number(let a), .integer(let b)): a < Double(b)
    case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
    case (.integer, .text), (.number, .text): true
    default: false
    }
  }
}
