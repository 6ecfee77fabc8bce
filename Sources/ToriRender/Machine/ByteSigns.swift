import ToriSystem

/// Bytes that are looked for in texts, eight places at a time.
struct ByteSigns {
  private let signs: [UInt8]
  /// All below this one are looked for too.
  private let bound: UInt8
  // Each sign eight times over; as many as are looked at where there are fewer.
  private let (a, b, c, d, e): (UInt64, UInt64, UInt64, UInt64, UInt64)

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// At least one sign and at most five; `bound` is at most 0x80.
  init(_ signs: [UInt8], below bound: UInt8 = 0) {
    self.signs = signs
    self.bound = bound
    func eight(_ place: Int) -> UInt64 {
      UInt64(signs[min(place, signs.count - 1)]) &* Self.ones
    }
    (a, b, c, d, e) = (eight(0), eight(1), eight(2), eight(3), eight(4))
  }

  /// The first place at or after another where one of them stands.
  @inline(__always)
  func first(in text: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place + 8 <= text.count {
      let found = matches(in: text.word(at: place))
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < text.count {
      let byte = text[place]
      if byte < bound || signs.contains(byte) { return place }
      place += 1
    }
    return nil
  }

  /// The highest bit of the first byte that is a sign, and perhaps of ones behind it.
  ///
  /// A byte of zero, or one below the bound, borrows from the one above when it is lessened, so the lowest
  /// that is found is one.
  @inline(__always)
  private func matches(in word: UInt64) -> UInt64 {
    func zeros(_ word: UInt64) -> UInt64 { (word &- Self.ones) & ~word }
    let below = (word &- UInt64(bound) &* Self.ones) & ~word
    return
      (below | zeros(word ^ a) | zeros(word ^ b) | zeros(word ^ c) | zeros(word ^ d)
      | zeros(word ^ e)) & Self.highs
  }

  func occur(in text: String) -> Bool { first(in: text.utf8.span, from: 0) != nil }
}
