import ToriSystem

/// Finds the tokens of a segment that are any of some words, going forward.
struct TokenSearch: Sendable {
  private let segment: SegmentWords
  private let sought: SoughtWords
  private var rare: SegmentWords.RareWords
  /// The first sixteen that was not looked at yet, of words that stand here and there.
  private var next = 0
  /// Those that were found last, ascending.
  private(set) var found: [UInt32] = []

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
    found.removeAll(keepingCapacity: true)
    if tokens.isEmpty { return }
    let (segment, sought) = (segment, sought)
    next = sought.groups[next...].partitioningIndex {
      (Int($0) + 1) * Self.size > tokens.lowerBound
    }
    if sought.areFrequent {
      findAll(tokens, segment, sought)
    } else {
      findScattered(tokens, segment, sought)
    }
    // The last sixteen may be the first of the tokens that follow.
    if next > 0, tokens.upperBound % Self.size > 0 { next -= 1 }
  }

  private mutating func findScattered(
    _ tokens: Range<Int>, _ segment: SegmentWords, _ sought: SoughtWords
  ) {
    while next < sought.groups.count {
      let start = Int(sought.groups[next]) * Self.size
      if start >= tokens.upperBound { break }
      if next + Self.ahead < sought.groups.count {
        let start = Int(sought.groups[next + Self.ahead]) * Self.size
        segment.numbers.fetch(start * 2..<(start + Self.size) * 2)
      }
      let bytes = segment.numbers.bytes(
        start * 2..<min(start + Self.size, segment.tokenCount) * 2)
      add(
        sought.bits(ofGroup: Int(sought.groups[next]), of: bytes, from: start, &rare), start,
        in: tokens)
      next += 1
    }
  }

  private mutating func findAll(
    _ tokens: Range<Int>, _ segment: SegmentWords, _ sought: SoughtWords
  ) {
    let groups = tokens.lowerBound / Self.size..<(tokens.upperBound + Self.size - 1) / Self.size
    let base = groups.lowerBound * Self.size
    let bytes = segment.numbers.bytes(
      base * 2..<min(groups.upperBound * Self.size, segment.tokenCount) * 2)
    // As many as there may be, so that each is only put down.
    found += repeatElement(0, count: tokens.count)
    var (count, next, rare) = (0, next, rare)
    do {
      var found = found.mutableSpan
      for group in groups {
        var bits = sought.frequentBits(ofGroup: group, of: bytes, from: base)
        if next < sought.groups.count, Int(sought.groups[next]) == group {
          bits |= sought.bits(ofGroup: group, of: bytes, from: base, &rare)
          next += 1
        }
        let start = group &* Self.size
        while bits != 0 {
          let token = start &+ bits.trailingZeroBitCount
          if tokens.contains(token) {
            found[count] = UInt32(truncatingIfNeeded: token)
            count &+= 1
          }
          bits &= bits &- 1
        }
      }
    }
    found.removeLast(found.count - count)
    (self.next, self.rare) = (next, rare)
  }

  /// Adds those that bits tell of sixteen tokens from `start` on.
  @inline(__always)
  private mutating func add(_ bits: UInt16, _ start: Int, in tokens: Range<Int>) {
    var left = bits
    while left != 0 {
      let token = start + left.trailingZeroBitCount
      if tokens.contains(token) { found.append(UInt32(truncatingIfNeeded: token)) }
      left &= left - 1
    }
  }
}

extension SegmentWords {
  /// Calls `body` with each row that has any of some tokens, which ascend and are all in `rows`: the row, its tokens, and
  /// which places among the tokens its own have.
  @inline(__always)
  func forEachRow(
    of tokens: [UInt32], in rows: Range<Int>,
    _ body: (_ row: Int, _ text: Range<Int>, _ own: Range<Int>) -> Void
  ) {
    // Few rows are searched for; of many, all are gone through.
    let starts = tokens.count < rows.count / 16 ? [] : starts(ofRows: rows)
    var (next, row) = (0, rows.lowerBound)
    while next < tokens.count {
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
      while end < tokens.count, Int(tokens[end]) < text.upperBound { end += 1 }
      body(row, text, next..<end)
      next = end
    }
  }
}
