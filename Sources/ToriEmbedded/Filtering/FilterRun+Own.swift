import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriTime

/// Comparisons with fields that the corpus brings, by the numbers that stand for their values.
extension FilterRun {
  /// The blocks whose value certainly compares so; nil where numbers alone do not tell.
  func ownBlocks(
    _ field: Field, _ comparison: ComparisonOperator, _ wanted: Value, _ among: BlockSet
  ) throws -> BlockSet? {
    guard field.access == .own, let column = field.coded(in: index) else { return nil }
    func blocks(_ range: ClosedRange<Int>?) throws -> BlockSet {
      try range.map {
        try index.blocks(where: column, in: $0, among: among, cancellation: cancellation)
      } ?? BlockSet()
    }
    func others(than set: BlockSet) throws -> BlockSet {
      try index.blocks(having: .integer(column), among: among, cancellation: cancellation)
        .subtracting(set)
    }
    switch (field.type, wanted) {
    case (.number, .integer(let number)):
      let code = Double(number).orderedCode
      if comparison == .notEqual { return try others(than: blocks(code...code)) }
      return try blocks(comparison.codes(of: code))
    case (.number, .number(let number)):
      // No number is one that is none.
      if number.isNaN { return BlockSet() }
      let code = (number == 0 ? 0 : number).orderedCode
      if comparison == .notEqual { return try others(than: blocks(code...code)) }
      return try blocks(comparison.codes(of: code))
    case (.boolean, .boolean(let flag)):
      let code = flag ? 1 : 0
      if comparison == .notEqual { return try others(than: blocks(code...code)) }
      return try blocks(comparison.codes(of: code))
    case (.time, .time(let period)):
      guard comparison != .notEqual, let start = period.earliest, let end = period.latest else {
        return nil
      }
      let (first, behind) = (Int(start.milliseconds), Int(end.milliseconds))
      switch comparison {
      case .greaterOrEqual: return try blocks(first...Int.max)
      case .greater: return try blocks(behind...Int.max)
      case .less: return try endingBy(first, from: Int.min + 1, blocks, field)
      case .lessOrEqual: return try endingBy(behind, from: Int.min + 1, blocks, field)
      case .equal: return try endingBy(behind, from: first, blocks, field)
      case .notEqual: return nil
      }
    default: return nil
    }
  }

  /// The blocks whose time starts at `start` or later, and is over at `end`: one that lasts for years may start long
  /// before.
  private func endingBy(
    _ end: Int, from start: Int, _ blocks: (ClosedRange<Int>?) throws -> BlockSet, _ field: Field
  ) throws -> BlockSet {
    guard let number = field.ownNumber(in: index), start < end else { return BlockSet() }
    let time = index.ownTimes(number)
    return try keep(try blocks(start...end - 1)) { _, block in
      time(block)?.latest.map { Int($0.milliseconds) <= end } ?? false
    }
  }
}

extension ComparisonOperator {
  /// The numbers that compare so with one.
  fileprivate func codes(of code: Int) -> ClosedRange<Int> {
    switch self {
    case .equal, .notEqual: code...code
    case .less: Int.min + 1...code - 1
    case .lessOrEqual: Int.min + 1...code
    case .greater: code + 1...Int.max
    case .greaterOrEqual: code...Int.max
    }
  }
}
