/// Draws rows at random, the same ones for the same seed.
enum Sampling {
  /// `wanted` of the numbers from 0 up to `count`, ascending, each equally likely.
  ///
  /// Source: Knuth, *The Art of Computer Programming*, volume 2, 3.4.2, algorithm S.
  static func places(_ wanted: Int, of count: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix64(state: seed)
    var places: [Int] = []
    var needed = min(wanted, count)
    for place in 0..<count where needed > 0 {
      if Int.random(in: 0..<(count - place), using: &generator) < needed {
        places.append(place)
        needed -= 1
      }
    }
    return places
  }
}

/// Source: Steele, Lea and Flood (2014), *Fast splittable pseudorandom number generators*.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
