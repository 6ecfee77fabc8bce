import ToriSystem

/// Some words of a segment, and where to look for them among its tokens: sixteen at a time.
struct SoughtWords: Sendable {
  /// All of them, by their numbers in the segment.
  let numbers: [UInt32]
  private let tests: TokenTests
  /// The same of those that are so frequent that they have no list of places.
  private let frequentTests: TokenTests
  /// Whether there are such: all tokens must be looked at.
  let areFrequent: Bool
  /// In which sixteens the others stand, ascending.
  let groups: [UInt32]

  /// - Complexity: O(places) of words that have lists of them; asked to stop, it has not all of these.
  init(_ numbers: [UInt32], in segment: SegmentWords, _ cancellation: Cancellation) {
    self.numbers = numbers
    tests = TokenTests(numbers)
    let (groups, frequent) = WordPlaces(segment).groups(of: numbers, cancellation)
    self.groups = groups
    frequentTests = TokenTests(frequent)
    areFrequent = !frequent.isEmpty
  }

  /// Which of sixteen tokens they are, a bit each.
  ///
  /// - Parameters:
  ///   - start: where in `bytes` the sixteen begin, which are from `token` on.
  ///   - rare: of the segment; moved to where that is.
  @inline(__always)
  func bits(
    of bytes: SectionBytes, from start: Int, token: Int, _ rare: inout SegmentWords.RareWords
  ) -> UInt16 {
    tests.bits(of: bytes, from: start, token: token, &rare)
  }

  /// Which of 64 tokens are any of the frequent ones.
  @inline(__always)
  func frequentBits(of bytes: SectionBytes, from start: Int) -> UInt64 {
    var bits: UInt64 = 0
    for sixteen in 0..<4 {
      let own = frequentTests.bits(of: bytes, from: start &+ sixteen &* 16)
      bits |= UInt64(own) &<< UInt64(sixteen &* 16)
    }
    return bits
  }
}

/// Whether tokens are any of some words.
private struct TokenTests: Sendable {
  /// The numbers of two bytes that these have, each sixteen times; what is kept aside has one for all.
  private let few: [SIMD16<UInt16>]
  /// The same of many: a flag for each; none of few.
  private let flags: [Bool]
  /// Of those that are kept aside.
  private let rare: Set<UInt32>

  private static let fewest = 16

  init(_ numbers: [UInt32]) {
    let limit = UInt32(SegmentWords.rare)
    rare = Set(numbers.filter { $0 >= limit })
    let tested = numbers.filter { $0 < limit } + (rare.isEmpty ? [] : [limit])
    let areFew = tested.count <= Self.fewest
    few = areFew ? tested.map { SIMD16(repeating: UInt16($0)) } : []
    var flags = areFew ? [] : [Bool](repeating: false, count: SegmentWords.rare + 1)
    if !areFew { for number in tested { flags[Int(number)] = true } }
    self.flags = flags
  }

  @inline(__always)
  func bits(
    of bytes: SectionBytes, from start: Int, token: Int, _ others: inout SegmentWords.RareWords
  ) -> UInt16 {
    let found = bits(of: bytes, from: start)
    if rare.isEmpty || found == 0 { return found }
    var (left, kept) = (found, found)
    while left != 0 {
      let place = left.trailingZeroBitCount
      if Int(bytes.u16(start + place)) == SegmentWords.rare,
        !rare.contains(UInt32(others.number(ofToken: token + place)))
      {
        kept &= ~(1 << UInt16(place))
      }
      left &= left - 1
    }
    return kept
  }

  /// Of what is kept aside, all.
  @inline(__always)
  func bits(of bytes: SectionBytes, from start: Int) -> UInt16 {
    if flags.isEmpty, let sixteen = bytes.sixteen(start) {
      return sixteen.bits(equalToAnyOf: few)
    }
    var found: UInt16 = 0
    for place in 0..<max(0, min(WordPlaces.groupSize, bytes.count / 2 - start)) {
      let number = bytes.u16(start + place)
      let isOne = flags.isEmpty ? few.contains { $0[0] == number } : flags[Int(number)]
      found |= (isOne ? 1 : 0) << UInt16(place)
    }
    return found
  }
}
