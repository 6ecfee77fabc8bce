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
    let start: Int
    /// How many bits each number has.
    let width: Int
    let hasNone: Bool
    /// Whether no row of it has a value.
    let isEmpty: Bool

    /// The value of every row, if they are all the same.
    var only: Int? { width == 0 && !hasNone && !isEmpty && slope == 0 ? base : nil }

    /// What packed numbers are cut to.
    var mask: UInt64 { width == 64 ? ~0 : 1 << UInt64(truncatingIfNeeded: width) &- 1 }

    static let byteCount = 48

    static let nothing = Zone(
      least: 0, greatest: 0, base: 0, slope: 0, divisor: 1, start: 0, width: 0, hasNone: true,
      isEmpty: true)

    /// The zone that words of eight bytes tell of.
    @inline(__always)
    init(_ word: (Int) -> UInt64) {
      let place = word(5)
      self.init(
        least: Int(truncatingIfNeeded: word(0)), greatest: Int(truncatingIfNeeded: word(1)),
        base: Int(truncatingIfNeeded: word(2)), slope: Int(truncatingIfNeeded: word(3)),
        divisor: word(4), start: Int(place & 0xFF_FFFF_FFFF), width: Int(place >> 40 & 0xFF),
        hasNone: place >> 48 & 1 == 1, isEmpty: place >> 49 & 1 == 1)
    }

    private init(
      least: Int, greatest: Int, base: Int, slope: Int, divisor: UInt64, start: Int, width: Int,
      hasNone: Bool, isEmpty: Bool
    ) {
      (self.least, self.greatest) = (least, greatest)
      (self.base, self.slope, self.divisor) = (base, slope, divisor)
      (self.start, self.width) = (start, width)
      (self.hasNone, self.isEmpty) = (hasNone, isEmpty)
    }

    @inline(__always)
    func value(_ packed: UInt64, row: Int) -> Int? {
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
      Zone { bytes.u64($0 * 8) }
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
    return zone.value(word & zone.mask, row: row)
  }

  /// The packed numbers of a zone, and what may be read behind them.
  func words(of zone: Zone) -> SectionBytes {
    let end = min(zone.start + (Self.zoneSize * zone.width + 7) >> 3 + 8, section.count)
    return zone.width > 0 && zone.start < end ? section.bytes(zone.start..<end) : .none
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
    let mask = zone.mask
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
}
