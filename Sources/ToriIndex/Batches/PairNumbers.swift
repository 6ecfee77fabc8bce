/// Numbers pairs of numbers from 0 on, as they come.
package struct PairNumbers: Sendable {
  /// Each pair in the order of its number; both of its numbers fit 32 bits.
  package private(set) var pairs: [(UInt32, UInt32)] = []
  /// The same of pairs of small numbers, each at its own place; made when one comes.
  private var direct: [UInt32] = []
  /// One more than the number of a pair, 0 where a slot is free.
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 10)

  package init() {}

  /// Puts the numbers of the pairs that stand at the same places of both at the start of `first`.
  package mutating func number(_ first: inout [Int], _ second: [Int], count: Int) {
    if areSmall(first, second, count) { return numberSmall(&first, second, count) }
    var last: (UInt32, UInt32, Int)?
    for place in 0..<count {
      let (a, b) = (
        UInt32(truncatingIfNeeded: first[place]), UInt32(truncatingIfNeeded: second[place])
      )
      // What is alike mostly stands together.
      if let last, last.0 == a, last.1 == b {
        first[place] = last.2
        continue
      }
      let number = number(of: a, b)
      last = (a, b, number)
      first[place] = number
    }
  }

  private static let firstBits = 6
  private static let secondBits = 10

  private func areSmall(_ first: [Int], _ second: [Int], _ count: Int) -> Bool {
    let (first, second) = (first.span, second.span)
    var (ofFirst, ofSecond) = (0, 0)
    for place in 0..<count {
      ofFirst |= first[place]
      ofSecond |= second[place]
    }
    return UInt(bitPattern: ofFirst) >> UInt(Self.firstBits) == 0
      && UInt(bitPattern: ofSecond) >> UInt(Self.secondBits) == 0
  }

  /// Numbers pairs of which each number is small.
  private mutating func numberSmall(_ first: inout [Int], _ second: [Int], _ count: Int) {
    // Taken out while it is read, so that nobody else can have it.
    var direct = direct
    self.direct = []
    if direct.isEmpty {
      direct = Array(repeating: 0, count: 1 << (Self.firstBits + Self.secondBits))
    }
    var numbers = first.mutableSpan
    let second = second.span
    for index in 0..<count {
      let place = numbers[index] << Self.secondBits | second[index]
      if direct[place] == 0 {
        let (a, b) = (place >> Self.secondBits, second[index])
        direct[place] =
          UInt32(number(of: UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b))) + 1
      }
      numbers[index] = Int(direct[place]) - 1
    }
    self.direct = direct
  }

  /// The number of a pair, counted from 0 in the order in which pairs are first asked for.
  package mutating func number(of a: UInt32, _ b: UInt32) -> Int {
    var slot = slot(a, b)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if pairs[number].0 == a, pairs[number].1 == b { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    pairs.append((a, b))
    slots[slot] = UInt32(pairs.count)
    if pairs.count * 2 > slots.count { grow() }
    return pairs.count - 1
  }

  /// Fibonacci hashing: Knuth, *The Art of Computer Programming*, vol. 3, 6.4.
  @inline(__always)
  private func slot(_ a: UInt32, _ b: UInt32) -> Int {
    let mixed = (UInt64(a) << 32 | UInt64(b)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> UInt64(64 - slots.count.trailingZeroBitCount))
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (number, pair) in pairs.enumerated() {
      var slot = slot(pair.0, pair.1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
