import ToriCorpus
import ToriSystem
import ToriWords

/// Writes the words of one segment as a file.
struct SegmentWordsBuilder {
  private let segment: Segment
  private let pieces: [SegmentCutter.Piece]
  private let tools: [SegmentCutter.Tool]

  /// Words of a number from here on are kept aside, as 16 bits do not hold theirs.
  static let rare = 0xFFFF
  /// Words that stand in more than one of so many places are found by looking at all of them.
  static let frequentShare = 64

  init(_ segment: Segment, _ pieces: [SegmentCutter.Piece], _ tools: [SegmentCutter.Tool]) {
    self.segment = segment
    self.pieces = pieces
    self.tools = tools
  }

  func write(
    to path: String, _ information: WordLayerInformation, isPrivate: Bool,
    cancellation: Cancellation
  ) throws(IndexError) {
    var file = try FileWriter(path, .words, isPrivate: isPrivate, cancellation: cancellation)
    let (entries, maps) = ranked()
    let tokenCount = pieces.reduce(0) { $0 + $1.numbers.count }
    guard tokenCount < Int(UInt32.max) else {
      throw .tooLarge(.wordsOfSegment)
    }
    try PackedRecords.write(
      entries.records, offsets: .entryOffsets, records: .entries, to: &file)
    try file.write(.tags, entries.coding.codedTags)
    try writeTokens(maps, entries, tokenCount, information, to: &file)
    try cancellation.check()
    try writeStarts(tokenCount, to: &file)
    try writePlaces(maps, entries.counts, tokenCount, to: &file)
    try file.finish()
  }

  /// The different words by how often they stand in the segment, and which number each number of a tool became.
  private struct Ranked {
    var records: [[UInt8]] = []
    var counts: [UInt32] = []
    var isWord: [Bool] = []
    var coding = EntryCoding()
  }

  private func ranked() -> (Ranked, [[UInt32]]) {
    var counts = tools.map { [UInt32](repeating: 0, count: $0.scanner.entries.count) }
    for piece in pieces {
      for number in piece.numbers { counts[piece.tool][Int(number)] &+= 1 }
    }
    // Numbers and tags go by this order alone, so that it does not matter which thread met a word first.
    struct Found {
      var entry: WordEntry
      var count: UInt32
    }
    var found: [Found] = []
    var numbers: [WordEntry: Int] = [:]
    var places = counts.map { [Int](repeating: 0, count: $0.count) }
    for (tool, own) in counts.enumerated() {
      for (number, count) in own.enumerated() where count > 0 {
        let entry = tools[tool].scanner.entries[UInt32(number)]
        if let place = numbers[entry] {
          found[place].count &+= count
          places[tool][number] = place
        } else {
          numbers[entry] = found.count
          places[tool][number] = found.count
          found.append(Found(entry: entry, count: count))
        }
      }
    }
    numbers = [:]
    let order = found.indices.sorted { a, b in
      if found[a].count != found[b].count { return found[a].count > found[b].count }
      return found[a].entry.precedes(found[b].entry)
    }
    var ranks = [UInt32](repeating: 0, count: found.count)
    var ranked = Ranked()
    for (rank, place) in order.enumerated() {
      ranks[place] = UInt32(rank)
      ranked.records.append(ranked.coding.code(found[place].entry))
      ranked.counts.append(found[place].count)
      ranked.isWord.append(found[place].entry.isWord)
    }
    let maps = zip(counts, places).map { own, places in
      own.indices.map { own[$0] > 0 ? ranks[places[$0]] : 0 }
    }
    return (ranked, maps)
  }

