/// Some pairs of symbols, numbered in their order.
///
/// For each first symbol there is a row of bits, one for each symbol from its least second one to its greatest;
/// the number of a pair is how many bits are set before its own. Frequent characters are few, and frequent
/// grams that can follow another begin alike, so they have numbers side by side: rows are short. A hash table
/// was tried: looking up was five times as slow, most of it for branches that nothing foretells.
struct SymbolPairs: Sendable {
  /// The bits of a row from its word `start` on.
  private struct Row {
    /// Where its words are, less `start`.
    var base: Int32 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  private struct Word {
    var bits: UInt64 = 0
    /// How many bits are set in the words before it.
    var rank: UInt32 = 0
  }

  let count: Int
  /// By first symbol.
  private var rows: [Row]
  /// The first is empty, for what is in no row.
  private var words = [Word()]

  /// - Parameter pairs: ascending, as first × 2³² + second, of symbols below `symbolCount`.
  init(_ pairs: [UInt64], symbolCount: Int) {
    count = pairs.count
    rows = Array(repeating: Row(), count: symbolCount)
    var at = 0
    while at < pairs.count {
      let first = pairs[at] >> 32
      var end = at
      while end < pairs.count, pairs[end] >> 32 == first { end += 1 }
      let start = UInt32(truncatingIfNeeded: pairs[at]) >> 6
      let last = UInt32(truncatingIfNeeded: pairs[end - 1]) >> 6
      let base = words.count - Int(start)
      rows[Int(first)] = Row(base: Int32(base), start: start, count: last - start + 1)
      for word in start...last {
        words.append(Word(rank: UInt32(at)))
        while at < end, UInt32(truncatingIfNeeded: pairs[at]) >> 6 == word {
          words[words.count - 1].bits |= 1 << (pairs[at] & 63)
          at += 1
        }
      }
    }
  }

  /// Whether the pair is there, and its number if it is. Of symbols above all others, none is.
  @inline(__always)
  func number(_ first: UInt32, _ second: UInt32) -> (isThere: Bool, number: UInt32) {
    let row = rows[first < rows.count ? Int(first) : 0]
    let place = second >> 6
    let isInRow = Int(first) < rows.count && place &- row.start < row.count
    let word = words[isInRow ? Int(row.base) &+ Int(place) : 0]
    let bit = UInt64(second & 63)
    let before = (word.bits & (1 << bit &- 1)).nonzeroBitCount
    return (word.bits >> bit & 1 == 1, word.rank &+ UInt32(truncatingIfNeeded: before))
  }
}
