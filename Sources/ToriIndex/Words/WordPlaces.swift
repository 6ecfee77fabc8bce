import ToriSystem

/// Where the words of a segment stand: of each, in which sixteens of tokens, as distances between these; of the most
/// frequent, half of all tokens, there is no list, since looking at all tokens is as fast as reading theirs would be.
struct WordPlaces {
  private let words: SegmentWords
  private let offsets: Section
  private let places: Section

  /// How many tokens a place in a list stands for.
  static let groupSize = 16
  /// Words that stand in more than one of so many places have no list.
  static let frequentShare = 64

  init(_ words: SegmentWords) {
    self.words = words
    (offsets, places) = (words.file[.placeOffsets], words.file[.places])
  }

  /// In which sixteens of tokens any of some words stand, ascending, but for those that are so frequent that all tokens
  /// are better looked at; these besides.
  func groups(
    of words: [UInt32], _ cancellation: Cancellation
  ) -> (groups: [UInt32], frequent: [UInt32]) {
    let (first, most) = (offsets.u32(at: 0), self.words.tokenCount / Self.soughtShare)
    // Once all are looked at for one, they are for others.
    let looksAtAll = words.contains { $0 < first }
    var (frequent, lists): ([UInt32], [Range<Int>]) = ([], [])
    for word in words {
      let list = word < first ? nil : list(number: Int(word - first))
      if let list, !looksAtAll || list.count <= most {
        lists.append(list)
      } else {
        frequent.append(word)
      }
    }
    if lists.count < 2 { return (lists.first.map { groups(in: $0) } ?? [], frequent) }
    var all = Bitmap(covering: 0..<groupCount)
    for list in lists where !cancellation.isCancelled { forEachGroup(in: list) { all.insert($0) } }
    all.recount()
    return (all.list, frequent)
  }

  /// Lists of more than one place for so many tokens are not read where all tokens are looked at.
  private static let soughtShare = 512

  /// Where one of the lists is among all.
  private func list(number: Int) -> Range<Int> {
    let (start, end) = (
      Int(offsets.u32(at: number * 4 + 4)), Int(offsets.u32(at: number * 4 + 8))
    )
    return start..<max(start, end)
  }

  private func groups(in list: Range<Int>) -> [UInt32] {
    var found: [UInt32] = []
    found.reserveCapacity(list.count)
    forEachGroup(in: list) { found.append($0) }
    return found
  }

  @inline(__always)
  private func forEachGroup(in list: Range<Int>, _ body: (UInt32) -> Void) {
    let count = groupCount
    _ = places.withBytes(list) { bytes in
      var (at, group) = (0, UInt32(0))
      while at < bytes.byteCount {
        group &+= UInt32(truncatingIfNeeded: bytes.varint(&at))
        if group >= count {
          words.numbers.noteDamage()
          break
        }
        body(group)
      }
    }
  }

  /// How many sixteens of tokens there are.
  private var groupCount: UInt32 {
    UInt32((words.tokenCount + Self.groupSize - 1) / Self.groupSize)
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
