/// Puts in order what was dealt to one symbol.
struct NeighbourBucket {
  /// Blocks in the order of the symbols behind.
  private var sorted: [UInt32] = []
  /// By the symbol behind: how many, later where its next block goes. All 0 between calls.
  private var places: [UInt32]
  /// A bit for each symbol that has come, and one for each word of those that is not 0.
  private var present: [UInt64]
  private var presentWords: [UInt64]

  init(symbolCount: Int) {
    places = Array(repeating: 0, count: symbolCount)
    present = Array(repeating: 0, count: symbolCount >> 6 + 1)
    presentWords = Array(repeating: 0, count: symbolCount >> 12 + 1)
  }

  private mutating func makeRoom(for count: Int) {
    if sorted.count < count { sorted = Array(repeating: 0, count: max(count, sorted.count * 2)) }
  }

  /// Calls `body` with the blocks of all that was dealt, each once.
  mutating func list(_ dealt: Span<UInt64>, _ body: (Span<UInt32>) -> Void) {
    makeRoom(for: dealt.count)
    let count = list(dealt)
    body(sorted.span.extracting(..<count))
  }

  private mutating func list(_ dealt: Span<UInt64>) -> Int {
    var sorted = self.sorted.mutableSpan
    var count = 0
    var last = UInt32.max
    for index in dealt.indices {
      let block = UInt32(truncatingIfNeeded: dealt[index] >> 32)
      // Written in any case: whether a symbol comes again in a text cannot be foreseen.
      sorted[count] = block
      count += block == last ? 0 : 1
      last = block
    }
    return count
  }

  /// Calls `body` with each symbol that was dealt, but for one, ascending, and with its blocks.
  mutating func sort(
    _ dealt: Span<UInt64>, butNot none: Int, _ body: (Int, Span<UInt32>) -> Void
  ) {
    makeRoom(for: dealt.count)
    var (places, sorted) = (self.places, self.sorted)
    (self.places, self.sorted) = ([], [])
    count(dealt, &places)
    // Where the blocks of each begin.
    var next: UInt32 = 0
    forEachPresent { symbol in
      let count = places[symbol]
      places[symbol] = next
      next += count
    }
    spread(dealt, &places, &sorted)
    var start = 0
    forEachPresent { symbol in
      let end = Int(places[symbol])
      places[symbol] = 0
      if symbol != none {
        let count = Self.unique(&sorted, start..<end)
        body(symbol, sorted.span.extracting(start..<start + count))
      }
      start = end
    }
    for word in presentWords.indices where presentWords[word] != 0 {
      for index in word * 64..<min(word * 64 + 64, present.count) { present[index] = 0 }
      presentWords[word] = 0
    }
    (self.places, self.sorted) = (places, sorted)
  }

  private mutating func count(_ dealt: Span<UInt64>, _ places: inout [UInt32]) {
    var places = places.mutableSpan
    for index in dealt.indices {
      let symbol = Int(truncatingIfNeeded: dealt[index] & 0xFFFF_FFFF)
      let count = places[symbol]
      if count == 0 {
        present[symbol >> 6] |= 1 << UInt64(symbol & 63)
        presentWords[symbol >> 12] |= 1 << UInt64(symbol >> 6 & 63)
      }
      places[symbol] = count + 1
    }
  }

  private func spread(
    _ dealt: Span<UInt64>, _ places: inout [UInt32], _ sorted: inout [UInt32]
  ) {
    var places = places.mutableSpan
    var sorted = sorted.mutableSpan
    for index in dealt.indices {
      let symbol = Int(truncatingIfNeeded: dealt[index] & 0xFFFF_FFFF)
      let place = places[symbol]
      sorted[Int(place)] = UInt32(truncatingIfNeeded: dealt[index] >> 32)
      places[symbol] = place + 1
    }
  }

  /// Moves the different ones of ascending blocks to the front; returns how many they are.
  private static func unique(_ blocks: inout [UInt32], _ range: Range<Int>) -> Int {
    var span = blocks.mutableSpan
    var count = 0
    var last = UInt32.max
    for index in range {
      let block = span[index]
      span[range.lowerBound + count] = block
      count += block == last ? 0 : 1
      last = block
    }
    return count
  }

  private func forEachPresent(_ body: (Int) -> Void) {
    for group in presentWords.indices {
      var words = presentWords[group]
      while words != 0 {
        let word = group * 64 + words.trailingZeroBitCount
        words &= words - 1
        var bits = present[word]
        while bits != 0 {
          body(word * 64 + bits.trailingZeroBitCount)
          bits &= bits - 1
        }
      }
    }
  }
}
