import ToriEngine
import ToriLanguage

/// What numbers come to of which each stands with how many rows have it.
struct HistogramFigure {
  /// Ascending.
  private let values: [(number: Double, whole: Int?, count: Int)]
  private let count: Int

  /// Of values that are no numbers nothing is known.
  init(_ groups: [(value: Value, count: Int)]) {
    values = groups.compactMap { value, count -> (Double, Int?, Int)? in
      switch value {
      case .integer(let number): (Double(number), number, count)
      case .number(let number): (number, nil, count)
      default: nil
      }
    }.sorted { a, b in
      if let a = a.1, let b = b.1 { return a < b }
      return a.0 < b.0
    }
    self.count = values.reduce(0) { $0 + $1.count }
  }

  /// Of nothing known, nothing is known.
  func value(of function: AggregateFunction) -> Value {
    guard let first = values.first, let last = values.last else { return .none }
    switch function {
    case .min: return first.whole.map { .integer($0) } ?? .number(first.number)
    case .max: return last.whole.map { .integer($0) } ?? .number(last.number)
    case .sum: return wholeSum.map { .integer($0) } ?? .number(total)
    case .mean: return .number((wholeSum.map { Double($0) } ?? total) / Double(count))
    case .median:
      return .number(
        count % 2 == 1
          ? value(at: count / 2) : (value(at: count / 2 - 1) + value(at: count / 2)) / 2
      )
    }
  }

  private var total: Double { values.reduce(0) { $0 + $1.number * Double($1.count) } }

  /// Nil of decimals, and of more than a whole number can be.
  private var wholeSum: Int? {
    var sum = 0
    for (_, whole, count) in values {
      guard let whole else { return nil }
      let (product, isTooLarge) = whole.multipliedReportingOverflow(by: count)
      let (next, isOver) = sum.addingReportingOverflow(product)
      if isTooLarge || isOver { return nil }
      sum = next
    }
    return sum
  }

  /// Of all values in order, the one at a place.
  private func value(at place: Int) -> Double {
    var left = place
    for (number, _, count) in values {
      if left < count { return number }
      left -= count
    }
    return values.last?.number ?? 0
  }
}
