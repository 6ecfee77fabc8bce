extension PackedColumn {
  /// Appends the blocks of `among` whose value lies in `range`; row 0 is the block `base`.
  ///
  /// A zone whose extremes settle the matter is not read. A row without a value counts as `absent`,
  /// if that is given.
  func filter(
    among: BlockSet, base: UInt32, in range: ClosedRange<Int>, absent: Int? = nil,
    into builder: inout BlockSetBuilder
  ) {
    let takesAbsent = absent.map(range.contains) ?? false
    forEachZone(among: among, base: base) { index, blocks in
      let zone = zone(index)
      let holdsAll = range.contains(zone.least) && range.contains(zone.greatest)
      if zone.isEmpty || !range.overlaps(zone.least...max(zone.least, zone.greatest)) {
        // None of the values is in the range; rows without one may still count.
        if !zone.hasNone || !takesAbsent { return }
      } else if holdsAll && (!zone.hasNone || takesAbsent) {
        builder.append(blocks)
        return
      }
      values(blocks, of: index, base: base) { block, value in
        if value == Self.none ? takesAbsent : range.contains(value) { builder.append(block) }
      }
    }
  }

  /// Calls `body` with each block of `among` that has a value, and the value.
  func forEach(among: BlockSet, base: UInt32, _ body: (UInt32, Int) -> Void) {
    forEachZone(among: among, base: base) { index, blocks in
      if zone(index).isEmpty { return }
      values(blocks, of: index, base: base) { block, value in
        if value != Self.none { body(block, value) }
      }
    }
  }

  /// Calls `body` with each zone that holds some of `among`, and these.
  func forEachZone(among: BlockSet, base: UInt32, _ body: (Int, BlockSet) -> Void) {
    let hull = among.hull
    if hull.isEmpty { return }
    let first = Int(hull.lowerBound - base) / Self.zoneSize
    let last = Int(hull.upperBound - 1 - base) / Self.zoneSize
    for index in first...last {
      let start = base + UInt32(index * Self.zoneSize)
      let blocks = among.clamped(to: start..<start + UInt32(Self.zoneSize))
      if !blocks.isEmpty { body(index, blocks) }
    }
  }

  /// Calls `body` with each of `blocks`, all of one zone, and its value or `none`.
  func values(
    _ blocks: BlockSet, of index: Int, base: UInt32, _ body: (UInt32, Int) -> Void
  ) {
    if blocks.count < 64 {
      for block in blocks {
        body(block.rawValue, self[Int(block.rawValue - base)] ?? Self.none)
      }
      return
    }
    let hull = blocks.hull
    let values = values(Int(hull.lowerBound - base)..<Int(hull.upperBound - base), of: index)
    for block in blocks { body(block.rawValue, values[Int(block.rawValue - hull.lowerBound)]) }
  }
}

extension BlockSetBuilder {
  /// Appends blocks that come after all before.
  mutating func append(_ blocks: BlockSet) {
    if case .range(let range) = blocks.storage {
      append(range)
    } else {
      for block in blocks { append(block.rawValue) }
    }
  }
}
