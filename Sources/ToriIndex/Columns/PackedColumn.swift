/// Integers, or none, one for each row; packed by stripes of 1,024 rows that know their extremes
/// and their sum.
///
/// Layout: for each stripe 56 bytes (least value, greatest value, base, slope, divisor, place and width, sum),
/// then the packed words of all stripes, then 8 bytes of padding. In a stripe, the value of its row i is packed
/// as (value − base − slope × i) / divisor, plus 1 where the stripe has rows without a value, which
/// are 0. The slope spares most bits of what rises evenly: numbers, lines, places.
///
/// Where some stripes have no value at all, only the others are there: their count (u32), four bytes of padding,
/// their numbers (u32 each, padded to 8), and then the same of these.
struct PackedColumn: Sendable {
  static let stripeSize = 1024
  /// Stands for no value where values are handed over in bulk.
  static let none = Int.min

  let section: Section
  /// Whether only stripes with values are there.
  let isSparse: Bool

  init(section: Section, isSparse: Bool = false) {
    (self.section, self.isSparse) = (section, isSparse)
  }

  struct Stripe {
    let least: Int
    let greatest: Int
    let code: StripeCode
    /// What all values come to, where `code.hasSum`; where `code.hasDecimalSum`, the bits of what the decimals come to
    /// whose codes they are, one added after the other.
    let sum: Int

    static let byteCount = 16 + StripeCode.byteCount + 8
    static let nothing = Stripe(least: 0, greatest: 0, code: .nothing, sum: 0)
    /// Sums are kept where all values are smaller than this: they are then exact as floating-point numbers too.
    static let sumBound = 1 << 42

    var width: Int { code.width }
    var hasNone: Bool { code.hasNone }
    var isEmpty: Bool { code.isEmpty }

    /// The value of every row, if they are all the same.
    var only: Int? {
      width == 0 && !hasNone && !isEmpty && code.slope == 0 ? code.base : nil
    }
  }

  /// How the values of a stripe are packed.
  struct StripeCode {
    let base: Int
    let slope: Int
    let divisor: Int
    private let place: UInt64

    /// Where the packed numbers start, in bytes of the section.
    var start: Int { Int(truncatingIfNeeded: place & 0xFF_FFFF_FFFF) }
    /// How many bits each number has.
    var width: Int { Int(truncatingIfNeeded: place >> 40 & 0xFF) }
    var hasNone: Bool { place >> 48 & 1 == 1 }
    /// Whether no row has a value.
    var isEmpty: Bool { place >> 49 & 1 == 1 }
    /// How many rows have a value.
    var valueCount: Int { Int(truncatingIfNeeded: place >> 50 & 0x7FF) }
    /// Whether what all values come to is kept.
    var hasSum: Bool { place >> 61 & 1 == 1 }
    /// Whether what the decimals come to is kept that all values are codes of.
    var hasDecimalSum: Bool { place >> 62 & 1 == 1 }

    /// What packed numbers are cut to.
    var mask: UInt64 { width == 64 ? ~0 : 1 << UInt64(truncatingIfNeeded: width) &- 1 }

    static let byteCount = 32
    static let nothing = StripeCode { $0 == 3 ? 3 << 48 : 0 }

    /// The code that these words of eight bytes tell of.
    @inline(__always)
    init(_ word: (Int) -> UInt64) {
      base = Int(truncatingIfNeeded: word(0))
      slope = Int(truncatingIfNeeded: word(1))
      divisor = Int(truncatingIfNeeded: word(2))
      place = word(3)
    }

    @inline(__always)
    func value(_ packed: UInt64, row: Int) -> Int? {
      if isEmpty || hasNone && packed == 0 { return nil }
      let rest = Int(truncatingIfNeeded: packed &- (hasNone ? 1 : 0)) &* divisor
      return base &+ slope &* row &+ rest
    }
  }

  @inline(__always)
  func stripe(_ index: Int) -> Stripe {
    guard let at = head(of: index) else { return .nothing }
    return section.withBytes(at..<at + Stripe.byteCount) { bytes in
      Stripe(
        least: Int(truncatingIfNeeded: bytes.u64(0)),
        greatest: Int(truncatingIfNeeded: bytes.u64(8)),
        code: StripeCode { bytes.u64(16 + $0 * 8) },
        sum: Int(truncatingIfNeeded: bytes.u64(16 + StripeCode.byteCount)))
    } ?? .nothing
  }

  @inline(__always)
  subscript(row: Int) -> Int? {
    let code = code(row / Self.stripeSize)
    let row = row % Self.stripeSize
    if code.width == 0 { return code.value(0, row: row) }
    let bit = row * code.width
    let word = section.u64(at: code.start + bit >> 3) >> UInt64(bit & 7)
    return code.value(word & code.mask, row: row)
  }

