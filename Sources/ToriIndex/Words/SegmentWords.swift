import ToriWords

/// The words of one segment, read from their file: tokens are numbered from the segment's first, and their words as
/// in all segments together.
package struct SegmentWords: Sendable {
  /// The number of its first block.
  package let base: UInt32
  package let blockCount: Int
  package let tokenCount: Int
  let file: WordFile
  /// The number in all segments of each of the segment's words.
  let map: [UInt32]
  let numbers: Section
  /// Which tokens count as words.
  let wordFlags: TokenFlags
  /// Which tokens end sentences.
  let sentenceEnds: TokenFlags
  private let rarePlaces: Section
  private let rareNumbers: Section
  private let starts: Section

  init(_ file: WordFile, base: UInt32, blockCount: Int, map: [UInt32]) {
    self.file = file
    self.base = base
    self.blockCount = blockCount
    self.map = map
    numbers = file[.numbers]
    wordFlags = TokenFlags(file[.wordFlags])
    sentenceEnds = TokenFlags(file[.sentenceEnds])
    rarePlaces = file[.rarePlaces]
    rareNumbers = file[.rareNumbers]
    starts = file[.blockStarts]
    tokenCount = numbers.count / 2
  }

  /// Whether its file has as many rows as it should.
  var isWhole: Bool { starts.count == (blockCount + 1) * 4 && numbers.count == tokenCount * 2 }

  /// The numbers of its blocks.
  package var blocks: Range<UInt32> { base..<base + UInt32(blockCount) }

  /// How many of some rows are of a set.
  func count(_ rows: Range<Int>, in blocks: BlockSet) -> Int {
    blocks.count(in: base + UInt32(rows.lowerBound)..<base + UInt32(rows.upperBound))
  }

  /// The tokens of a row, which counts from the segment's first block.
  package func tokens(ofRow row: Int) -> Range<Int> { tokens(ofRows: row..<row + 1) }

  /// The tokens of rows that follow each other.
  @inline(__always)
  func tokens(ofRows rows: Range<Int>) -> Range<Int> {
    let (start, end) = (
      Int(starts.u32(at: rows.lowerBound * 4)), Int(starts.u32(at: rows.upperBound * 4))
    )
    let last = min(end, tokenCount)
    return min(start, last)..<last
  }

  /// Where the tokens of each row begin, and behind the last where they end: of all rows in `rows`, one more.
  package func starts(ofRows rows: Range<Int>) -> [UInt32] {
    starts.withBytes(rows.lowerBound * 4..<(rows.upperBound + 1) * 4) {
      $0.littleEndian(UInt32.self)
    }
      ?? [UInt32](repeating: 0, count: rows.count + 1)
  }

  /// Puts the words of some tokens at the start of `words`, which grows as needed: their entries in all segments.
  ///
  /// - Complexity: as fast as memory is read, where many are read at once.
  package func read(_ tokens: Range<Int>, into words: inout [UInt32]) {
    if words.count < tokens.count {
      words += [UInt32](repeating: 0, count: tokens.count - words.count)
    }
    let map = map
    var rare = RareWords(self)
    let isRead: Void? = numbers.withBytes(tokens.lowerBound * 2..<tokens.upperBound * 2) { bytes in
      var found = words.mutableSpan
      let numbers = map.span
      for place in 0..<tokens.count {
        var number = Int(bytes.u16(place &* 2))
        if number == Self.rare { number = rare.number(ofToken: tokens.lowerBound + place) }
        found[place] = number < numbers.count ? numbers[number] : 0
      }
    }
    if isRead == nil { for place in 0..<tokens.count { words[place] = 0 } }
  }

  /// Words of a number from here on are kept aside, as 16 bits do not hold theirs.
  static let rare = 0xFFFF

  /// The numbers of words that 16 bits do not hold, for tokens that are asked for in about ascending order.
  struct RareWords: Sendable {
    private let places: SectionBytes
    private let numbers: SectionBytes
    private let count: Int
    private var next = -1

    init(_ words: SegmentWords) {
      let (places, numbers) = (words.rarePlaces, words.rareNumbers)
      self.places = places.bytes(0..<places.count)
      self.numbers = numbers.bytes(0..<numbers.count)
      count = self.places.count / 4
    }

    /// The segment's number of the word of a token that is one of them.
    mutating func number(ofToken token: Int) -> Int {
      find(atOrAfter: token)
      return Int(numbers.u32(next))
    }

    /// Calls `body` with each of them among some tokens, and the segment's number of its word.
    @inline(__always)
    mutating func forEach(
      in tokens: Range<UInt32>, _ body: (_ token: UInt32, _ number: Int) -> Void
    ) {
      find(atOrAfter: Int(tokens.lowerBound))
      while next < count, places.u32(next) < tokens.upperBound {
        body(places.u32(next), Int(numbers.u32(next)))
        next += 1
      }
    }

    private mutating func find(atOrAfter token: Int) {
      let token = UInt32(truncatingIfNeeded: token)
      var (low, high) = (next, count)
      if low < 0 {
        low = 0
      } else {
        // Mostly it is the next one, or one soon behind it, or a little before.
        while low > 0, places.u32(low - 1) >= token { low -= 1 }
        var step = 1
        while low + step < high, places.u32(low + step - 1) < token {
          low += step
          step *= 2
        }
        high = min(low + step, high)
      }
      while low < high {
        let middle = (low + high) / 2
        if places.u32(middle) < token { low = middle + 1 } else { high = middle }
      }
      next = low
    }
  }

  /// The row that a token is of.
  package func row(ofToken token: Int, from row: Int = 0) -> Int {
    // Rows that are asked for in ascending order lie close to each other.
    var (low, step) = (row, 1)
    while low + step < blockCount, Int(starts.u32(at: (low + step) * 4)) <= token {
      low += step
      step *= 2
    }
    var high = min(low + step, blockCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts.u32(at: middle * 4)) <= token { low = middle } else { high = middle }
    }
    return low
  }

  /// The bits of some tokens, from the lowest bit of the first word on.
  static func bits(of tokens: Range<Int>, _ section: Section) -> [UInt64] {
    (0..<(tokens.count + 63) / 64).map { word in
      let bit = tokens.lowerBound + word * 64
      let low = section.u64(at: bit >> 6 * 8) >> UInt64(bit & 63)
      let next = (bit >> 6 + 1) * 8
      return bit & 63 == 0 || next >= section.count
        ? low : low | section.u64(at: next) << UInt64(64 - bit & 63)
    }
  }
}
