/// All frequent grams of one length in the texts of a segment, and where they stand.
struct LongGrams {
  /// By the number of a gram: how many blocks have it, its place in the dictionary, its last character.
  private var counts: [UInt32]
  private var dictionaryPlaces: [UInt32]
  private var lastScalars: [UInt32]
  /// Where frequent ones start, ascending, and their numbers. Between the texts a place is left out.
  private var starts: [UInt32] = []
  private var numbers: [UInt32] = []

  /// Room for `count` different grams.
  init(count: Int) {
    counts = Array(repeating: 0, count: count)
    dictionaryPlaces = counts
    lastScalars = counts
  }

  var isEmpty: Bool { numbers.isEmpty }

  mutating func describe(_ number: Int, place: Int, last: UInt32, count: UInt32) {
    counts[number] = count
    dictionaryPlaces[number] = UInt32(place)
    lastScalars[number] = last
  }

  mutating func append(_ number: UInt32, at start: UInt32) {
    starts.append(start)
    numbers.append(number)
  }

  /// Packs the grams that are a character longer, and returns the frequent ones among them.
  ///
  /// - Parameter blockEnds: where the places of each block end.
  consuming func extended(
    _ blockEnds: [Int], frequentCount: Int, _ builder: inout GramDictionaryBuilder
  ) -> LongGrams {
    var table = GramTable()
    let found = find(blockEnds, &table)
    let order = (0..<UInt32(table.count)).map { (gram: key(of: table.entries[Int($0)].key), $0) }
      .sorted { $0.gram < $1.gram }
    var dealer = GramDealer(table, order: order.map(\.1))
    var block = 0
    for (start, number) in zip(found.starts, found.numbers) {
      while Int(start) >= blockEnds[block] { block += 1 }
      dealer.deal(block, to: Int(number))
    }
    var longer = LongGrams(count: table.count)
    for (gram, number) in order {
      let entry = table.entries[Int(number)]
      let (prefix, suffix) = Self.parts(entry.key)
      longer.describe(
        Int(number), place: builder.count, last: lastScalars[suffix], count: entry.count)
      if entry.count == counts[prefix] {
        builder.append(gram, count: Int(entry.count), as: .asPrefix)
      } else if entry.count == counts[suffix] {
        builder.append(gram, count: Int(entry.count), as: .asSuffix)
      } else {
        builder.append(gram, dealer.blocks(of: Int(number), count: entry.count))
      }
    }
    for (start, number) in zip(found.starts, found.numbers)
    where longer.counts[Int(number)] >= frequentCount { longer.append(number, at: start) }
    return longer
  }

  /// Where two grams stand that overlap in all but a character, by the number of the longer one in `table`.
  private func find(
    _ blockEnds: [Int], _ table: inout GramTable
  ) -> (starts: [UInt32], numbers: [UInt32]) {
    var found: (starts: [UInt32], numbers: [UInt32]) = ([], [])
    var block = 0
    var index = 1
    while index < numbers.count {
      // Room is made for some at a time.
      let end = min(index + 1 << 12, numbers.count)
      table.makeRoom(for: end - index)
      var (entries, slots) = (table.entries, table.slots)
      (table.entries, table.slots) = ([], [])
      var known = table.count
      do {
        var entrySpan = entries.mutableSpan
        var slotSpan = slots.mutableSpan
        while index < end {
          let start = starts[index - 1]
          if starts[index] == start + 1 {
            let key = UInt64(numbers[index - 1]) << 32 | UInt64(numbers[index])
            let number = GramTable.number(of: key, &entrySpan, &slotSpan, &known)
            while Int(start) >= blockEnds[block] { block += 1 }
            GramTable.note(number, in: UInt32(block + 1), &entrySpan)
            found.starts.append(start)
            found.numbers.append(UInt32(number))
          }
          index += 1
        }
      }
      (table.entries, table.slots) = (entries, slots)
      table.count = known
    }
    return found
  }

  /// The numbers of the two parts that a key is made of.
  private static func parts(_ key: UInt64) -> (prefix: Int, suffix: Int) {
    (Int(key >> 32), Int(key & 0xFFFF_FFFF))
  }

  private func key(of key: UInt64) -> Gram {
    let (prefix, suffix) = Self.parts(key)
    return Gram(extending: Int(dictionaryPlaces[prefix]), by: lastScalars[suffix])
  }
}
