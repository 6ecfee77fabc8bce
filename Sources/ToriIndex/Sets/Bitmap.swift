/// Block numbers as bits of words; bit 0 of the first word is number `firstWord` × 64.
struct Bitmap: Hashable, Sendable {
  private(set) var firstWord: Int
  var words: [UInt64]
  /// How many bits are set; kept by whoever writes `words`.
  var count: Int

  /// No bits set, with room for all numbers of `range`.
  init(covering range: Range<UInt32>) {
    firstWord = Int(range.lowerBound >> 6)
    let end = range.isEmpty ? firstWord : Int((range.upperBound - 1) >> 6) + 1
    words = Array(repeating: 0, count: end - firstWord)
    count = 0
  }

  init(ascending list: [UInt32]) {
    self.init(covering: list.isEmpty ? 0..<0 : list[0]..<list[list.count - 1] + 1)
    for number in list { words[Int(number >> 6) - firstWord] |= 1 << UInt64(number & 63) }
    count = list.count
  }

  init(firstWord: Int, words: [UInt64]) {
    self.firstWord = firstWord
    self.words = words
    count = 0
    recount()
  }

  /// With room for the same numbers, none of which is set.
  var emptied: Bitmap {
    var none = self
    for word in none.words.indices { none.words[word] = 0 }
    none.count = 0
    return none
  }

  func hasRoom(for number: UInt32) -> Bool {
    words.indices.contains(Int(number >> 6) - firstWord)
  }

  mutating func recount() { count = words.reduce(0) { $0 &+ $1.nonzeroBitCount } }

  func contains(_ number: UInt32) -> Bool {
    let word = Int(number >> 6) - firstWord
    return words.indices.contains(word) && words[word] >> UInt64(number & 63) & 1 == 1
  }

  /// How many bits of `range` are set.
  func count(in range: Range<UInt32>) -> Int {
    let all = UInt32(truncatingIfNeeded: firstWord << 6)
    let own = range.clamped(to: all..<all + UInt32(words.count << 6))
    if own.isEmpty { return 0 }
    let (low, high) = (own.lowerBound, own.upperBound - 1)
    let (start, end) = (Int(low >> 6) - firstWord, Int(high >> 6) - firstWord)
    var count = 0
    for word in start...end { count += words[word].nonzeroBitCount }
    count -= (words[start] & ~(~0 << UInt64(low & 63))).nonzeroBitCount
    return count - (words[end] & ~(~0 >> UInt64(63 - high & 63))).nonzeroBitCount
  }

  mutating func insert(_ range: Range<UInt32>) {
    if range.isEmpty { return }
    let (low, high) = (range.lowerBound, range.upperBound - 1)
    let (start, end) = (Int(low >> 6) - firstWord, Int(high >> 6) - firstWord)
    let head: UInt64 = ~0 << UInt64(low & 63)
    let tail: UInt64 = ~0 >> UInt64(63 - high & 63)
    if start == end {
      words[start] |= head & tail
    } else {
      words[start] |= head
      for word in start + 1..<end { words[word] = ~0 }
      words[end] |= tail
    }
  }

  /// Takes out all that are not in `range`.
  mutating func keep(_ range: Range<Int>) {
    guard let last = words.indices.last else { return }
    let start = range.lowerBound - firstWord << 6
    let end = (firstWord + words.count) << 6 - range.upperBound
    words[0] &= ~0 << UInt64(start)
    words[last] &= ~0 >> UInt64(end)
  }

  /// Sets `start` plus the number of each of `bits`, none beyond the word that holds `start`.
  mutating func insert(_ bits: UInt64, from start: UInt32) {
    words[Int(start >> 6) - firstWord] |= bits << UInt64(start & 63)
  }

  mutating func insert(_ number: UInt32) {
    words[Int(number >> 6) - firstWord] |= 1 << UInt64(number & 63)
  }

  /// The lowest and the highest bit set, of a trimmed bitmap.
  var bounds: (first: UInt32, last: UInt32)? {
    guard let low = words.first, let high = words.last, low != 0, high != 0 else { return nil }
    let first = firstWord << 6 + low.trailingZeroBitCount
    let last = (firstWord + words.count - 1) << 6 + 63 - high.leadingZeroBitCount
    return (UInt32(first), UInt32(last))
  }

  /// Without empty words at either end; `nil` if no bit is set.
  func trimmed() -> Bitmap? {
    guard let start = words.firstIndex(where: { $0 != 0 }),
      let end = words.lastIndex(where: { $0 != 0 })
    else { return nil }
    if start == 0 && end == words.count - 1 { return self }
    var trimmed = self
    trimmed.firstWord += start
    trimmed.words = Array(words[start...end])
    return trimmed
  }

  var list: [UInt32] {
    var list: [UInt32] = []
    list.reserveCapacity(count)
    for (index, word) in words.enumerated() {
      let base = UInt32(truncatingIfNeeded: (firstWord + index) << 6)
      var bits = word
      while bits != 0 {
        list.append(base + UInt32(bits.trailingZeroBitCount))
        bits &= bits - 1
      }
    }
    return list
  }
}
