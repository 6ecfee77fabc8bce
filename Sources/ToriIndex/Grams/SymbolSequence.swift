import Synchronization

/// What the texts of a segment are made of, in the order of the texts, as symbols numbered from 0: characters, or
/// the frequent grams of one length, each at the place where it starts.
struct SymbolSequence: Sendable {
  /// Where a block begins, or its text goes on behind a gap: this and the block's number.
  static let mark: UInt32 = 1 << 31

  /// Marks, and behind each the symbols that stand side by side; a mark at the end of each chunk.
  private(set) var chunks: [[UInt32]]
  /// How often each symbol is in it.
  private(set) var counts: [Int]

  /// Makes symbols of the pairs of neighbours that `pairs` has, where two of them overlap.
  ///
  /// Each chunk is let go once it is joined, so that the sequence is not held twice.
  mutating func join(_ pairs: SymbolPairs) {
    let groups = (0..<4).map { number in
      ChunkGroup(chunks[chunks.count * number / 4..<chunks.count * (number + 1) / 4])
    }
    chunks = []
    let joined = parallelMap(groups.count) { number in
      var joined = SymbolSequence(chunks: [], counts: Array(repeating: 0, count: pairs.count))
      var joiner = Joiner()
      while let chunk = groups[number].next() {
        let chunk = joiner.join(chunk.span, pairs)
        for element in chunk where element & Self.mark == 0 { joined.counts[Int(element)] += 1 }
        if !chunk.isEmpty { joined.chunks.append(chunk) }
      }
      return joined
    }
    chunks = joined.flatMap(\.chunks)
    counts = (0..<pairs.count).map { symbol in joined.reduce(0) { $0 + $1.counts[symbol] } }
  }

  mutating func removeAll() { (chunks, counts) = ([], []) }

  /// Chunks that are given away one by one.
  private final class ChunkGroup: Sendable {
    /// The next one last.
    private let chunks: Mutex<[[UInt32]]>

    init(_ chunks: ArraySlice<[UInt32]>) { self.chunks = Mutex(chunks.reversed()) }

    func next() -> [UInt32]? { chunks.withLock { $0.popLast() } }
  }

  /// Joins neighbours without branches: whether a pair is a frequent one cannot be foreseen, and a wrong guess
  /// takes as long as all that is done here.
  private struct Joiner {
    private var room: [UInt32] = []

    mutating func join(_ elements: Span<UInt32>, _ pairs: SymbolPairs) -> [UInt32] {
      // Of three elements at least come two and their mark.
      if room.count < elements.count + 2 {
        room = Array(repeating: 0, count: elements.count + 2)
      }
      var joined = room.mutableSpan
      var count = 0
      var block = SymbolSequence.mark
      var previous = SymbolSequence.mark
      // The pair before, and whether there was one before that.
      var (number, isPair, wasPair) = (UInt32(0), false, false)
      for index in elements.indices {
        let element = elements[index]
        let next = pairs.number(previous, element)
        // It is kept if it has a neighbour; where a row of them begins, a mark stands.
        let isKept = isPair && (wasPair || next.isThere)
        joined[count] = block
        count += isKept && !wasPair ? 1 : 0
        joined[count] = number
        count += isKept ? 1 : 0
        (wasPair, isPair, number) = (isPair, next.isThere, next.number)
        block = element & SymbolSequence.mark != 0 ? element : block
        previous = element
      }
      if count == 0 { return [] }
      joined[count] = SymbolSequence.mark
      return Array(room[...count])
    }
  }
}
