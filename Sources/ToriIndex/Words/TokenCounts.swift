/// How often each word of a segment stands among some of its tokens.
struct TokenCounts: Sendable {
  /// Of each number of two bytes, the last of which is that of all that are kept aside; behind it, of each of those.
  private var counts: [UInt32]
  private let numbers: Section
  private var rare: SegmentWords.RareWords

  init(_ words: SegmentWords) {
    counts = Array(repeating: 0, count: max(words.map.count, SegmentWords.rare) + 1)
    (numbers, rare) = (words.numbers, SegmentWords.RareWords(words))
  }

  /// Adds tokens that ascend, wherever they stand.
  mutating func add(_ ranges: [Range<UInt32>]) {
    let numbers = numbers
    add(ranges) { place in
      if place + Self.ahead < ranges.count {
        // Of a long one the rest comes by itself.
        let next = ranges[place + Self.ahead].prefix(256)
        numbers.fetch(Int(next.startIndex) * 2..<Int(next.endIndex) * 2)
      }
      let range = ranges[place]
      return (numbers.bytes(Int(range.lowerBound) * 2..<Int(range.upperBound) * 2), 0)
    }
  }

  /// How many ranges before it is counted the memory of one is asked for.
  private static let ahead = 8

  /// Adds tokens that ascend, whose numbers `bytes` has from the token `base` on.
  mutating func add(_ ranges: [Range<UInt32>], of bytes: SectionBytes, from base: Int) {
    add(ranges) { (bytes, Int(ranges[$0].lowerBound) &- base) }
  }

  /// - Parameter find: the bytes of a range, by its place among all, and where in these its numbers begin.
  @inline(__always)
  private mutating func add(
    _ ranges: [Range<UInt32>], _ find: (_ place: Int) -> (bytes: SectionBytes, start: Int)
  ) {
    // Which ranges have words that are kept aside.
    var others: [Range<UInt32>] = []
    do {
      var counts = counts.mutableSpan
      var before = counts[SegmentWords.rare]
      for place in 0..<ranges.count {
        let (bytes, start) = find(place)
        var token = start
        let end = token &+ ranges[place].count
        while token &+ 4 <= end {
          let four = bytes.u64(token &<< 1)
          counts[Int(four & 0xFFFF)] &+= 1
          counts[Int(four &>> 16 & 0xFFFF)] &+= 1
          counts[Int(four &>> 32 & 0xFFFF)] &+= 1
          counts[Int(four &>> 48)] &+= 1
          token &+= 4
        }
        while token < end {
          counts[Int(bytes.u16(token))] &+= 1
          token &+= 1
        }
        let now = counts[SegmentWords.rare]
        if now != before { others.append(ranges[place]) }
        before = now
      }
    }
    var rare = rare
    for range in others {
      rare.forEach(in: range) { _, number in
        if number + 1 < counts.count { counts[number + 1] &+= 1 }
      }
    }
    self.rare = rare
  }

  /// Adds tokens that have marks, whose numbers `bytes` has from the token `base` on.
  mutating func add(_ marks: Bitmap, of bytes: SectionBytes, from base: Int) {
    // Which 64 have words that are kept aside.
    var others: [Int] = []
    do {
      var counts = counts.mutableSpan
      var before = counts[SegmentWords.rare]
      for word in marks.words.indices {
        let start = (marks.firstWord &+ word) &<< 6 &- base
        var left = marks.words[word]
        if left == 0 { continue }
        while left != 0 {
          counts[Int(bytes.u16(start &+ left.trailingZeroBitCount))] &+= 1
          left &= left &- 1
        }
        let now = counts[SegmentWords.rare]
        if now != before { others.append(word) }
        before = now
      }
    }
    var rare = rare
    for word in others {
      let start = UInt32(truncatingIfNeeded: (marks.firstWord + word) << 6)
      rare.forEach(in: start..<start + 64) { token, number in
        if marks.contains(token), number + 1 < counts.count { counts[number + 1] &+= 1 }
      }
    }
    self.rare = rare
  }

  /// What some counted together, of each of the segment's words.
  static func sum(_ parts: [TokenCounts], of words: SegmentWords) -> [UInt32] {
    guard var all = parts.first?.counts else {
      return Array(repeating: 0, count: words.map.count)
    }
    for part in parts.dropFirst() {
      for place in all.indices { all[place] &+= part.counts[place] }
    }
    all.remove(at: SegmentWords.rare)
    all.removeLast(all.count - words.map.count)
    return all
  }
}
