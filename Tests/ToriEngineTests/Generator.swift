/// Numbers at random, the same ones for the same seed.
///
/// Source: Steele, Lea and Flood (2014), *Fast splittable pseudorandom number generators*.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
  /// Once in `count` times.
  mutating func chance(_ count: Int) -> Bool { below(count) == 0 }
}
