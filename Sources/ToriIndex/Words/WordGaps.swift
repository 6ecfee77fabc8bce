/// What stands between the words of a segment: blanks, which are part of none.
///
/// A word begins where the one before it ends, the first of a text at its start, unless a gap is between. Which have one
/// is a bit each; how wide it is, a byte, and of the widest a number kept aside.
struct WordGaps {
  private let flags: Section
  private let ranks: Section
  private let gaps: Section
  private let wide: Section

  /// In how many tokens the gaps are counted together.
  static let stretch = 512
  /// A gap of so many bytes or more is kept aside.
  static let wideFrom = 255

  init(_ file: WordFile) {
    (flags, ranks) = (file[.gapFlags], file[.gapRanks])
    (gaps, wide) = (file[.gaps], file[.wideGaps])
  }

  /// The gaps before some tokens, one after the other.
  func reader(_ tokens: Range<Int>) -> Reader {
    Reader(self, SegmentWords.bits(of: tokens, flags), next: rank(of: tokens.lowerBound))
  }

  /// How many gaps there are before earlier tokens.
  private func rank(of token: Int) -> Int {
    if tokenIsBeyond(token) { return gaps.count }
    var rank = Int(ranks.u32(at: token / Self.stretch * 4))
    for word in (token / Self.stretch * (Self.stretch / 64))..<token >> 6 {
      rank += flags.u64(at: word * 8).nonzeroBitCount
    }
    let rest = UInt64(token & 63)
    if rest > 0 { rank += (flags.u64(at: token >> 6 * 8) & (1 << rest - 1)).nonzeroBitCount }
    return rank
  }

  private func tokenIsBeyond(_ token: Int) -> Bool { token >> 6 * 8 >= flags.count }

  private func gap(_ number: Int) -> Int {
    let gap = gaps.withBytes(number..<number + 1) { Int($0.u8(0)) } ?? 0
    if gap < Self.wideFrom { return gap }
    var (low, high) = (0, wide.count / 8)
    while low < high {
      let middle = (low + high) / 2
      if Int(wide.u32(at: middle * 8)) < number { low = middle + 1 } else { high = middle }
    }
    return Int(wide.u32(at: low * 8 + 4))
  }

  struct Reader {
    private let all: WordGaps
    private let flags: [UInt64]
    private var next: Int

    init(_ all: WordGaps, _ flags: [UInt64], next: Int) {
      (self.all, self.flags, self.next) = (all, flags, next)
    }

    /// The gap before the token at a place among those that were asked for, which ascends.
    @inline(__always)
    mutating func gap(_ place: Int) -> Int {
      if flags[place >> 6] >> UInt64(place & 63) & 1 == 0 { return 0 }
      next += 1
      return all.gap(next - 1)
    }
  }
}

/// Collects the gaps of a segment's words.
struct WordGapsBuilder {
  private var flags: [UInt64]
  private var ranks: [UInt32] = []
  private var gaps: [UInt8] = []
  private var wide: [UInt32] = []

  init(tokenCount: Int) { flags = Array(repeating: 0, count: (tokenCount + 63) / 64) }

  /// Adds the gap before a token; in ascending order.
  mutating func add(_ gap: UInt32, before token: Int) {
    count(to: token)
    flags[token >> 6] |= 1 << UInt64(token & 63)
    if Int(gap) >= WordGaps.wideFrom { wide += [UInt32(gaps.count), gap] }
    gaps.append(UInt8(min(Int(gap), WordGaps.wideFrom)))
  }

  private mutating func count(to token: Int) {
    while ranks.count <= token / WordGaps.stretch { ranks.append(UInt32(gaps.count)) }
  }

  mutating func write(to file: inout FileWriter) throws(IndexError) {
    if !flags.isEmpty { count(to: flags.count * 64 - 1) }
    try file.write(.gapFlags, flags)
    try file.write(.gapRanks, ranks)
    try file.write(.gaps, gaps)
    try file.write(.wideGaps, wide)
  }
}
