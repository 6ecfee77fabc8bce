import ToriEngine
import ToriIndex
import ToriSystem

/// Which different values the groups of blocks have of a column.
struct DistinctValues {
  private var column: GroupColumn
  /// Each group with each of its values, once.
  private var pairs = PairNumbers()
  /// How many blocks have no certain value.
  private(set) var lacking = 0

  /// `nil` for a key whose values are not read in bulk.
  init?(_ key: GroupKey, _ index: Index) {
    guard let column = GroupColumn(key, index) else { return nil }
    self.column = column
  }

  /// Adds the values of a batch, whose blocks are in these groups.
  mutating func add(_ batch: BlockBatch, _ groups: BatchGroups) {
    var values = BatchGroups()
    values.begin(batch)
    values.divide(by: &column, batch)
    for entry in 0..<values.count where !column.isCertain(values.groups[entry]) { lacking += 1 }
    var groups = groups
    if groups.isWhole, values.isWhole {
      groups.divide(like: values, &pairs)
    } else {
      groups.divide(by: &column, batch, &pairs)
    }
  }

  /// How many values each group has.
  func counts(_ cancellation: Cancellation) throws -> DistinctCounts {
    var same: [Int: Int] = [:]
    if column.mayRepeat {
      var isUsed: [Bool] = []
      for (_, value) in pairs.pairs {
        while isUsed.count <= Int(value) { isUsed.append(false) }
        isUsed[Int(value)] = true
      }
      same = try column.sameNumbers(isUsed, cancellation)
    }
    var values: [(group: UInt32, value: UInt32)] = []
    values.reserveCapacity(pairs.pairs.count)
    for (group, value) in pairs.pairs where column.isCertain(Int(value)) {
      values.append((group, same.isEmpty ? value : same[Int(value)].map { UInt32($0) } ?? value))
    }
    return DistinctCounts(values, mayRepeat: !same.isEmpty)
  }
}

/// How many different values groups have.
struct DistinctCounts {
  /// By group.
  private var counts: [Int] = []
  private let values: [(group: UInt32, value: UInt32)]

  fileprivate init(_ values: [(group: UInt32, value: UInt32)], mayRepeat: Bool) {
    self.values = values
    var known = PairNumbers()
    for (group, value) in values {
      if mayRepeat {
        let before = known.pairs.count
        if known.number(of: group, value) < before { continue }
      }
      while counts.count <= Int(group) { counts.append(0) }
      counts[Int(group)] += 1
    }
  }

  func count(of group: Int) -> Int { counts.indices.contains(group) ? counts[group] : 0 }

  /// Of several groups together.
  func count(of groups: [Int]) -> Int {
    if groups.count == 1 { return count(of: groups[0]) }
    let wanted = Set(groups.map { UInt32($0) })
    return Set(values.lazy.filter { wanted.contains($0.group) }.map(\.value)).count
  }
}
