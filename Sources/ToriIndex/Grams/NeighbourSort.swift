/// Sorts what stands side by side in a sequence: for each symbol, and for each that comes behind it, which
/// blocks have the two.
///
/// A radix sort of two digits. Each symbol's block is dealt to the symbol before it; what was dealt to one is
/// counted and put in order by the symbols themselves, all within the caches. Nothing is looked up, and
/// compared with a table of pairs, most of which are rare, little memory is touched at random.
struct NeighbourSort: Sendable {
  private let sequence: SymbolSequence
  private let withSingles: Bool
  /// Stands for no symbol behind, or what is not dealt.
  private let none: Int
  /// The symbols in parts of about the same size, ascending. Each is dealt to by itself, so that not all of
  /// the sequence is held twice, and two can be at work.
  let parts: [Range<Int>]

  /// The most that is dealt at a time.
  private static let largestPart = 1 << 23

  /// - Parameter withSingles: whether to give the blocks of each symbol by itself as well.
  init(_ sequence: SymbolSequence, withSingles: Bool) {
    self.sequence = sequence
    self.withSingles = withSingles
    none = sequence.counts.count
    let size = sequence.counts.reduce(0, +)
    // What is no more than a chunk is not worth a second thread.
    let partCount = sequence.chunks.count < 2 ? 1 : 2 * (size / (2 * Self.largestPart) + 1)
    parts = Self.parts(of: sequence.counts, size: (size + partCount - 1) / partCount)
  }

  private static func parts(of counts: [Int], size: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, sum) = (0, 0)
    for symbol in counts.indices {
      sum += counts[symbol]
      if sum >= size || symbol == counts.count - 1 {
        parts.append(start..<symbol + 1)
        (start, sum) = (symbol + 1, 0)
      }
    }
    return parts
  }

  /// Calls `body` with each symbol of `part`, ascending, by itself if that was asked for, then with each symbol
  /// behind it, ascending; and with the blocks, ascending.
  func visit(
    _ part: Range<Int>, _ body: (_ first: Int, _ second: Int?, _ blocks: Span<UInt32>) -> Void
  ) {
    var bucket = Bucket(symbolCount: none + 1)
    /// The block and the symbol behind, for one symbol after the other.
    var dealt: [UInt64] = []
    let ends = deal(part, into: &dealt)
    var start = 0
    for symbol in part {
      let own = dealt.span.extracting(start..<Int(ends[symbol - part.lowerBound]))
      start += sequence.counts[symbol]
      if own.isEmpty { continue }
      if withSingles { bucket.list(own) { body(symbol, nil, $0) } }
      bucket.sort(own, butNot: none) { body(symbol, $0, $1) }
    }
  }

  /// Deals to the symbols of `part`; returns where what was dealt to each ends.
  ///
  /// Without branches, as whether a symbol is of the part cannot be foreseen: what is not goes to one place
  /// behind all others.
  private func deal(_ part: Range<Int>, into dealt: inout [UInt64]) -> [UInt32] {
    var ends: [UInt32] = []
    var next: UInt32 = 0
    for symbol in part {
      ends.append(next)
      next += UInt32(sequence.counts[symbol])
    }
    ends.append(next)
    dealt = Array(repeating: 0, count: Int(next) + 1)
    for chunk in sequence.chunks { deal(chunk.span, part, into: &dealt, &ends) }
    return ends
  }

  private func deal(
    _ elements: Span<UInt32>, _ part: Range<Int>, into dealt: inout [UInt64],
    _ ends: inout [UInt32]
  ) {
    let last = UInt32(dealt.count - 1)
    var span = dealt.mutableSpan
    var ended = ends.mutableSpan
    let (low, width) = (UInt32(part.lowerBound), UInt32(part.count))
    let none = UInt32(none)
    var previous = SymbolSequence.mark
    var block: UInt32 = 0
    for index in elements.indices {
      let element = elements[index]
      // A mark is larger than any symbol.
      let place = Int(min(previous &- low, width))
      let end = ended[place]
      span[Int(min(end, last))] = UInt64(block) << 32 | UInt64(min(element, none))
      ended[place] = end &+ 1
      block = element & SymbolSequence.mark != 0 ? element & ~SymbolSequence.mark : block
      previous = element
    }
  }

  /// Puts in order what was dealt to one symbol.
  private struct Bucket {
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
}
