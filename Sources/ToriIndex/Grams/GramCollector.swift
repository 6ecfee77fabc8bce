/// Notes where which pairs of characters stand in the texts of a segment, and packs which blocks have
/// which grams.
///
/// One number is kept for each character of each text; in the end the blocks are dealt out by gram. That
/// was chosen over a growing list for each gram for having no small allocations, and longer grams are
/// found in it.
struct GramCollector {
  private var table = GramTable()
  /// The number of a single character's entry, plus 1, by scalar, below U+10000.
  private var singles = [UInt32](repeating: 0, count: 0x1_0000)
  /// For each character of each text the number of the pair that starts there, for the last one its own
  /// with `isLast`.
  private var places: [UInt32] = []
  private var placeCount = 0
  /// Where the places of each block end.
  private var blockEnds: [Int] = []

  private static let isLast: UInt32 = 1 << 31

  /// Takes in the folded text of the next block.
  mutating func add(_ text: Span<UInt8>) {
    if places.count < placeCount + text.count {
      let grown = max(placeCount + text.count, places.count * 2)
      places.append(contentsOf: repeatElement(0, count: grown - places.count))
    }
    table.makeRoom(for: text.count * 2)
    // The arrays are taken out while their spans are written to.
    var (entries, slots, places, singles) = (table.entries, table.slots, self.places, self.singles)
    (table.entries, table.slots, self.places, self.singles) = ([], [], [], [])
    note(text, &entries, &slots, &places, &singles)
    (table.entries, table.slots, self.places, self.singles) = (entries, slots, places, singles)
    blockEnds.append(placeCount)
  }

  private mutating func note(
    _ text: Span<UInt8>, _ entries: inout [GramTable.Entry], _ slots: inout [UInt32],
    _ places: inout [UInt32], _ singles: inout [UInt32]
  ) {
    var entries = entries.mutableSpan
    var slots = slots.mutableSpan
    var places = places.mutableSpan
    var singles = singles.mutableSpan
    let block = UInt32(blockEnds.count + 1)
    var (place, known) = (placeCount, table.count)
    var previous: UInt32? = nil
    var single = 0
    var at = 0
    while at < text.count {
      let scalar = decodeScalar(text, &at)
      if let previous {
        let key = Gram(previous, scalar).key
        let number = GramTable.number(of: key, &entries, &slots, &known)
        GramTable.note(number, in: block, &entries)
        places[place] = UInt32(number)
        place += 1
      }
      single =
        scalar < 0x1_0000 && singles[Int(scalar)] > 0
        ? Int(singles[Int(scalar)]) - 1
        : GramTable.number(of: Gram(scalar).key, &entries, &slots, &known)
      if scalar < 0x1_0000 { singles[Int(scalar)] = UInt32(single) + 1 }
      GramTable.note(single, in: block, &entries)
      previous = scalar
    }
    if previous != nil {
      places[place] = UInt32(single) | Self.isLast
      place += 1
    }
    placeCount = place
    table.count = known
  }

  /// From how many blocks on a gram is frequent. Fewer make the index larger, more leave more texts to be
  /// compared with a needle.
  var usualFrequentCount: Int { max(256, blockEnds.count / 512) }

  /// Packs everything; longer grams where both their parts are in at least `frequentCount` blocks.
  consuming func pack(frequentCount: Int) -> PackedGrams {
    var builder = GramDictionaryBuilder(
      blockCount: blockEnds.count, frequentCount: frequentCount)
    let order = (0..<UInt32(table.count)).sorted {
      table.entries[Int($0)].key < table.entries[Int($1)].key
    }
    packShort(order, &builder)
    var grams = LongGrams(count: table.count)
    for (place, number) in order.enumerated() {
      let entry = table.entries[Int(number)]
      grams.describe(
        Int(number), place: place, last: UInt32(entry.key & 0x3F_FFFF) &- 1, count: entry.count)
    }
    for (place, number) in places[..<placeCount].enumerated() where number & Self.isLast == 0 {
      if table.entries[Int(number)].count >= frequentCount {
        grams.append(number, at: UInt32(place))
      }
    }
    (table, places, singles) = (GramTable(), [], [])
    var length = 3
    while length <= Gram.longest, !grams.isEmpty {
      grams = grams.extended(blockEnds, frequentCount: frequentCount, &builder)
      length += 1
    }
    return builder.build()
  }

  /// The number of the first character of the pair of that number.
  private func single(startingPair number: Int) -> Int {
    let scalar = table.entries[number].key >> 22
    if scalar < 0x1_0000 { return Int(singles[Int(scalar)]) - 1 }
    return table.number(of: Gram(UInt32(scalar)).key)
  }

  /// Packs single characters and pairs.
  private func packShort(_ order: [UInt32], _ builder: inout GramDictionaryBuilder) {
    var dealer = GramDealer(table, order: order)
    var place = 0
    for (block, end) in blockEnds.enumerated() {
      while place < end {
        let number = places[place]
        if number & Self.isLast == 0 {
          dealer.deal(block, to: Int(number))
          dealer.deal(block, to: single(startingPair: Int(number)))
        } else {
          dealer.deal(block, to: Int(number & ~Self.isLast))
        }
        place += 1
      }
    }
    for number in order {
      let entry = table.entries[Int(number)]
      builder.append(
        Gram(key: entry.key), dealer.blocks(of: Int(number), count: entry.count))
    }
  }
}
