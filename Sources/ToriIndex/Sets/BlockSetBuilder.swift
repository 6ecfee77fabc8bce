/// Gathers ascending blocks, singly and in ranges.
struct BlockSetBuilder {
  private var singles: [UInt32] = []
  private var bitmap: Bitmap?
  private let hull: Range<UInt32>
  /// For what is found of a stripe.
  private var places: [Int] = []

  /// For blocks within `hull`.
  init(within hull: Range<UInt32>) { self.hull = hull }

  mutating func append(_ block: UInt32) {
    if bitmap != nil {
      bitmap?.insert(block)
    } else {
      singles.append(block)
      if singles.count > 64 && singles.count > hull.count / 64 { spill() }
    }
  }

  mutating func append(_ range: Range<UInt32>) {
    if range.count < 64 && bitmap == nil {
      for block in range { append(block) }
    } else {
      if bitmap == nil { spill() }
      bitmap?.insert(range)
    }
  }

  /// Appends blocks that come after all before.
  mutating func append(_ blocks: BlockSet) {
    if case .range(let range) = blocks.storage {
      append(range)
    } else {
      for block in blocks { append(block.rawValue) }
    }
  }

  /// Appends all of `rows`, where row 0 is the block `base`.
  mutating func append(_ rows: StripeRows, base: UInt32) {
    if rows.isWhole {
      append(base + UInt32(rows.hull.lowerBound)..<base + UInt32(rows.hull.upperBound))
    } else {
      for place in 0..<rows.count { append(base + UInt32(rows[place])) }
    }
  }

  /// Appends those of `rows` whose value, which stands in `values` at their place, lies in `range`.
  mutating func append(
    _ rows: StripeRows, base: UInt32, where values: [Int], in range: ClosedRange<Int>
  ) {
    if !rows.isWhole {
      let count = rows.places(where: values, in: range, into: &places)
      for place in places[..<count] { append(base + UInt32(rows[place])) }
      return
    }
    let (test, all) = (RangeTest(range), values.span)
    let first = Int(base) + rows.hull.lowerBound
    var place = 0
    while place < rows.count {
      // As many as lie in one word of a bitmap.
      let start = first + place
      let end = min(place + 64 - start & 63, rows.count)
      append(test.bits(of: all.extracting(place..<end)), from: UInt32(truncatingIfNeeded: start))
      place = end
    }
  }

  /// Appends `start` plus the number of each bit set, none beyond the word of a bitmap that holds `start`.
  private mutating func append(_ bits: UInt64, from start: UInt32) {
    if bits == 0 { return }
    if bitmap != nil {
      bitmap?.insert(bits, from: start)
    } else {
      var rest = bits
      while rest != 0 {
        append(start + UInt32(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  private mutating func spill() {
    var new = Bitmap(covering: hull)
    for block in singles { new.insert(block) }
    singles = []
    bitmap = new
  }

  consuming func build() -> BlockSet {
    guard var bitmap else { return BlockSet(ascending: singles) }
    bitmap.recount()
    return BlockSet(bitmap)
  }
}
