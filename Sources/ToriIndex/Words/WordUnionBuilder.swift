import ToriCorpus
import ToriSystem
import ToriText
import ToriWords

/// Writes what the words of all segments come to together: their numbers, by how often they stand in posts, the rows
/// that queries for words give, and where to find a word.
struct WordUnionBuilder {
  private let segments: [Segment]
  private let files: [WordFile]
  private var entries: [WordEntry] = []
  private var counts: [Int] = []
  private var posts: [Int] = []
  /// Of each segment, its words' numbers here.
  private var maps: [[UInt32]] = []
  private var coding = EntryCoding()

  init(_ segments: [Segment], _ files: [WordFile], _ cancellation: Cancellation) throws(IndexError)
  {
    self.segments = segments
    self.files = files
    var numbers: [WordEntry: UInt32] = [:]
    for file in files {
      try cancellation.check()
      let coding = EntryCoding(codedTags: file[.tags].withAllBytes { $0.array } ?? [])
      let records = PackedRecords(offsets: file[.entryOffsets], records: file[.entries])
      let (own, ownPosts) = (
        file.numbers(.entryCounts, UInt32.self), file.numbers(.entryPosts, UInt32.self)
      )
      var map: [UInt32] = []
      for number in 0..<records.count {
        guard number < own.count, number < ownPosts.count,
          let entry = coding.entry(records.bytes(number))
        else { throw .damagedWords(path: file.file.path) }
        let place = numbers[entry] ?? UInt32(entries.count)
        if Int(place) == entries.count {
          numbers[entry] = place
          entries.append(entry)
          counts.append(0)
          posts.append(0)
        }
        counts[Int(place)] += Int(own[number])
        posts[Int(place)] += Int(ownPosts[number])
        map.append(place)
      }
      maps.append(map)
    }
    rank()
  }

  private mutating func rank() {
    let order = entries.indices.sorted { a, b in
      counts[a] != counts[b] ? counts[a] > counts[b] : entries[a].precedes(entries[b])
    }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[place] = UInt32(rank) }
    entries = order.map { entries[$0] }
    counts = order.map { counts[$0] }
    posts = order.map { posts[$0] }
    maps = maps.map { map in map.map { ranks[Int($0)] } }
  }

  mutating func write(
    to path: String, _ information: WordLayerInformation, isPrivate: Bool,
    cancellation: Cancellation
  ) throws(IndexError) {
    var file = try FileWriter(path, .words, isPrivate: isPrivate, cancellation: cancellation)
    try file.write(.information, information.coded)
    let records = entries.map { coding.code($0) }
    try PackedRecords.write(records, offsets: .entryOffsets, records: .entries, to: &file)
    try file.write(.tags, coding.codedTags)
    try file.write(.entryCounts, counts.map { UInt32(truncatingIfNeeded: $0) })
    try file.write(.entryPosts, posts.map { UInt32(truncatingIfNeeded: $0) })
    // Lengths, classes and flags, which are asked of every word.
    try file.write(
      .entryForms,
      entries.map { entry in
        UInt64(entry.form.utf8.count) << 16 | UInt64(entry.pos.rawValue) << 8
          | (entry.isWord ? 1 : 0) | (entry.isContent ? 2 : 0)
      })
    try file.write(.segmentMaps, maps.flatMap { [UInt32($0.count)] + $0 })
    let lexemes = Lexemes(entries, counts)
    try file.write(.entryLexemes, lexemes.ofEntries)
    try writeLexemes(lexemes, to: &file, cancellation)
    try writeHashes(to: &file)
    try file.finish()
  }

  private func writeLexemes(
    _ lexemes: Lexemes, to file: inout FileWriter, _ cancellation: Cancellation
  ) throws(IndexError) {
    var counts = [UInt32](repeating: 0, count: lexemes.all.count)
    for (entry, lexeme) in lexemes.ofEntries.enumerated() {
      counts[Int(lexeme)] &+= UInt32(truncatingIfNeeded: self.counts[entry])
    }
    try PackedRecords.write(
      lexemes.all.map(\.coded), offsets: .lexemeOffsets, records: .lexemes, to: &file)
    try file.write(.lexemeCounts, counts)
    try file.write(.lexemePosts, try posts(of: lexemes, cancellation))
    let keys = lexemes.all.map { Array($0.key.utf8) }
    let order = keys.indices.sorted { a, b in
      keys[a] != keys[b] ? keys[a].lexicographicallyPrecedes(keys[b]) : a < b
    }
    try file.write(.lexemeOrder, order.map { UInt32($0) })
  }

  /// In how many posts each row of words stands.
  private func posts(
    of lexemes: Lexemes, _ cancellation: Cancellation
  ) throws(IndexError) -> [UInt32] {
    var posts = [UInt32](repeating: 0, count: lexemes.all.count)
    var last = [UInt32](repeating: .max, count: lexemes.all.count)
    var words: [UInt32] = []
    for (number, segment) in segments.enumerated() {
      let map = maps[number].map { lexemes.ofEntries[Int($0)] }
      let own = SegmentWords(
        files[number], base: segment.base, blockCount: segment.count, map: map)
      for start in stride(from: 0, to: segment.count, by: 1024) {
        try cancellation.check()
        let rows = start..<min(start + 1024, segment.count)
        let starts = own.starts(ofRows: rows)
        let base = Int(starts.first ?? 0)
        own.read(base..<max(base, Int(starts.last ?? 0)), into: &words)
        for row in rows where segment.kind(row).isPost {
          let block = segment.base + UInt32(row)
          let (start, end) = (
            Int(starts[row - rows.lowerBound]), Int(starts[row - rows.lowerBound + 1])
          )
          for word in words[(start - base)..<max(start - base, end - base)]
          where last[Int(word)] != block {
            last[Int(word)] = block
            posts[Int(word)] &+= 1
          }
        }
      }
    }
    return posts
  }

  /// The entries by the hash of their folded dictionary form, and of their folded form.
  private func writeHashes(to file: inout FileWriter) throws(IndexError) {
    for (hashes, numbers, text) in [
      (WordSection.wordHashes, WordSection.wordEntries, \WordEntry.word),
      (.formHashes, .formEntries, \.form),
    ] {
      let all = entries.indices.map {
        (hash: FoldedWord.hash(entries[$0][keyPath: text]), entry: UInt32($0))
      }
      .sorted { ($0.hash, $0.entry) < ($1.hash, $1.entry) }
      try file.write(hashes, all.map(\.hash))
      try file.write(numbers, all.map(\.entry))
    }
  }
}

