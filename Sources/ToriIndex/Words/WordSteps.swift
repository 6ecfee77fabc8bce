/// Goes from some tokens to the next word, from there to the next, and so on, for 64 tokens at once: those that lie behind
/// each other are given one after the other.
///
/// The next word is found by an addition: of tokens that are no words the bits are ones, so a one that is added behind a
/// token runs through them to the first that is a word. What runs on beyond the 64 begins with the next 64.
struct WordSteps {
  /// How many words are gone to.
  private let count: UInt64
  /// Of each step, a bit: whether it goes on with the first of the next 64 tokens.
  private var goesOn: UInt64 = 0

  /// - Parameter count: at most 63.
  init(_ count: Int) { self.count = UInt64(truncatingIfNeeded: count) }

  /// Whether nothing comes from the tokens before.
  var isIdle: Bool { goesOn == 0 }

  /// Which of 64 tokens are come to, a bit each, the first the lowest.
  ///
  /// - Parameters:
  ///   - start: where it is gone from.
  ///   - words: which are words.
  ///   - barriers: which are not come to from any before, nor are those behind them.
  @inline(__always)
  mutating func reached(from start: UInt64, words: UInt64, barriers: UInt64) -> UInt64 {
    if start | goesOn == 0 { return 0 }
    let (others, ends) = (~(words | barriers), words & ~barriers)
    var (place, all, before, goesOn) = (start, UInt64(0), self.goesOn, UInt64(0))
    for step in 0..<count {
      let next = place &<< 1 | before & 1
      before &>>= 1
      let (sum, runsOn) = others.addingReportingOverflow(next & others)
      goesOn |= (place &>> 63 | (runsOn ? 1 : 0)) &<< step
      place = (sum | next) & ends
      all |= place
    }
    self.goesOn = goesOn
    return all
  }
}

extension UInt64 {
  /// The lowest bit the highest.
  @inline(__always)
  var mirrored: UInt64 {
    var bits = byteSwapped
    bits = bits &>> 4 & 0x0F0F_0F0F_0F0F_0F0F | (bits & 0x0F0F_0F0F_0F0F_0F0F) &<< 4
    bits = bits &>> 2 & 0x3333_3333_3333_3333 | (bits & 0x3333_3333_3333_3333) &<< 2
    return bits &>> 1 & 0x5555_5555_5555_5555 | (bits & 0x5555_5555_5555_5555) &<< 1
  }
}
