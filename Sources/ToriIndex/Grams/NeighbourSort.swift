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
    var bucket = NeighbourBucket(symbolCount: none + 1)
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
}
