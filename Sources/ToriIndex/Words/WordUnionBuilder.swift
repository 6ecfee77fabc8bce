import ToriCorpus
import ToriSystem
import ToriWords

/// Writes what the words of all segments come to together: their numbers, by how often they stand in posts, the rows
/// that queries for words give, and where to find a word.
struct WordUnionBuilder {
  private let index: Index
  private let files: [WordFile]
  private var entries: [WordEntry] = []
  private var counts: [Int] = []
  /// Of each segment, its words' numbers here.
  private var maps: [[UInt32]] = []

  init(_ index: Index, _ files: [WordFile], _ cancellation: Cancellation) throws(IndexError) {
    self.index = index
    self.files = files
    var numbers: [WordEntry: UInt32] = [:]
    for file in files {
      try cancellation.check()
      let (all, own) = (SegmentEntries(file), file.numbers(.entryCounts, UInt32.self))
      var map: [UInt32] = []
      for number in 0..<all.count {
        guard number < own.count, let entry = all[number] else {
          throw .damagedWords(path: file.file.path)
        }
        // Nobody has the words of the first segment before it.
        let known = maps.isEmpty ? nil : numbers[entry]
        let place = known ?? UInt32(entries.count)
        if known == nil {
          if files.count > 1 { numbers[entry] = place }
          entries.append(entry)
          counts.append(0)
        }
        counts[Int(place)] += Int(own[number])
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
    maps = maps.map { map in map.map { ranks[Int($0)] } }
  }

  func write(
    to path: String, _ information: WordLayerInformation, isPrivate: Bool,
    cancellation: Cancellation
  ) throws(IndexError) {
    var file = try FileWriter(path, .words, isPrivate: isPrivate, cancellation: cancellation)
    try file.write(.information, information.coded)
    var coding = EntryCoding()
    let tags = entries.map { coding.number(ofTag: $0.tag) }
    guard coding.tags.count <= Int(UInt16.max) else { throw .tooLarge(.differentWords) }
    try file.write(.tags, coding.codedTags)
    try file.write(.entryCounts, counts.map { UInt32(truncatingIfNeeded: $0) })
    try file.write(.entryForms, zip(entries, tags).map { EntryForm($0, tag: $1).rawValue })
    try file.write(.segmentMaps, maps.flatMap { [UInt32($0.count)] + $0 })
    let forms = entries.map { FoldedWord.bytes(of: $0.form) }
    let order = entries.indices.sorted { a, b in
      forms[a] != forms[b] ? forms[a].lexicographicallyPrecedes(forms[b]) : a < b
    }
    try file.write(.formOrder, order.map { UInt32($0) })
    try writeLexemes(to: &file, cancellation)
    let copies = try index.repeatedCount(among: index.posts, cancellation)
    try file.write(.repeatedCount, [UInt32(truncatingIfNeeded: copies)])
    try file.finish()
  }

  private func writeLexemes(
    to file: inout FileWriter, _ cancellation: Cancellation
  ) throws(IndexError) {
    let lexemes = Lexemes(entries, counts)
    try file.write(.entryLexemes, lexemes.ofEntries)
    try file.write(.lexemeEntries, lexemes.all.map(\.entry))
    try file.write(.lexemeClasses, lexemes.all.map(\.pos.rawValue))
    try file.write(.lexemeCounts, lexemes.all.map { UInt32(truncatingIfNeeded: $0.count) })
    try file.write(.lexemeOrder, lexemes.order)
    var spread = GroupSpread(groupCount: lexemes.all.count)
    let bounds = DocumentBounds(index)
    for (number, segment) in index.segments.enumerated() {
      let words = SegmentWords(
        files[number], base: segment.base, blockCount: segment.count, map: maps[number])
      let groups = maps[number].map { lexemes.ofEntries[Int($0)] }
      spread.add(
        try words.spread(
          in: index.posts, groups: groups, groupCount: lexemes.all.count, bounds, cancellation))
    }
    try file.write(.lexemePosts, spread.posts)
    try file.write(.lexemeDocuments, spread.documents)
  }
}