  /// Where what is said of a stripe starts; nil where nothing is.
  @inline(__always)
  private func head(of index: Int) -> Int? {
    if isSparse { return sparseHead(of: index) }
    return section.count == 0 ? nil : index * Stripe.byteCount
  }

  private func sparseHead(of index: Int) -> Int? {
    let count = Int(section.u32(at: 0))
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      let stripe = Int(section.u32(at: 8 + 4 * middle))
      if stripe == index { return Self.sparseHeads(count) + middle * Stripe.byteCount }
      if stripe < index { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Where the heads of the stripes start that are there.
  static func sparseHeads(_ count: Int) -> Int { 8 + (4 * count + 7) / 8 * 8 }

  /// The numbers of the stripes that may have values, of which there are `count`.
  func stripes(of count: Int) -> [Int] {
    if section.count == 0 { return [] }
    if !isSparse { return Array(0..<count) }
    var stripes: [Int] = []
    for place in 0..<min(Int(section.u32(at: 0)), count) {
      let stripe = Int(section.u32(at: 8 + 4 * place))
      // What a file says that is damaged goes no further.
      if stripe < count, stripe > stripes.last ?? -1 { stripes.append(stripe) }
    }
    return stripes
  }

  /// How a stripe is packed.
  @inline(__always)
  func code(_ index: Int) -> StripeCode {
    guard let at = head(of: index).map({ $0 + 16 }) else { return .nothing }
    return section.withBytes(at..<at + StripeCode.byteCount) { bytes in
      StripeCode { bytes.u64($0 * 8) }
    } ?? .nothing
  }

  /// How a stripe is packed, told by all bytes of the section.
  @inline(__always)
  static func code(_ index: Int, in bytes: SectionBytes) -> StripeCode {
    let at = index &* Stripe.byteCount &+ 16
    return StripeCode { bytes.u64(at &+ $0 &* 8) }
  }

  /// The packed numbers of a stripe, and what may be read behind them.
  func words(of stripe: StripeCode) -> SectionBytes {
    let end = min(stripe.start + (Self.stripeSize * stripe.width + 7) >> 3 + 8, section.count)
    return stripe.width > 0 && stripe.start < end ? section.bytes(stripe.start..<end) : .none
  }

  /// The values of `rows`, which lie in the stripe `index`, with `none` where there is none.
  func values(_ rows: Range<Int>, of index: Int) -> [Int] {
    var values = Array(repeating: Self.none, count: rows.count)
    unpack(rows, of: index, into: &values)
    return values
  }

  /// Puts the values of `rows`, which lie in the stripe `index`, at the start of `values`, which has room.
  func unpack(_ rows: Range<Int>, of index: Int, into values: inout [Int]) {
    let code = code(index)
    let first = rows.lowerBound - index * Self.stripeSize
    if code.isEmpty {
      for place in 0..<rows.count { values[place] = Self.none }
    } else if code.width == 0 {
      for place in 0..<rows.count { values[place] = code.value(0, row: first + place) ?? Self.none }
    } else {
      let bit = first * code.width
      let end = (first + rows.count) * code.width
      // Without a value, a row's number is 0; with one, it is greater by 1 than what is to be multiplied.
      let unpacking = Unpacking(
        firstBit: bit & 7, width: code.width, factor: code.divisor,
        base: code.base &+ code.slope &* first &- (code.hasNone ? code.divisor : 0),
        slope: code.slope, absent: code.hasNone ? Self.none : nil)
      let isThere: Void? = section.withBytes(
        code.start + bit >> 3..<code.start + (end + 7) >> 3 + 8
      ) { $0.unpack(rows.count, unpacking, into: &values) }
      if isThere == nil { for place in 0..<rows.count { values[place] = Self.none } }
    }
  }

  /// Puts the values of single rows of the stripe `index`, each so far behind the row `first`, at the start of
  /// `values`, which has room.
  func unpack(_ offsets: [Int], after first: Int, of index: Int, into values: inout [Int]) {
    let code = code(index)
    let start = first - index * Self.stripeSize
    if code.width == 0 {
      for (place, offset) in offsets.enumerated() {
        values[place] = code.value(0, row: start + offset) ?? Self.none
      }
      return
    }
    let end = (start + (offsets.last ?? 0) + 1) * code.width
    let mask = code.mask
    let isThere: Void? = section.withBytes(code.start..<code.start + (end + 7) >> 3 + 8) { bytes in
      for (place, offset) in offsets.enumerated() {
        let row = start + offset
        let bit = row * code.width
        let packed = bytes.u64(bit >> 3) >> UInt64(bit & 7) & mask
        values[place] = code.value(packed, row: row) ?? Self.none
      }
    }
    if isThere == nil { for place in offsets.indices { values[place] = Self.none } }
  }
}
