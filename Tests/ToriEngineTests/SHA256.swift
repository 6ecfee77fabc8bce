/// SHA-256, written out from its definition to hold the library's to it.
///
/// Source: FIPS 180-4 (2015), *Secure Hash Standard*, 6.2.
enum SHA256 {
  /// In hexadecimal.
  static func digest(of message: [UInt8]) -> String {
    var state = squareRoots
    let padded = padded(message)
    for start in stride(from: 0, to: padded.count, by: 64) {
      compress(padded[start..<start + 64], into: &state)
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func padded(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bitCount = UInt64(message.count) * 8
    return padded + (0..<8).reversed().map { UInt8(truncatingIfNeeded: bitCount >> ($0 * 8)) }
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = (0..<16).map { place in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[block.startIndex + place * 4 + $1]) }
    }
    for place in 16..<64 {
      let (a, b) = (words[place - 15], words[place - 2])
      let small = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let large = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words.append(words[place - 16] &+ small &+ words[place - 7] &+ large)
    }
    var s = state
    for place in 0..<64 {
      let mixed = rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)
      let choice = s[4] & s[5] ^ ~s[4] & s[6]
      let first = s[7] &+ mixed &+ choice &+ cubeRoots[place] &+ words[place]
      let sum = rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)
      let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
      s = [first &+ sum &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
    }
    for place in state.indices { state[place] = state[place] &+ s[place] }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let primes = (2...311).filter { number in
    !(2..<number).contains { number % $0 == 0 }
  }

  /// The first 32 bits behind the point of the roots of the first primes.
  private static let squareRoots = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
  private static let cubeRoots = primes.prefix(64).map { fraction(cubeRoot($0)) }

  private static func fraction(_ root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }

  /// By Newton's method, from above.
  private static func cubeRoot(_ number: Int) -> Double {
    var root = Double(number)
    for _ in 0..<64 { root -= (root * root * root - Double(number)) / (3 * root * root) }
    return root
  }
}
