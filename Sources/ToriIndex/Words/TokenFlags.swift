/// A bit for each token of a segment: whether it counts as a word, or whether it ends a sentence.
struct TokenFlags: Sendable {
  private let section: Section

  init(_ section: Section) { self.section = section }

  /// The flags of some tokens and a few around them, compared with their checksums once for many reads.
  func reader(_ tokens: Range<Int>) -> Reader {
    let first = tokens.lowerBound >> 6 * 8
    return Reader(
      bytes: section.bytes(first..<min((tokens.upperBound + 63) >> 6 * 8, section.count)),
      base: first * 8)
  }

  struct Reader {
    fileprivate let bytes: SectionBytes
    /// The token of the first bit.
    fileprivate let base: Int

    /// Those of 64 tokens, whose number is 64 times that.
    @inline(__always)
    func bits(ofWord word: Int) -> UInt64 { bytes.u64((word &<< 6 &- base) >> 3) }

    /// Whether a token has the flag.
    @inline(__always)
    func has(_ token: Int) -> Bool {
      bytes.u64((token &- base) >> 6 &* 8) &>> UInt64(token & 63) & 1 == 1
    }

    /// How many tokens from one on, and before another, have the flag.
    @inline(__always)
    func count(from start: Int, to end: Int) -> Int {
      var (place, count) = (start, 0)
      while place < end {
        let flags = flags(from: place)
        let left = UInt64(min(64, end &- place))
        count &+= (flags &<< (64 &- left)).nonzeroBitCount
        place &+= 64
      }
      return count
    }

    /// Behind the `count`-th token with the flag from a token on; `limit` where there are fewer before it.
    @inline(__always)
    func end(of count: Int, from start: Int, to limit: Int) -> Int {
      if count <= 0 || limit &- start <= count { return count <= 0 ? start : limit }
      var (place, left) = (start, count)
      while place < limit {
        let all = flags(from: place)
        var flags = all
        // Beyond 64 there are none left.
        for _ in 1..<min(left, 65) { flags &= flags &- 1 }
        if flags != 0 { return min(place &+ flags.trailingZeroBitCount &+ 1, limit) }
        left -= all.nonzeroBitCount
        place += 64
      }
      return limit
    }

    /// The first of the last `count` tokens with the flag before a token; `limit` where there are fewer from there on.
    @inline(__always)
    func start(of count: Int, before end: Int, to limit: Int) -> Int {
      if count <= 0 || end &- limit <= count { return count <= 0 ? end : limit }
      var (place, left) = (end, count)
      while place > limit {
        let all = flags(before: place)
        var flags = all
        for _ in 1..<min(left, 65) {
          flags &= ~(1 &<< UInt64(63 &- flags.leadingZeroBitCount & 63))
        }
        if flags != 0 { return max(place &- 1 &- flags.leadingZeroBitCount, limit) }
        left -= all.nonzeroBitCount
        place -= 64
      }
      return limit
    }

    /// Behind the last token with the flag before a token; `limit` where there is none from there on.
    @inline(__always)
    func behindLast(before end: Int, to limit: Int) -> Int {
      var place = end
      while place > limit {
        let flags = flags(before: place)
        if flags != 0 { return max(place &- flags.leadingZeroBitCount, limit) }
        place -= 64
      }
      return limit
    }

    /// Of 64 tokens, the first in the lowest bit.
    @inline(__always)
    private func flags(from token: Int) -> UInt64 {
      let place = (token &- base) >> 6 &* 8
      let shift = UInt64(token & 63)
      return bytes.u64(place) &>> shift | (bytes.u64(place &+ 8) &<< 1) &<< (63 &- shift)
    }

    /// Of 64 tokens, the last in the highest bit.
    @inline(__always)
    private func flags(before token: Int) -> UInt64 {
      let last = token &- 1
      let place = (last &- base) >> 6 &* 8
      let shift = UInt64(63 &- last & 63)
      return bytes.u64(place) &<< shift | (bytes.u64(place &- 8) &>> 1) &>> (63 &- shift)
    }
  }
}