/// How words are compared: folded.
package enum FoldedWord {
  package static func of(_ text: String) -> String { Folding.string(text) }

  static func hash(_ text: String) -> UInt64 { Array(of(text).utf8).checksum }
}

/// The rows that a query for words gives: a folded dictionary form, the top of its tag, and whether it is content.
struct Lexemes {
  private(set) var all: [Lexeme] = []
  private(set) var ofEntries: [UInt32] = []

  struct Lexeme {
    let key: String
    let word: String
    let tag: String
    let pos: WordClass
    let isContent: Bool
    let isWord: Bool

    var coded: [UInt8] {
      var writer = ByteWriter()
      writer.string(key)
      writer.string(word)
      writer.string(tag)
      writer.u8(pos.rawValue)
      writer.u8((isWord ? 1 : 0) | (isContent ? 2 : 0))
      return writer.bytes
    }

    init(
      _ key: String, _ word: String, _ tag: String, _ pos: WordClass, isContent: Bool, isWord: Bool
    ) {
      (self.key, self.word, self.tag, self.pos) = (key, word, tag, pos)
      (self.isContent, self.isWord) = (isContent, isWord)
    }

    init?(coded: [UInt8]) {
      var reader = ByteReader(coded)
      do {
        key = try reader.string()
        word = try reader.string()
        tag = try reader.string()
        guard let pos = WordClass(rawValue: try reader.u8()) else { return nil }
        self.pos = pos
        let flags = try reader.u8()
        (isWord, isContent) = (flags & 1 != 0, flags & 2 != 0)
      } catch {
        return nil
      }
    }
  }

  private struct Key: Hashable {
    let word: String
    let tag: String
    let isContent: Bool
  }

  /// Of entries from the most frequent on: the first of a row says its spelling.
  init(_ entries: [WordEntry], _ counts: [Int]) {
    var rows: [Key: Int] = [:]
    var members: [[Int]] = []
    for (number, entry) in entries.enumerated() {
      let key = Key(
        word: FoldedWord.of(entry.word), tag: String(entry.topTag), isContent: entry.isContent)
      let row = rows[key] ?? members.count
      if row == members.count {
        rows[key] = row
        members.append([])
      }
      members[row].append(number)
      ofEntries.append(UInt32(row))
    }
    for own in members {
      let first = entries[own[0]]
      var byClass: [WordClass: Int] = [:]
      for number in own { byClass[entries[number].pos, default: 0] += counts[number] }
      let pos = byClass.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
      let key = FoldedWord.of(first.word)
      // The dictionary form of a word in other letters is folded: it is shown as it is written.
      let isFolded = first.word == key && FoldedWord.of(first.form) == key
      all.append(
        Lexeme(
          key, isFolded ? first.form : first.word, String(first.topTag), pos ?? .x,
          isContent: first.isContent, isWord: first.isWord))
    }
  }
}
