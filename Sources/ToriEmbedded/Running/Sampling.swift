import ToriEngine
import ToriRandom

/// Draws rows at random, the same ones for the same seed.
package enum Sampling {
  /// `wanted` of the numbers from 0 up to `count`, ascending, each equally likely.
  ///
  /// Source: Knuth, *The Art of Computer Programming*, volume 2, 3.4.2, algorithm S.
  package static func places(_ wanted: Int, of count: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix64(seed: seed)
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
