/// What the texts of a segment are made of, in the order of the texts, as symbols numbered from 0: characters, or
/// the frequent grams of one length, each at the place where it starts.
struct SymbolSequence: Sendable {
  /// Where a block begins, or its text goes on behind a gap: this and the block's number.
  static let mark: UInt32 = 1 << 31

  /// Marks, and behind each the symbols that stand side by side; a mark at the end.
  private(set) var elements: [UInt32]
  /// How often each symbol is in it.
  private(set) var counts: [Int]

  /// The pairs of neighbours that `pairs` has, as symbols, where two of them overlap.
  func joined(_ pairs: SymbolPairs) -> SymbolSequence {
    var joined = SymbolSequence(elements: [], counts: Array(repeating: 0, count: pairs.count))
    joined.elements.reserveCapacity(elements.count / 4)
    var joiner = Joiner()
    var start = 0
    while start < elements.count {
      let end = min(start + Joiner.size, elements.count)
      let count = joiner.join(elements.span.extracting(start..<end), pairs)
      joined.append(joiner.joined, count: count)
      start = end
    }
    joined.elements.append(Self.mark)
    return joined
  }

  private mutating func append(_ elements: [UInt32], count: Int) {
    let elements = elements[..<count]
    for element in elements where element & Self.mark == 0 { counts[Int(element)] += 1 }
    self.elements.append(contentsOf: elements)
  }

  /// Joins neighbours, some at a time, without branches: whether a pair is a frequent one cannot be foreseen,
  /// and a wrong guess takes as long as all that is done here.
  private struct Joiner {
    static let size = 1 << 14

    private(set) var joined = [UInt32](repeating: 0, count: 2 * size + 2)
    private var block = SymbolSequence.mark
    private var previous = SymbolSequence.mark
    /// The number of the pair before, whether it is one, and whether the one before that is.
    private var waiting: UInt32 = 0
    private var isPair = false
    private var wasPair = false

    /// Puts what comes of `elements`, no more than `size`, into `joined`; returns how much it is.
    mutating func join(_ elements: Span<UInt32>, _ pairs: SymbolPairs) -> Int {
      var (block, previous, waiting) = (block, previous, waiting)
      var (isPair, wasPair) = (isPair, wasPair)
      var joined = joined.mutableSpan
      var count = 0
      for index in elements.indices {
        let element = elements[index]
        let next = pairs.number(previous, element)
        // The pair before is kept if it has a neighbour; where a row of them begins, a mark stands.
        let isKept = isPair && (wasPair || next.isThere)
        joined[count] = block
        count += isKept && !wasPair ? 1 : 0
        joined[count] = waiting
        count += isKept ? 1 : 0
        (wasPair, isPair, waiting) = (isPair, next.isThere, next.number)
        block = element & SymbolSequence.mark != 0 ? element : block
        previous = element
      }
      (self.block, self.previous, self.waiting) = (block, previous, waiting)
      (self.isPair, self.wasPair) = (isPair, wasPair)
      return count
    }
  }
}
