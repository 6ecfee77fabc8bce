import ToriCorpus

extension PackedColumn {
  /// Packs `values`; empty if there is nothing to tell.
  static func pack(_ values: [Int]) -> [UInt8] {
    if values.allSatisfy({ $0 == none }) { return [] }
    let stripeCount = (values.count + stripeSize - 1) / stripeSize
    var head = ByteWriter()
    var words: [UInt64] = []
    for index in 0..<stripeCount {
      let rows = values[index * stripeSize..<min((index + 1) * stripeSize, values.count)]
      let start = stripeCount * Stripe.byteCount + words.count * 8
      pack(stripe: rows, start: start, head: &head, words: &words)
    }
    for word in words { head.u64(word) }
    head.u64(0)
    return head.bytes
  }

  /// Packs the values of some of so many rows, which ascend; whether only stripes with values are there.
  ///
  /// - Parameter areDecimals: whether they are codes of decimals, whose sums are kept, and not the codes'.
  static func pack(
    rows: [UInt32], values: [Int], rowCount: Int, areDecimals: Bool = false
  ) -> (bytes: [UInt8], isSparse: Bool) {
    var stripes: [(number: Int, places: Range<Int>)] = []
    for place in rows.indices {
      let stripe = Int(rows[place]) / stripeSize
      if stripes.last?.number == stripe {
        stripes[stripes.count - 1].places = stripes[stripes.count - 1].places.lowerBound..<place + 1
      } else {
        stripes.append((stripe, place..<place + 1))
      }
    }
    if stripes.isEmpty { return ([], false) }
    let isSparse = stripes.count < (rowCount + stripeSize - 1) / stripeSize
    var head = ByteWriter()
    if isSparse {
      head.u32(UInt32(stripes.count))
      head.u32(0)
      for stripe in stripes { head.u32(UInt32(stripe.number)) }
      if stripes.count % 2 == 1 { head.u32(0) }
    }
    let first = head.bytes.count + stripes.count * Stripe.byteCount
    var words: [UInt64] = []
    var stripeValues: [Int] = []
    for (number, places) in stripes {
      let start = number * stripeSize
      stripeValues.removeAll(keepingCapacity: true)
      stripeValues.append(
        contentsOf: repeatElement(none, count: min(stripeSize, rowCount - start)))
      for place in places { stripeValues[Int(rows[place]) - start] = values[place] }
      pack(
        stripe: stripeValues[...], start: first + words.count * 8, head: &head, words: &words,
        areDecimals: areDecimals)
    }
    for word in words { head.u64(word) }
    head.u64(0)
    return (head.bytes, isSparse)
  }

  private static func pack(
    stripe rows: ArraySlice<Int>, start: Int, head: inout ByteWriter, words: inout [UInt64],
    areDecimals: Bool = false
  ) {
    let code = PackedStripe(rows.span)
    let hasSum =
      !areDecimals && -Stripe.sumBound < code.least && code.greatest < Stripe.sumBound
    head.u64(UInt64(bitPattern: Int64(code.least)))
    head.u64(UInt64(bitPattern: Int64(code.greatest)))
    head.u64(UInt64(bitPattern: Int64(code.base)))
    head.u64(UInt64(bitPattern: Int64(code.slope)))
    head.u64(code.divisor)
    head.u64(
      UInt64(start) | UInt64(code.width) << 40 | (code.hasNone ? 1 << 48 : 0)
        | (code.count == 0 ? 1 << 49 : 0) | UInt64(code.count) << 50 | (hasSum ? 1 << 61 : 0)
        | (areDecimals ? 1 << 62 : 0))
    if areDecimals {
      let present = rows.lazy.filter { $0 != none }
      head.u64(present.reduce(0.0) { $0 + Double.ordered($1) }.bitPattern)
    } else {
      head.u64(UInt64(bitPattern: Int64(hasSum ? code.sum : 0)))
    }
    code.append(rows.span, to: &words)
  }
}

/// How the values of a stripe become packed numbers: what the slope leaves of each, less the base, over the divisor,
/// and 1 more where some rows have none, which is then 0.
private struct PackedStripe {
  /// Of the values that are there; 0 where there are none.
  private(set) var least = Int.max
  private(set) var greatest = Int.min
  /// Of those values, as far as 64 bits hold it.
  private(set) var sum = 0
  private(set) var count = 0
  let hasNone: Bool
  private(set) var slope = 0
  private(set) var base = 0
  private(set) var divisor: UInt64 = 0
  private(set) var width = 0

  init(_ rows: Span<Int>) {
    for index in rows.indices where rows[index] != PackedColumn.none {
      let value = rows[index]
      least = min(least, value)
      greatest = max(greatest, value)
      sum &+= value
      count += 1
    }
    hasNone = count < rows.count
    if count == 0 { (least, greatest) = (0, 0) }
    (base, divisor) = (least, 1)
    if count == 0 { return }
    var top = greatest
    findSlope(rows)
    if slope != 0 {
      (base, top) = Self.rests(rows, slope)
    }
    divisor = Self.divisor(rows, slope, base)
    let largest = UInt64(bitPattern: Int64(top &- base)) / divisor + (hasNone ? 1 : 0)
    // A value is read with one load of 64 bits at a byte, of which up to 7 may be another's.
    let needed = 64 - largest.leadingZeroBitCount
    width = needed > 57 ? 64 : needed
  }

  /// Takes the mean step from row to row, if taking it away leaves much less.
  private mutating func findSlope(_ rows: Span<Int>) {
    guard !hasNone, rows.count > 1, -1 << 48 < least, greatest < 1 << 48 else { return }
    let step = (rows[rows.count - 1] - rows[0]) / (rows.count - 1)
    if step == 0 { return }
    let (low, high) = Self.rests(rows, step)
    if high - low < (greatest - least) / 2 { slope = step }
  }

  /// The least and the greatest of what a slope leaves; all rows have values.
  private static func rests(_ rows: Span<Int>, _ slope: Int) -> (least: Int, greatest: Int) {
    var (low, high) = (Int.max, Int.min)
    for index in rows.indices {
      let rest = rows[index] &- slope &* index
      low = min(low, rest)
      high = max(high, rest)
    }
    return (low, high)
  }

  /// What divides all values less the base.
  private static func divisor(_ rows: Span<Int>, _ slope: Int, _ base: Int) -> UInt64 {
    var divisor: UInt64 = 0
    for index in rows.indices where rows[index] != PackedColumn.none {
      let rest = UInt64(bitPattern: Int64(rows[index] &- slope &* index &- base))
      divisor = greatestCommonDivisor(divisor, rest)
      if divisor == 1 { return 1 }
    }
    return max(divisor, 1)
  }

  /// Appends the packed numbers, one after the other, lowest bits first.
  func append(_ rows: Span<Int>, to words: inout [UInt64]) {
    if width == 0 { return }
    let added: UInt64 = hasNone ? 1 : 0
    var (word, used): (UInt64, Int) = (0, 0)
    for index in rows.indices {
      let value = rows[index]
      var packed: UInt64 = 0
      if value != PackedColumn.none {
        let rest = UInt64(bitPattern: Int64(value &- slope &* index &- base))
        packed = (divisor == 1 ? rest : rest / divisor) &+ added
      }
      word |= packed << UInt64(used)
      used += width
      if used >= 64 {
        words.append(word)
        used -= 64
        word = used == 0 ? 0 : packed >> UInt64(width - used)
      }
    }
    if used > 0 { words.append(word) }
  }
}

private func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
