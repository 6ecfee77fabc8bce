import ToriCorpus
import ToriSystem
import ToriWords

/// Writes the words of one segment as a file.
struct SegmentWordsBuilder {
  private let segment: Segment
  private let pieces: [SegmentCutter.Piece]
  private let tools: [SegmentCutter.Tool]

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
    try writeNumbers(maps, tokenCount, to: &file)
    try writeCounts(maps, entries, tokenCount, information, to: &file)
    try cancellation.check()
    try writeStarts(tokenCount, to: &file)
    try writeFlags(maps, entries, tokenCount, to: &file)
    try WordPlacesBuilder(counts: entries.counts, tokenCount: tokenCount).write(
      to: &file, pieces.map { ($0.numbers, maps[$0.tool]) }, cancellation)
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

  private func writeNumbers(
    _ maps: [[UInt32]], _ tokenCount: Int, to file: inout FileWriter
  ) throws(IndexError) {
    var (rarePlaces, rareNumbers): ([UInt32], [UInt32]) = ([], [])
    var (next, token): (Int, UInt32) = (0, 0)
    try file.write(.numbers, byteCount: tokenCount * 2) {
      if next == pieces.count { return nil }
      let (piece, map) = (pieces[next], maps[pieces[next].tool])
      next += 1
      return piece.numbers.map { number -> UInt16 in
        let rank = map[Int(number)]
        defer { token += 1 }
        if rank < UInt32(SegmentWords.rare) { return UInt16(truncatingIfNeeded: rank) }
        rarePlaces.append(token)
        rareNumbers.append(rank)
        return UInt16(SegmentWords.rare)
      }.littleEndianBytes
    }
    try file.write(.rarePlaces, rarePlaces)
    try file.write(.rareNumbers, rareNumbers)
  }

  /// How many tokens rows have, and how often each word stands in posts.
  private func writeCounts(
    _ maps: [[UInt32]], _ entries: Ranked, _ tokenCount: Int, _ information: WordLayerInformation,
    to file: inout FileWriter
  ) throws(IndexError) {
    var starts: [UInt32] = [0]
    var counts = entries.counts
    var row = 0
    for piece in pieces {
      let map = maps[piece.tool]
      var at = 0
      for count in piece.counts {
        // What stands elsewhere is not counted: mostly that is nothing.
        if !segment.kind(row).isPost {
          for number in piece.numbers[at..<at + Int(count)] { counts[Int(map[Int(number)])] -= 1 }
        }
        at += Int(count)
        row += 1
        starts.append(starts[row - 1] + count)
      }
    }
    var information = information
    information.tokenCount = tokenCount
    information.wordCount = zip(counts, entries.isWord).reduce(0) { $0 + ($1.1 ? Int($1.0) : 0) }
    try file.write(.information, information.coded)
    try file.write(.blockStarts, starts)
    try file.write(.entryCounts, counts)
  }

  private func writeStarts(_ tokenCount: Int, to file: inout FileWriter) throws(IndexError) {
    var gaps = WordGapsBuilder(tokenCount: tokenCount)
    var sentenceEnds = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
    var base = 0
    for piece in pieces {
      for gap in piece.gaps { gaps.add(gap.width, before: base + Int(gap.place)) }
      for place in piece.sentenceEnds {
        let place = base + Int(place)
        sentenceEnds[place >> 6] |= 1 << UInt64(place & 63)
      }
      base += piece.numbers.count
    }
    try gaps.write(to: &file)
    try file.write(.sentenceEnds, sentenceEnds)
  }

  /// Which tokens count as words.
  private func writeFlags(
    _ maps: [[UInt32]], _ entries: Ranked, _ tokenCount: Int, to file: inout FileWriter
  ) throws(IndexError) {
    var flags = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
    var token = 0
    for piece in pieces {
      let map = maps[piece.tool]
      for number in piece.numbers {
        if entries.isWord[Int(map[Int(number)])] { flags[token >> 6] |= 1 << UInt64(token & 63) }
        token += 1
      }
    }
    try file.write(.wordFlags, flags)
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
