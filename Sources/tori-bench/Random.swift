/// A small generator of pseudo-random numbers, the same for the same seed everywhere.
///
/// Source: Steele, Lea & Flood (2014), *Fast splittable pseudorandom number generators*.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number in `0..<bound`, the small ones far more often.
  mutating func skewed(below bound: Int) -> Int {
    let part = Double(next() >> 11) / Double(1 << 53)
    return Int(part * part * part * part * Double(bound))
  }
}
