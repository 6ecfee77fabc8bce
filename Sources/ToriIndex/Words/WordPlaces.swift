import ToriSystem

/// Where the words of a segment stand: of each, in which sixteens of tokens, as distances between these; of the most
/// frequent, half of all tokens, there is no list, since looking at all tokens is as fast as reading theirs would be.
struct WordPlaces {
  private let words: SegmentWords
  private let offsets: Section
  private let places: Section
  private let numbers: Section

  /// How many tokens a place in a list stands for.
  static let groupSize = 16
  /// Words that stand in more than one of so many places have no list.
  static let frequentShare = 64

  init(_ words: SegmentWords) {
    self.words = words
    (offsets, places) = (words.file[.placeOffsets], words.file[.places])
    numbers = words.numbers
  }

  /// Where the segment's word of that number stands: its tokens, ascending.
  ///
  /// - Complexity: O(places) for words that are not too frequent, else O(tokens of the segment), as fast as memory is
  ///   read.
  func tokens(of own: UInt32) -> [UInt32] {
    guard let groups = groups(of: own) else {
      return scan(for: UInt16(truncatingIfNeeded: own))
    }
    // Most of the time is spent waiting for memory, which two wait for at once.
    let size = 4096
    let found = parallelMap((groups.count + size - 1) / size) { part in
      tokens(of: own, in: groups[part * size..<min((part + 1) * size, groups.count)])
    }
    return found.count == 1 ? found[0] : found.flatMap(\.self)
  }

  /// In which sixteens of tokens any of some words stand, ascending; nil where one is so frequent that it has no list.
  func groups(of words: [UInt32]) -> [UInt32]? {
    var all: [[UInt32]] = []
    for word in words {
      guard let groups = groups(of: word) else { return nil }
      all.append(groups)
    }
    if all.count == 1 { return all[0] }
    var last: UInt32?
    return all.flatMap(\.self).sorted().filter { group in
      defer { last = group }
      return group != last
    }
  }

  private func groups(of own: UInt32) -> [UInt32]? {
    let first = offsets.u32(at: 0)
    guard own >= first else { return nil }
    let place = Int(own - first) + 1
    let (start, end) = (Int(offsets.u32(at: place * 4)), Int(offsets.u32(at: place * 4 + 4)))
    guard start <= end else { return [] }
    let count = UInt32((words.tokenCount + Self.groupSize - 1) / Self.groupSize)
    return places.withBytes(start..<end) { bytes in
      var found: [UInt32] = []
      found.reserveCapacity(bytes.byteCount)
      var (at, group) = (0, UInt32(0))
      while at < bytes.byteCount {
        group &+= UInt32(truncatingIfNeeded: bytes.varint(&at))
        if group >= count {
          words.numbers.noteDamage()
          break
        }
        found.append(group)
      }
      return found
    } ?? []
  }

  private func tokens(of own: UInt32, in groups: ArraySlice<UInt32>) -> [UInt32] {
    var found: [UInt32] = []
    found.reserveCapacity(groups.count)
    var rare = SegmentWords.RareWords(words)
    let isRare = Int(own) >= SegmentWords.rare
    let wanted = isRare ? UInt16(SegmentWords.rare) : UInt16(truncatingIfNeeded: own)
    let size = Self.groupSize
    for group in groups {
      let tokens = Int(group) * size..<min((Int(group) + 1) * size, words.tokenCount)
      let bytes = numbers.bytes(tokens.lowerBound * 2..<tokens.upperBound * 2)
      for place in 0..<tokens.count where bytes.u16(place) == wanted {
        let token = tokens.lowerBound + place
        if !isRare || rare.number(ofToken: token) == Int(own) { found.append(UInt32(token)) }
      }
    }
    return found
  }

  private func scan(for number: UInt16) -> [UInt32] {
    numbers.withAllBytes { bytes in
      var found: [UInt32] = []
      let count = bytes.byteCount / 2
      let wanted = SIMD16(repeating: number)
      var place = 0
      while place + 16 <= count {
        if any(bytes.sixteen(place &* 2) .== wanted) {
          for token in place..<place + 16 where bytes.u16(token &* 2) == number {
            found.append(UInt32(truncatingIfNeeded: token))
          }
        }
        place += 16
      }
      for token in place..<count where bytes.u16(token &* 2) == number {
        found.append(UInt32(truncatingIfNeeded: token))
      }
      return found
    } ?? []
  }
}

/// Writes where the words of a segment stand.
struct WordPlacesBuilder {
  /// How often each word stands among all tokens, the most frequent first.
  let counts: [UInt32]
  let tokenCount: Int

  /// How many places are put in order at once, so that memory stays bounded.
  private static let placesAtOnce = 1 << 23

  /// - Parameter pieces: the words of the tokens, in some numbers, and the number here of each of these.
  func write(
    to file: inout FileWriter, _ pieces: [(numbers: [UInt32], map: [UInt32])],
    _ cancellation: Cancellation
  ) throws(IndexError) {
    let limit = tokenCount / WordPlaces.frequentShare
    let first = counts.firstIndex { Int($0) <= limit } ?? counts.count
    var offsets: [UInt32] = [UInt32(first)]
    var lists: [[UInt8]] = []
    var (start, size) = (first, 0)
    while start < counts.count {
      var (end, total) = (start, 0)
      while end < counts.count, end == start || total + Int(counts[end]) <= Self.placesAtOnce {
        total += Int(counts[end])
        end += 1
      }
      try cancellation.check()
      lists.append(self.lists(of: start..<end, total, base: size, &offsets, pieces))
      size += lists[lists.count - 1].count
      start = end
    }
    offsets.append(UInt32(truncatingIfNeeded: size))
    guard size <= Int(UInt32.max) else { throw .tooLarge(.placesOfWords) }
    try file.write(.placeOffsets, offsets)
    lists.reverse()
    try file.write(.places, byteCount: size) { lists.popLast() }
  }

  /// The lists of some words, which stand in `total` tokens.
  private func lists(
    of words: Range<Int>, _ total: Int, base: Int, _ offsets: inout [UInt32],
    _ pieces: [(numbers: [UInt32], map: [UInt32])]
  ) -> [UInt8] {
    var ends: [Int] = []
    var start = 0
    for word in words {
      ends.append(start)
      start += Int(counts[word])
    }
    var groups = [UInt32](repeating: 0, count: total)
    var token = 0
    let first = words.lowerBound
    for (numbers, map) in pieces {
      for number in numbers {
        let word = Int(map[Int(number)])
        if words.contains(word) {
          groups[ends[word - first]] = UInt32(token / WordPlaces.groupSize)
          ends[word - first] += 1
        }
        token += 1
      }
    }
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(total + total / 2)
    start = 0
    for end in ends {
      offsets.append(UInt32(truncatingIfNeeded: base + writer.bytes.count))
      var before: UInt32 = 0
      for place in start..<end where place == start || groups[place] != groups[place - 1] {
        writer.varint(Int(groups[place] - before))
        before = groups[place]
      }
      start = end
    }
    return writer.bytes
  }
}
