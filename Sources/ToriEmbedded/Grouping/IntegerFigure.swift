import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage

/// What the integers come to that the blocks of a group have.
struct IntegerFigure {
  private var valueCount = 0
  /// As floating-point numbers, and as an integer as long as it is one.
  private var total = 0.0
  private var sum = 0
  private var isTooLarge = false
  private var least = Int.max
  private var greatest = Int.min

  /// Adds a block with this value, which may be `BlockBatch.none`.
  @inline(__always)
  mutating func add(_ value: Int) { if value != BlockBatch.none { addPresent(value) } }

  /// Adds a block with this value.
  @inline(__always)
  mutating func addPresent(_ value: Int) {
    valueCount &+= 1
    total += Double(value)
    let (next, overflow) = sum.addingReportingOverflow(value)
    sum = next
    if overflow { isTooLarge = true }
    if value < least { least = value }
    if value > greatest { greatest = value }
  }

  /// Adds a block with the decimal of this code, which may be `BlockBatch.none`.
  @inline(__always)
  mutating func add(decimal code: Int) {
    if code == BlockBatch.none { return }
    valueCount &+= 1
    total += Double.ordered(code)
    if code < least { least = code }
    if code > greatest { greatest = code }
  }

  /// Adds blocks with the decimals of the first `more` of these codes; returns how many of them have none.
  ///
  /// What they come to is added up by itself, as for a zone whose sum is kept.
  mutating func add(decimals codes: [Int], _ more: Int) -> Int {
    var (present, sum, least, greatest) = (0, 0.0, Int.max, Int.min)
    let none = BlockBatch.none
    let span = codes.span
    for place in 0..<more {
      let code = span[place]
      if code == none { continue }
      present &+= 1
      sum += Double.ordered(code)
      least = min(least, code)
      greatest = max(greatest, code)
    }
    add(decimals: (present, sum, least, greatest))
    return more - present
  }

  /// Adds blocks whose decimals are so many.
  mutating func add(decimals known: (count: Int, sum: Double, least: Int, greatest: Int)) {
    if known.count == 0 { return }
    valueCount += known.count
    total += known.sum
    least = min(least, known.least)
    greatest = max(greatest, known.greatest)
  }

  /// Adds blocks with the first `more` of these values; returns how many of them have none.
  mutating func add(_ values: [Int], _ more: Int) -> Int {
    var (present, sum, least, greatest) = (0, 0, Int.max, Int.min)
    let none = BlockBatch.none
    let span = values.span
    for place in 0..<more {
      let value = span[place]
      let isThere = value != none
      present &+= isThere ? 1 : 0
      sum &+= isThere ? value : 0
      least = min(least, isThere ? value : .max)
      greatest = max(greatest, value)
    }
    // Of a batch, smaller ones than these add up to no more than an integer holds, and to what a
    // floating-point number holds exactly.
    let bound = 1 << 42
    guard present == 0 || -bound < least && greatest < bound else {
      for place in 0..<more { add(values[place]) }
      return more - present
    }
    add((present, sum, least, greatest))
    return more - present
  }

  /// Adds blocks whose values are so many, and come to what a floating-point number holds exactly.
  mutating func add(_ known: (count: Int, sum: Int, least: Int, greatest: Int)) {
    if known.count == 0 { return }
    var batch = IntegerFigure()
    (batch.valueCount, batch.total, batch.sum) = (known.count, Double(known.sum), known.sum)
    (batch.least, batch.greatest) = (known.least, known.greatest)
    add(batch)
  }

  /// Adds the blocks of another group.
  mutating func add(_ other: IntegerFigure) {
    valueCount += other.valueCount
    total += other.total
    let (next, overflow) = sum.addingReportingOverflow(other.sum)
    sum = next
    isTooLarge = isTooLarge || overflow || other.isTooLarge
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
  }

  /// Of nothing known, nothing is known.
  func value(of function: AggregateFunction) -> Value {
    if valueCount == 0 { return .none }
    switch function {
    case .min: return .integer(least)
    case .max: return .integer(greatest)
    case .sum: return isTooLarge ? .number(total) : .integer(sum)
    case .mean: return .number(total / Double(valueCount))
    case .median: preconditionFailure("a median needs all values")
    }
  }

  /// The same of decimals.
  func decimal(of function: AggregateFunction) -> Value {
    if valueCount == 0 { return .none }
    switch function {
    case .min: return .number(Double.ordered(least))
    case .max: return .number(Double.ordered(greatest))
    case .sum: return .number(total)
    case .mean: return .number(total / Double(valueCount))
    case .median: preconditionFailure("a median needs all values")
    }
  }

  static func median(_ values: [Int]) -> Value {
    median(sorted: values.sorted().map { Double($0) })
  }

  static func median(decimals codes: [Int]) -> Value {
    median(sorted: codes.sorted().map { Double.ordered($0) })
  }

  private static func median(sorted: [Double]) -> Value {
    if sorted.isEmpty { return .none }
    let middle = sorted.count / 2
    return .number(
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
  }
}
