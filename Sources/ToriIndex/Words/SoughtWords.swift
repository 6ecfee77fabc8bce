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

  /// Which of the tokens of a sixteen they are, a bit each.
  ///
  /// - Parameter rare: of the segment; moved to where that is.
  @inline(__always)
  func bits(
    ofGroup group: Int, of bytes: SectionBytes, from base: Int,
    _ rare: inout SegmentWords.RareWords
  ) -> UInt16 {
    tests.bits(ofGroup: group, of: bytes, from: base, &rare)
  }

  /// The same of the frequent ones alone.
  @inline(__always)
  func frequentBits(ofGroup group: Int, of bytes: SectionBytes, from base: Int) -> UInt16 {
    frequentTests.bits(ofGroup: group, of: bytes, from: base)
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
    ofGroup group: Int, of bytes: SectionBytes, from base: Int,
    _ others: inout SegmentWords.RareWords
  ) -> UInt16 {
    let found = bits(ofGroup: group, of: bytes, from: base)
    if rare.isEmpty || found == 0 { return found }
    var (left, kept) = (found, found)
    while left != 0 {
      let token = group * WordPlaces.groupSize + left.trailingZeroBitCount
      if Int(bytes.u16(token - base)) == SegmentWords.rare,
        !rare.contains(UInt32(others.number(ofToken: token)))
      {
        kept &= ~(1 << UInt16(left.trailingZeroBitCount))
      }
      left &= left - 1
    }
    return kept
  }

  /// Of what is kept aside, all.
  @inline(__always)
  func bits(ofGroup group: Int, of bytes: SectionBytes, from base: Int) -> UInt16 {
    let start = group &* WordPlaces.groupSize &- base
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
