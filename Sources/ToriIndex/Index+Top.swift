import ToriTime

/// What blocks can be put in order by.
package enum OrderKey: Hashable, Sendable {
  case integer(IntegerColumn)
  /// By the earliest that it can be, or else the latest.
  case time
}

/// The sum and the extremes of the integers that some blocks have.
package struct IntegerSummary: Hashable, Sendable {
  /// How many blocks have a value.
  package fileprivate(set) var count = 0
  /// As a floating-point number, since integers of sources may be as large as they like.
  package fileprivate(set) var sum = 0.0
  package fileprivate(set) var least: Int?
  package fileprivate(set) var greatest: Int?
}

extension Index {
  /// The first `count` blocks in the order of `key`, ties in their own order, those without a value last.
  package func top(
    _ count: Int, by key: OrderKey, descending: Bool, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [BlockID] {
    var best = BestBlocks(count: count, descending: descending)
    if count <= 0 { return [] }
    var values: [Int] = []
    switch key {
    case .integer(let column):
      for source in sources(of: column) {
        if let few = among.few(in: source.blocks) {
          try cancellation.check()
          var cursor = IntegerCursor(source)
          for block in few { best.add(cursor.value(Int(block - source.base)), block) }
          continue
        }
        try among.forEachZone(
          base: source.base, count: source.count, cancellation,
          unless: { best.areAll(beyond: source.extremes(ofZone: $0)) },
          { rows in
            source.read(rows, into: &values)
            best.add(rows, values, base: source.base)
          })
      }
    case .time:
      for segment in segments {
        let (earliest, durations) = (segment[.earliest], segment[.duration])
        try among.forEachZone(
          base: segment.base, count: segment.count, cancellation,
          unless: { number in
            let zone = earliest.zone(number)
            return !zone.hasNone && best.areAll(beyond: zone.least...zone.greatest)
          },
          { rows in
            let hasNone = earliest.zone(rows.zone).hasNone
            earliest.read(rows, into: &values)
            for place in 0..<rows.count where hasNone && values[place] == PackedColumn.none {
              // Without a start, the end stands in the place of the duration.
              values[place] = durations[rows[place]] ?? PackedColumn.none
            }
            best.add(rows, values, base: segment.base)
          })
      }
    }
    try checkDamage()
    return best.inOrder
  }

  /// The sum and the extremes of `column`.
  package func summary(
    of column: IntegerColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> IntegerSummary {
    var summary = IntegerSummary()
    var values: [Int] = []
    for source in sources(of: column) {
      try among.forEachZone(base: source.base, count: source.count, cancellation) { rows in
        source.read(rows, into: &values)
        for place in 0..<rows.count where values[place] != PackedColumn.none {
          let value = values[place]
          summary.count += 1
          summary.sum += Double(value)
          summary.least = min(summary.least ?? value, value)
          summary.greatest = max(summary.greatest ?? value, value)
        }
      }
    }
    try checkDamage()
    return summary
  }
}

/// The best so far of blocks that come in their order.
private struct BestBlocks {
  private let limit: Int
  private let descending: Bool
  /// At least the best `limit`, and at most twice as many: thinned out when full.
  private var found: [(rank: Int, block: UInt32)] = []
  /// What a later block must be below to be among the best.
  private var bound = Int.max
  private var withoutValue: [UInt32] = []

  init(count: Int, descending: Bool) {
    limit = count
    self.descending = descending
  }

  /// Ascends from the best.
  @inline(__always)
  private func rank(_ value: Int) -> Int { descending ? ~value : value }

  /// Whether no block with values of these extremes, or without, can be among the best any more.
  func areAll(beyond extremes: ClosedRange<Int>?) -> Bool {
    guard found.count >= limit else { return false }
    return extremes.map { rank(descending ? $0.upperBound : $0.lowerBound) >= bound } ?? true
  }

  mutating func add(_ rows: ZoneRows, _ values: [Int], base: UInt32) {
    for place in 0..<rows.count { add(values[place], base + UInt32(rows[place])) }
  }

  @inline(__always)
  mutating func add(_ value: Int, _ block: UInt32) {
    let rank = rank(value)
    if value == PackedColumn.none {
      if found.count < limit, withoutValue.count < limit { withoutValue.append(block) }
    } else if rank < bound || found.count < limit {
      found.append((rank, block))
      if found.count / 2 >= limit { thin() }
    }
  }

  private mutating func thin() {
    found.sort { ($0.rank, $0.block) < ($1.rank, $1.block) }
    found.removeSubrange(min(limit, found.count)...)
    if found.count == limit { bound = found[limit - 1].rank }
  }

  var inOrder: [BlockID] {
    var copy = self
    copy.thin()
    return (copy.found.map(\.block) + withoutValue).prefix(limit).map { BlockID($0) }
  }
}
