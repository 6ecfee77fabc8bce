/// Integers, or none, one for each row; packed by zones of 1,024 rows that know their extremes.
///
/// Layout: for each zone 48 bytes (least value, greatest value, base, slope, divisor, place and width),
/// then the packed words of all zones, then 8 bytes of padding. In a zone, the value of its row i is
/// packed as (value − base − slope × i) / divisor, plus 1 where the zone has rows without a value, which
/// are 0. The slope spares most bits of what rises evenly: numbers, lines, places.
struct PackedColumn: Sendable {
  static let zoneSize = 1024
  /// Stands for no value where values are handed over in bulk.
  static let none = Int.min

  let section: Section

  struct Zone {
    let least: Int
    let greatest: Int
    fileprivate let base: Int
    fileprivate let slope: Int
    fileprivate let divisor: UInt64
    /// Where its words start, in bytes of the section.
    fileprivate let start: Int
    fileprivate let width: Int
    let hasNone: Bool
    /// Whether no row of it has a value.
    let isEmpty: Bool

    /// The value of every row, if they are all the same.
    var only: Int? { width == 0 && !hasNone && !isEmpty && slope == 0 ? base : nil }

    static let byteCount = 48

    static let nothing = Zone(
      least: 0, greatest: 0, base: 0, slope: 0, divisor: 1, start: 0, width: 0, hasNone: true,
      isEmpty: true)

    @inline(__always)
    fileprivate func value(_ packed: UInt64, row: Int) -> Int? {
      if isEmpty || hasNone && packed == 0 { return nil }
      let rest = Int(bitPattern: UInt(packed &- (hasNone ? 1 : 0)) &* UInt(divisor))
      return base &+ slope &* row &+ rest
    }
  }

  @inline(__always)
  func zone(_ index: Int) -> Zone {
    if section.count == 0 { return .nothing }
    let at = index * Zone.byteCount
    return section.withBytes(at..<at + Zone.byteCount) { bytes in
      let place = bytes.u64(40)
      return Zone(
        least: Int(truncatingIfNeeded: bytes.u64(0)),
        greatest: Int(truncatingIfNeeded: bytes.u64(8)),
        base: Int(truncatingIfNeeded: bytes.u64(16)),
        slope: Int(truncatingIfNeeded: bytes.u64(24)), divisor: bytes.u64(32),
        start: Int(place & 0xFF_FFFF_FFFF), width: Int(place >> 40 & 0xFF),
        hasNone: place >> 48 & 1 == 1, isEmpty: place >> 49 & 1 == 1)
    } ?? .nothing
  }

  @inline(__always)
  subscript(row: Int) -> Int? {
    value(row % Self.zoneSize, of: zone(row / Self.zoneSize))
  }

  /// The value of a row of a zone, counted from the zone's first.
  @inline(__always)
  func value(_ row: Int, of zone: Zone) -> Int? {
    if zone.width == 0 { return zone.value(0, row: row) }
    let bit = row * zone.width
    let word = section.u64(at: zone.start + bit >> 3) >> UInt64(bit & 7)
    return zone.value(zone.width == 64 ? word : word & (1 << UInt64(zone.width) - 1), row: row)
  }

  /// The values of `rows`, which lie in the zone `index`, with `none` where there is none.
  func values(_ rows: Range<Int>, of index: Int) -> [Int] {
    var values = Array(repeating: Self.none, count: rows.count)
    unpack(rows, of: index, into: &values)
    return values
  }

  /// Puts the values of `rows`, which lie in the zone `index`, at the start of `values`, which has room.
  func unpack(_ rows: Range<Int>, of index: Int, into values: inout [Int]) {
    let zone = zone(index)
    let first = rows.lowerBound - index * Self.zoneSize
    if zone.isEmpty {
      for place in 0..<rows.count { values[place] = Self.none }
    } else if zone.width == 0 {
      for place in 0..<rows.count { values[place] = zone.value(0, row: first + place) ?? Self.none }
    } else {
      let bit = first * zone.width
      let end = (first + rows.count) * zone.width
      // Without a value, a row's number is 0; with one, it is greater by 1 than what is to be multiplied.
      let factor = Int(truncatingIfNeeded: zone.divisor)
      let code = Unpacking(
        firstBit: bit & 7, width: zone.width, factor: factor,
        base: zone.base &+ zone.slope &* first &- (zone.hasNone ? factor : 0), slope: zone.slope,
        absent: zone.hasNone ? Self.none : nil)
      let isThere: Void? = section.withBytes(
        zone.start + bit >> 3..<zone.start + (end + 7) >> 3 + 8
      ) { $0.unpack(rows.count, code, into: &values) }
      if isThere == nil { for place in 0..<rows.count { values[place] = Self.none } }
    }
  }

  /// Puts the values of single rows of the zone `index`, each so far behind the row `first`, at the start of
  /// `values`, which has room.
  func unpack(_ offsets: [Int], after first: Int, of index: Int, into values: inout [Int]) {
    let zone = zone(index)
    let start = first - index * Self.zoneSize
    if zone.width == 0 {
      for (place, offset) in offsets.enumerated() {
        values[place] = zone.value(0, row: start + offset) ?? Self.none
      }
      return
    }
    let end = (start + (offsets.last ?? 0) + 1) * zone.width
    let mask: UInt64 = zone.width == 64 ? ~0 : 1 << UInt64(zone.width) - 1
    let isThere: Void? = section.withBytes(zone.start..<zone.start + (end + 7) >> 3 + 8) { bytes in
      for (place, offset) in offsets.enumerated() {
        let row = start + offset
        let bit = row * zone.width
        let packed = bytes.u64(bit >> 3) >> UInt64(bit & 7) & mask
        values[place] = zone.value(packed, row: row) ?? Self.none
      }
    }
    if isThere == nil { for place in offsets.indices { values[place] = Self.none } }
  }

  /// Packs `values`; empty if there is nothing to tell.
  static func pack(_ values: [Int]) -> [UInt8] {
    if values.allSatisfy({ $0 == none }) { return [] }
    let zoneCount = (values.count + zoneSize - 1) / zoneSize
    var head = ByteWriter()
    var words: [UInt64] = []
    for index in 0..<zoneCount {
      let rows = values[index * zoneSize..<min((index + 1) * zoneSize, values.count)]
      let start = zoneCount * Zone.byteCount + words.count * 8
      pack(zone: rows, start: start, head: &head, words: &words)
    }
    for word in words { head.u64(word) }
    head.u64(0)
    return head.bytes
  }

  private static func pack(
    zone rows: ArraySlice<Int>, start: Int, head: inout ByteWriter, words: inout [UInt64]
  ) {
    let present = rows.lazy.filter { $0 != none }
    let hasNone = rows.contains(none)
    let slope = hasNone ? 0 : slope(rows)
    let code = code(rows.enumerated().map { $1 == none ? none : $1 &- slope &* $0 }, hasNone)
    head.u64(UInt64(bitPattern: Int64(present.min() ?? 0)))
    head.u64(UInt64(bitPattern: Int64(present.max() ?? 0)))
    head.u64(UInt64(bitPattern: Int64(code.base)))
    head.u64(UInt64(bitPattern: Int64(slope)))
    head.u64(code.divisor)
    head.u64(
      UInt64(start) | UInt64(code.width) << 40 | (hasNone ? 1 << 48 : 0)
        | (present.isEmpty ? 1 << 49 : 0))
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

  /// How the values of a zone, their slope taken away, become packed numbers.
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
