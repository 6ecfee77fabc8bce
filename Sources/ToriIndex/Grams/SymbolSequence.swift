/// What the texts of a segment are made of, in the order of the texts, as symbols numbered from 0: characters, or
/// the frequent grams of one length, each at the place where it starts.
struct SymbolSequence: Sendable {
  /// Where a block begins, or its text goes on behind a gap: this and the block's number.
  static let mark: UInt32 = 1 << 31

  /// Marks, and behind each the symbols that stand side by side; a mark at the end of each chunk.
  private(set) var chunks: [[UInt32]]
  /// How often each symbol is in it.
  private(set) var counts: [Int]

  /// The pairs of neighbours that `pairs` has, as symbols, where two of them overlap.
  func joined(_ pairs: SymbolPairs) -> SymbolSequence {
    let groups = (0..<4).map { chunks.count * $0 / 4..<chunks.count * ($0 + 1) / 4 }
    let joined = parallelMap(groups.count) { number in
      var joined = SymbolSequence(chunks: [], counts: Array(repeating: 0, count: pairs.count))
      var joiner = Joiner()
      for chunk in chunks[groups[number]] {
        let chunk = joiner.join(chunk.span, pairs)
        for element in chunk where element & Self.mark == 0 { joined.counts[Int(element)] += 1 }
        if !chunk.isEmpty { joined.chunks.append(chunk) }
      }
      return joined
    }
    return SymbolSequence(
      chunks: joined.flatMap(\.chunks),
      counts: (0..<pairs.count).map { symbol in joined.reduce(0) { $0 + $1.counts[symbol] } })
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