  private func writeTokens(
    _ maps: [[UInt32]], _ entries: Ranked, _ tokenCount: Int, _ information: WordLayerInformation,
    to file: inout FileWriter
  ) throws(IndexError) {
    var numbers: [UInt16] = []
    numbers.reserveCapacity(tokenCount)
    var (rarePlaces, rareNumbers): ([UInt32], [UInt32]) = ([], [])
    var starts: [UInt32] = [0]
    var counts = [UInt32](repeating: 0, count: entries.counts.count)
    var posts = counts
    var last = [UInt32](repeating: .max, count: counts.count)
    var wordCount = 0
    var row = 0
    for piece in pieces {
      let map = maps[piece.tool]
      var at = 0
      for count in piece.counts {
        let isPost = segment.kind(row).isPost
        for number in piece.numbers[at..<at + Int(count)] {
          let rank = map[Int(number)]
          if rank >= Self.rare {
            rarePlaces.append(UInt32(numbers.count))
            rareNumbers.append(rank)
          }
          numbers.append(UInt16(min(Int(rank), Self.rare)))
          guard isPost else { continue }
          counts[Int(rank)] &+= 1
          if last[Int(rank)] != UInt32(row) {
            last[Int(rank)] = UInt32(row)
            posts[Int(rank)] &+= 1
          }
          if entries.isWord[Int(rank)] { wordCount += 1 }
        }
        at += Int(count)
        row += 1
        starts.append(UInt32(numbers.count))
      }
    }
    var information = information
    information.tokenCount = tokenCount
    information.wordCount = wordCount
    try file.write(.information, information.coded)
    try file.write(.numbers, numbers)
    try file.write(.rarePlaces, rarePlaces)
    try file.write(.rareNumbers, rareNumbers)
    try file.write(.blockStarts, starts)
    try file.write(.entryCounts, counts)
    try file.write(.entryPosts, posts)
  }

  private func writeStarts(_ tokenCount: Int, to file: inout FileWriter) throws(IndexError) {
    var advances: [UInt8] = []
    advances.reserveCapacity(tokenCount)
    var (farPlaces, farStarts): ([UInt32], [UInt32]) = ([], [])
    var sentenceEnds = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
    for piece in pieces {
      let base = advances.count
      advances += piece.advances
      for far in piece.far {
        farPlaces.append(UInt32(base) + far.place)
        farStarts.append(far.start)
      }
      for place in piece.sentenceEnds {
        let place = base + Int(place)
        sentenceEnds[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    try file.write(.advances, advances)
    try file.write(.farPlaces, farPlaces)
    try file.write(.farStarts, farStarts)
    try file.write(.sentenceEnds, sentenceEnds)
  }

  /// Where each word stands that is not too frequent, as distances.
  private func writePlaces(
    _ maps: [[UInt32]], _ counts: [UInt32], _ tokenCount: Int, to file: inout FileWriter
  ) throws(IndexError) {
    let limit = tokenCount / Self.frequentShare
    let first = counts.firstIndex { Int($0) <= limit } ?? counts.count
    var next: [Int] = []
    var total = 0
    for count in counts[first...] {
      next.append(total)
      total += Int(count)
    }
    var places = [UInt32](repeating: 0, count: total)
    var at: UInt32 = 0
    for piece in pieces {
      let map = maps[piece.tool]
      for number in piece.numbers {
        let rank = Int(map[Int(number)]) - first
        if rank >= 0 {
          places[next[rank]] = at
          next[rank] += 1
        }
        at += 1
      }
    }
    var writer = ByteWriter()
    var offsets: [UInt32] = []
    var start = 0
    for end in next {
      offsets.append(UInt32(truncatingIfNeeded: writer.bytes.count))
      var before: UInt32 = 0
      for place in places[start..<end] {
        writer.varint(Int(place - before))
        before = place
      }
      start = end
    }
    offsets.append(UInt32(truncatingIfNeeded: writer.bytes.count))
    guard writer.bytes.count <= Int(UInt32.max) else {
      throw .tooLarge(.placesOfWords)
    }
    try file.write(.placeOffsets, [UInt32(first)] + offsets)
    try file.write(.places, writer.bytes)
  }
}

extension WordEntry {
  /// An order of entries, by their texts' bytes.
  func precedes(_ other: WordEntry) -> Bool {
    for (a, b) in [
      (form, other.form), (word, other.word), (tag, other.tag), (reading, other.reading),
    ] where a != b {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return (pos.rawValue, isContent ? 1 : 0, isWord ? 1 : 0)
      < (other.pos.rawValue, other.isContent ? 1 : 0, other.isWord ? 1 : 0)
  }
}
