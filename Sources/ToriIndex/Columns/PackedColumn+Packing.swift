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
    let present = rows.lazy.filter { $0 != none }
    let hasNone = rows.contains(none)
    let slope = hasNone ? 0 : slope(rows)
    let code = code(rows.enumerated().map { $1 == none ? none : $1 &- slope &* $0 }, hasNone)
    let (least, greatest) = (present.min() ?? 0, present.max() ?? 0)
    let hasSum = !areDecimals && -Stripe.sumBound < least && greatest < Stripe.sumBound
    head.u64(UInt64(bitPattern: Int64(least)))
    head.u64(UInt64(bitPattern: Int64(greatest)))
    head.u64(UInt64(bitPattern: Int64(code.base)))
    head.u64(UInt64(bitPattern: Int64(slope)))
    head.u64(code.divisor)
    head.u64(
      UInt64(start) | UInt64(code.width) << 40 | (hasNone ? 1 << 48 : 0)
        | (present.isEmpty ? 1 << 49 : 0) | UInt64(present.count) << 50 | (hasSum ? 1 << 61 : 0)
        | (areDecimals ? 1 << 62 : 0))
    if areDecimals {
      head.u64(present.reduce(0.0) { $0 + Double.ordered($1) }.bitPattern)
    } else {
      head.u64(UInt64(bitPattern: Int64(hasSum ? present.reduce(0, &+) : 0)))
    }
    if code.width == 0 { return }
    var packer = BitPacker()
    for value in code.packed { packer.append(value, width: code.width) }
    words.append(contentsOf: packer.finish())
  }

  /// The mean step from row to row, if taking it away leaves much less; else 0.
  private static func slope(_ rows: ArraySlice<Int>) -> Int {
    guard rows.count > 1, let first = rows.first, let last = rows.last,
      let least = rows.min(), let greatest = rows.max(),
      -1 << 48 < least, greatest < 1 << 48
    else { return 0 }
    let slope = (last - first) / (rows.count - 1)
    let rests = rows.enumerated().map { $1 - slope * $0 }
    let spread = (rests.max() ?? 0) - (rests.min() ?? 0)
    return spread < (greatest - least) / 2 ? slope : 0
  }

  /// How the values of a stripe, their slope taken away, become packed numbers.
  private static func code(
    _ values: [Int], _ hasNone: Bool
  ) -> (packed: [UInt64], base: Int, divisor: UInt64, width: Int) {
    let present = values.lazy.filter { $0 != none }
    let base = present.min() ?? 0
    var divisor: UInt64 = 0
    for value in present where divisor != 1 {
      divisor = greatestCommonDivisor(divisor, UInt64(bitPattern: Int64(value &- base)))
    }
    divisor = max(divisor, 1)
    let added: UInt64 = hasNone ? 1 : 0
    let packed = values.map { value in
      value == none ? 0 : UInt64(bitPattern: Int64(value &- base)) / divisor + added
    }
    // A value is read with one load of 64 bits at a byte, of which up to 7 may be another's.
    let needed = 64 - (packed.max() ?? 0).leadingZeroBitCount
    return (packed, base, divisor, needed > 57 ? 64 : needed)
  }
}

/// Puts numbers of some bits each one after the other, lowest bits first.
struct BitPacker {
  private var words: [UInt64] = []
  private var word: UInt64 = 0
  private var used = 0

  /// Appends the low `width` (0...64) bits of `value`, whose other bits are 0.
  mutating func append(_ value: UInt64, width: Int) {
    word |= value << UInt64(used)
    if used + width >= 64 {
      words.append(word)
      word = used == 0 ? 0 : value >> UInt64(64 - used)
      used = used + width - 64
    } else {
      used += width
    }
  }

  consuming func finish() -> [UInt64] {
    used > 0 ? words + [word] : words
  }
}

private func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
