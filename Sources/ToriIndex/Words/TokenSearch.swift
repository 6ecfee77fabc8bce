import ToriSystem

/// Finds the tokens of a segment that are any of some words, going forward.
struct TokenSearch: Sendable {
  private let segment: SegmentWords
  private let sought: SoughtWords
  private var rare: SegmentWords.RareWords
  /// The first sixteen that was not looked at yet, of words that stand here and there.
  private var next = 0
  /// Those that were found last, ascending, and behind them what was found before; it only grows.
  private(set) var found: [UInt32] = []
  /// How many were found last.
  private(set) var count = 0

  /// How many sixteens before it is looked at the memory of one is asked for.
  private static let ahead = 8
  private static let size = WordPlaces.groupSize

  init(_ segment: SegmentWords, _ sought: SoughtWords) {
    (self.segment, self.sought) = (segment, sought)
    rare = SegmentWords.RareWords(segment)
  }

  /// Finds those among some tokens, which are not before any that were asked about.
  ///
  /// - Complexity: O(places) of words that have lists of them; of others besides O(tokens), as fast as memory is read.
  mutating func find(in tokens: Range<Int>) {
    count = 0
    if tokens.isEmpty { return }
    let (segment, sought) = (segment, sought)
    next = sought.groups[next...].partitioningIndex {
      (Int($0) + 1) * Self.size > tokens.lowerBound
    }
    let end = sought.groups[next...].partitioningIndex { Int($0) * Self.size >= tokens.upperBound }
    let most = sought.areFrequent ? tokens.count : (end - next) * Self.size
    if found.count < most { found += repeatElement(0, count: most - found.count) }
    if sought.areFrequent {
      findAll(tokens, segment, sought)
    } else {
      findScattered(tokens, next..<end, segment, sought)
    }
    // The last sixteen may be the first of the tokens that follow.
    next = end > next && tokens.upperBound % Self.size > 0 ? end - 1 : end
  }

  /// - Parameter groups: the places of the sixteens in which words may stand.
  private mutating func findScattered(
    _ tokens: Range<Int>, _ groups: Range<Int>, _ segment: SegmentWords, _ sought: SoughtWords
  ) {
    var (count, rare) = (0, rare)
    do {
      var found = found.mutableSpan
      for place in groups {
        let start = Int(sought.groups[place]) * Self.size
        if place + Self.ahead < groups.upperBound {
          let start = Int(sought.groups[place + Self.ahead]) * Self.size
          segment.numbers.fetch(start * 2..<(start + Self.size) * 2)
        }
        let bytes = segment.numbers.bytes(
          start * 2..<min(start + Self.size, segment.tokenCount) * 2)
        let bits = sought.bits(ofGroup: start / Self.size, of: bytes, from: start, &rare)
        Self.add(bits, start, in: tokens, to: &found, &count)
      }
    }
    (self.count, self.rare) = (count, rare)
  }

  private mutating func findAll(
    _ tokens: Range<Int>, _ segment: SegmentWords, _ sought: SoughtWords
  ) {
    let groups = tokens.lowerBound / Self.size..<(tokens.upperBound + Self.size - 1) / Self.size
    let base = groups.lowerBound * Self.size
    let bytes = segment.numbers.bytes(
      base * 2..<min(groups.upperBound * Self.size, segment.tokenCount) * 2)
    var (count, next, rare) = (0, next, rare)
    do {
      var found = found.mutableSpan
      for group in groups {
        var bits = sought.frequentBits(ofGroup: group, of: bytes, from: base)
        if next < sought.groups.count, Int(sought.groups[next]) == group {
          bits |= sought.bits(ofGroup: group, of: bytes, from: base, &rare)
          next += 1
        }
        Self.add(bits, group &* Self.size, in: tokens, to: &found, &count)
      }
    }
    (self.count, self.rare) = (count, rare)
  }

  /// Puts those that bits tell of sixteen tokens from `start` on behind the first `count`.
  @inline(__always)
  private static func add(
    _ bits: UInt16, _ start: Int, in tokens: Range<Int>, to found: inout MutableSpan<UInt32>,
    _ count: inout Int
  ) {
    var left = UInt32(bits)
    if start < tokens.lowerBound { left &= ~0 &<< UInt32(tokens.lowerBound &- start) }
    if start &+ size > tokens.upperBound { left &= 1 &<< UInt32(tokens.upperBound &- start) &- 1 }
    while left != 0 {
      found[count] = UInt32(truncatingIfNeeded: start &+ left.trailingZeroBitCount)
      count &+= 1
      left &= left &- 1
    }
  }
}

extension SegmentWords {
  /// Calls `body` with each row that has any of the tokens that were found, which are all in `rows`: the row, its tokens,
  /// and which places among those found its own have.
  @inline(__always)
  func forEachRow(
    of search: TokenSearch, in rows: Range<Int>,
    _ body: (_ row: Int, _ text: Range<Int>, _ own: Range<Int>) -> Void
  ) {
    let (tokens, count) = (search.found, search.count)
    // Few rows are searched for; of many, all are gone through.
    let starts = count < rows.count / 16 ? [] : starts(ofRows: rows)
    var (next, row) = (0, rows.lowerBound)
    while next < count {
      let text: Range<Int>
      if starts.isEmpty {
        row = self.row(ofToken: Int(tokens[next]), from: row)
        text = self.tokens(ofRow: row)
      } else {
        while row + 1 < rows.upperBound, starts[row + 1 - rows.lowerBound] <= tokens[next] {
          row += 1
        }
        let start = Int(starts[row - rows.lowerBound])
        text = start..<max(start, min(Int(starts[row + 1 - rows.lowerBound]), tokenCount))
      }
      var end = next + 1
      while end < count, Int(tokens[end]) < text.upperBound { end += 1 }
      // Where the starts of rows are damaged, the text may be another's.
      if rows.contains(row), text.contains(Int(tokens[next])) { body(row, text, next..<end) }
      next = end
    }
  }
}
