import ToriSystem

/// Some rows of one stripe of a column, ascending.
struct StripeRows {
  /// From the first to the last.
  fileprivate(set) var hull: Range<Int>
  /// How far each lies behind the first; empty if all rows of the hull are meant.
  fileprivate(set) var picked: [Int] = []

  var stripe: Int { hull.lowerBound / PackedColumn.stripeSize }

  /// Whether all rows of the hull are meant.
  var isWhole: Bool { picked.isEmpty }

  var count: Int { picked.isEmpty ? hull.count : picked.count }

  /// Whether they are all rows of their stripe, in a column of so many.
  func isAllOfStripe(of rowCount: Int) -> Bool {
    count == min(PackedColumn.stripeSize, rowCount - stripe * PackedColumn.stripeSize)
  }

  /// The row at a place among them.
  @inline(__always)
  subscript(place: Int) -> Int { hull.lowerBound + (picked.isEmpty ? place : picked[place]) }
}

extension BlockSet {
  /// Whether all blocks of a segment are in it.
  func holdsAll(of segment: Segment) -> Bool { count(in: segment.blocks) == segment.count }

  /// Calls `body` with the rows of each stripe that holds some, where row 0 is the block `base`, and there
  /// are `count` rows; asks before each whether to stop, and leaves out those whose number is `skipped`.
  func forEachStripe(
    base: UInt32, count: Int, _ cancellation: Cancellation,
    unless skipped: (Int) -> Bool = { _ in false }, _ body: (StripeRows) throws(IndexError) -> Void
  ) throws(IndexError) {
    try forEachStripe(base: base, count: count, unless: skipped) { (rows) throws(IndexError) in
      try cancellation.check()
      try body(rows)
    }
  }

  /// Calls `body` with the rows of each stripe that holds some, as above.
  func forEachStripe<E: Error>(
    base: UInt32, count: Int, unless skipped: (Int) -> Bool = { _ in false },
    _ body: (StripeRows) throws(E) -> Void
  ) throws(E) {
    let hull = self.hull.clamped(to: base..<base + UInt32(count))
    if hull.isEmpty { return }
    let size = PackedColumn.stripeSize
    var rows = StripeRows(hull: 0..<0)
    var place = 0
    var start = Int(hull.lowerBound - base)
    let end = Int(hull.upperBound - base)
    while start < end {
      let stripeEnd = Swift.min((start / size + 1) * size, end)
      defer { start = stripeEnd }
      if skipped(start / size) { continue }
      rows.picked.removeAll(keepingCapacity: true)
      switch storage {
      case .range: rows.hull = start..<stripeEnd
      case .list(let list): rows.pick(from: list, &place, base: base, from: start, below: stripeEnd)
      case .bitmap(let bitmap): rows.pick(from: bitmap, base: base, start..<stripeEnd)
      }
      if rows.count > 0 { try body(rows) }
    }
  }
}

extension StripeRows {
  /// Takes the numbers of `list` from `place` on that are rows from `start` up to `end`.
  fileprivate mutating func pick(
    from list: [UInt32], _ place: inout Int, base: UInt32, from start: Int, below end: Int
  ) {
    hull = 0..<0
    // Stripes that were left out are passed by.
    place = list.firstIndex(atOrAfter: base + UInt32(start), from: place) ?? list.count
    guard place < list.count, Int(list[place] - base) < end else { return }
    let first = Int(list[place] - base)
    while place < list.count, Int(list[place] - base) < end {
      picked.append(Int(list[place] - base) - first)
      place += 1
    }
    close(first)
  }

  /// Takes the bits of `bitmap` that are rows of `range`.
  fileprivate mutating func pick(from bitmap: Bitmap, base: UInt32, _ range: Range<Int>) {
    hull = 0..<0
    let low = Int(base) + range.lowerBound
    let high = Int(base) + range.upperBound
    var first = -1
    picked.reserveCapacity(PackedColumn.stripeSize)
    for word in low >> 6...(high - 1) >> 6 {
      var bits = bitmap.words[word - bitmap.firstWord]
      if word == low >> 6 { bits &= ~0 << UInt64(low & 63) }
      if word == (high - 1) >> 6 { bits &= ~0 >> UInt64(63 - (high - 1) & 63) }
      if bits == 0 { continue }
      if first < 0 { first = word << 6 + bits.trailingZeroBitCount }
      picked.append(addingCapacity: bits.nonzeroBitCount) { span in
        while bits != 0 {
          span.append(word << 6 + bits.trailingZeroBitCount - first)
          bits &= bits - 1
        }
      }
    }
    if first >= 0 { close(first - Int(base)) }
  }

  /// Sets the hull, and leaves out what was picked if that is all of it.
  private mutating func close(_ first: Int) {
    guard let last = picked.last else { return }
    hull = first..<first + last + 1
    if picked.count == hull.count { picked.removeAll(keepingCapacity: true) }
  }
}

extension PackedColumn {
  /// Puts the values of `rows` at the start of `values`, `none` where there is none.
  func read(_ rows: StripeRows, into values: inout [Int]) {
    if values.count < Self.stripeSize {
      values = Array(repeating: Self.none, count: Self.stripeSize)
    }
    if rows.picked.isEmpty {
      unpack(rows.hull, of: rows.stripe, into: &values)
    } else if rows.picked.count * 8 >= rows.hull.count {
      unpack(rows.hull, of: rows.stripe, into: &values)
      // What is picked never stands before its place.
      for (place, offset) in rows.picked.enumerated() { values[place] = values[offset] }
    } else {
      unpack(rows.picked, after: rows.hull.lowerBound, of: rows.stripe, into: &values)
    }
  }
}
