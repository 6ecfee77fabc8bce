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
    if sought.areFrequent {
      found = marks(in: tokens).list
    } else {
      found.removeAll(keepingCapacity: true)
      findScattered(tokens)
    }
  }

  /// The same as bits, all tokens being looked at for the most frequent words.
  mutating func marks(in tokens: Range<Int>) -> Bitmap {
    let (segment, sought, size) = (segment, sought, Self.size)
    var marks = Bitmap(
      covering: UInt32(tokens.lowerBound)..<UInt32(tokens.upperBound))
    let base = marks.firstWord * 64
    let bytes = segment.numbers.bytes(
      base * 2..<min(base + marks.words.count * 64, segment.tokenCount) * 2)
    for word in marks.words.indices {
      marks.words[word] = sought.frequentBits(of: bytes, from: word * 64)
    }
    for group in groups(in: tokens) {
      let start = Int(sought.groups[group]) * size
      let bits = sought.bits(of: bytes, from: start - base, token: start, &rare)
      marks.words[(start - base) >> 6] |= UInt64(bits) << UInt64(start & 63)
    }
    marks.keep(tokens)
    return marks
  }

  private mutating func findScattered(_ tokens: Range<Int>) {
    let groups = groups(in: tokens)
    for place in groups {
      let start = Int(sought.groups[place]) * Self.size
      if place + Self.ahead < groups.upperBound {
        let start = Int(sought.groups[place + Self.ahead]) * Self.size
        segment.numbers.fetch(start * 2..<(start + Self.size) * 2)
      }
      let bytes = segment.numbers.bytes(
        start * 2..<min(start + Self.size, segment.tokenCount) * 2)
      var left = sought.bits(of: bytes, from: 0, token: start, &rare)
      while left != 0 {
        let token = start + left.trailingZeroBitCount
        if tokens.contains(token) { found.append(UInt32(truncatingIfNeeded: token)) }
        left &= left - 1
      }
    }
  }

  /// The places of the sixteens that some tokens are in, of words that stand here and there.
  private mutating func groups(in tokens: Range<Int>) -> Range<Int> {
    next = sought.groups[next...].partitioningIndex {
      (Int($0) + 1) * Self.size > tokens.lowerBound
    }
    let end = sought.groups[next...].partitioningIndex { Int($0) * Self.size >= tokens.upperBound }
    defer {
      // The last sixteen may be the first of the tokens that follow.
      next = end > next && tokens.upperBound % Self.size > 0 ? end - 1 : end
    }
    return next..<end
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
    let tokens = search.found
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
      // Where the starts of rows are damaged, the text may be another's.
      if rows.contains(row), text.contains(Int(tokens[next])) { body(row, text, next..<end) }
      next = end
    }
  }
}
