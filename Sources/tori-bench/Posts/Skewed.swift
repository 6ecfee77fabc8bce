import ToriRandom

extension SplitMix64 {
  /// A number in `0..<bound`, the small ones far more often.
  mutating func skewed(below bound: Int) -> Int {
    let part = Double(next() >> 11) / Double(1 << 53)
    return Int(part * part * part * part * Double(bound))
  }
}
