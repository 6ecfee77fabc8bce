/// A count, and the numbers of a group as far as its rows have them.
package struct Figure {
  package private(set) var count = 0
  private var values: [Value] = []
  private var different: Set<GroupValue> = []

  package init() {}

  package mutating func add(_ more: Int) { count += more }

  package mutating func add(_ value: Value) {
    count += 1
    if value != .none { values.append(value) }
  }

  /// Adds a row with these values of what is counted once each.
  package mutating func add(different more: [GroupValue]) {
    count += 1
    different.formUnion(more)
  }

  /// What groups stand in order by, the largest first.
  package func rank(of aggregate: Aggregate) -> Int {
    if case .distinct = aggregate { different.count } else { count }
  }

  package func value(of aggregate: Aggregate) -> Value {
    if case .distinct = aggregate { return .integer(different.count) }
    guard case .figure(let function, _) = aggregate else { return .integer(count) }
    switch function {
    case .min: return values.min { SortKeyValue($0) < SortKeyValue($1) } ?? .none
    case .max: return values.max { SortKeyValue($0) < SortKeyValue($1) } ?? .none
    case .sum: return sum
    case .mean: return numbers.isEmpty ? .none : .number(total / Double(numbers.count))
    case .median: return median
    }
  }

  private var numbers: [Double] {
    values.compactMap {
      switch $0 {
      case .integer(let number): Double(number)
      case .number(let number): number
      default: nil
      }
    }
  }

  private var total: Double { numbers.reduce(0, +) }

  /// Whole as long as the values are, and their sum is one that a whole number can be.
  private var sum: Value {
    // Of nothing known, nothing is known.
    if values.isEmpty { return .none }
    var sum = 0
    for value in values {
      guard case .integer(let number) = value else { return .number(total) }
      let (next, overflow) = sum.addingReportingOverflow(number)
      if overflow { return .number(total) }
      sum = next
    }
    return .integer(sum)
  }

  private var median: Value {
    let sorted = numbers.sorted()
    if sorted.isEmpty { return .none }
    let middle = sorted.count / 2
    return .number(
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
  }
}
