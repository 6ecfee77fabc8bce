import Synchronization
import ToriText
import ToriWords

/// The words of all blocks of an index, cut once: which word each token is, where it stands, and how often each word
/// stands in posts.
///
/// *Entries* differ in form, dictionary form, reading, tag or class, and are numbered by how often they stand in posts,
/// the most frequent 0; *lexemes* are the rows of lists of words, each of which has one entry or more, and are numbered
/// in the order of these lists.
package final class WordLayer: Sendable {
  package let information: WordLayerInformation
  package let segments: [SegmentWords]
  let index: Index
  private let file: WordFile
  private let ownEntries: [SegmentEntries]
  /// Of each segment, which of its words an entry is.
  private let locals: [[UInt32]]
  private let forms: [EntryForm]
  /// The different tags, by the number that entries have.
  package let tags: [String]
  /// How many tokens of posts each entry is.
  package let entryCounts: [UInt32]
  /// The lexeme of each entry, for loops over tokens.
  package let lexemesOfEntries: [UInt32]
  /// How many tokens of posts each lexeme is, in how many posts it stands, and in how many documents' posts.
  package let lexemeCounts: [UInt32]
  package let lexemePosts: [UInt32]
  package let lexemeDocuments: [UInt32]
  private let lexemeEntries: [UInt32]
  private let lexemeClasses: Section
  /// The entries of each lexeme, one after the other.
  private let members: GroupMembers
  private let ranks = Mutex<[UInt32]>([])

  /// A row of lists of words.
  package struct Lexeme: Hashable, Sendable {
    /// The dictionary form, or of words in other letters, whose is folded, their spelling; the commonest.
    package var word: String
    /// The top of its tag.
    package var tag: String
    /// The class that it is most often of.
    package var pos: WordClass
    package var isContent: Bool
    package var isWord: Bool
  }

  init(_ file: WordFile, _ segmentFiles: [WordFile], of index: Index) throws(IndexError) {
    let damaged = IndexError.damagedWords(path: file.file.path)
    guard let information = WordLayerInformation(of: file) else { throw damaged }
    self.information = information
    self.file = file
    self.index = index
    tags = EntryCoding(codedTags: file[.tags].withAllBytes { $0.array } ?? []).tags
    let forms = file.numbers(.entryForms, UInt64.self).map { EntryForm(rawValue: $0) }
    self.forms = forms
    entryCounts = file.numbers(.entryCounts, UInt32.self)
    lexemesOfEntries = file.numbers(.entryLexemes, UInt32.self)
    lexemeCounts = file.numbers(.lexemeCounts, UInt32.self)
    lexemePosts = file.numbers(.lexemePosts, UInt32.self)
    lexemeDocuments = file.numbers(.lexemeDocuments, UInt32.self)
    lexemeEntries = file.numbers(.lexemeEntries, UInt32.self)
    lexemeClasses = file[.lexemeClasses]
    let (count, lexemeCount) = (forms.count, lexemeEntries.count)
    let maps = file.numbers(.segmentMaps, UInt32.self)
    var (segments, locals, at): ([SegmentWords], [[UInt32]], Int) = ([], [], 0)
    for (segment, own) in zip(index.segments, segmentFiles) {
      guard at < maps.count, Int(maps[at]) <= maps.count - at - 1 else { throw damaged }
      let map = Array(maps[(at + 1)..<(at + 1 + Int(maps[at]))])
      at += 1 + map.count
      guard map.allSatisfy({ $0 < count }) else { throw damaged }
      var local = [UInt32](repeating: .max, count: count)
      for (number, entry) in map.enumerated() { local[Int(entry)] = UInt32(number) }
      let words = SegmentWords(
        own, base: segment.base, blockCount: segment.count, map: map)
      guard words.isWhole else { throw .damagedWords(path: own.file.path) }
      segments.append(words)
      locals.append(local)
    }
    self.segments = segments
    self.locals = locals
    ownEntries = segmentFiles.map { SegmentEntries($0) }
    let isSound =
      entryCounts.count == count && lexemesOfEntries.count == count
      && [lexemeCounts.count, lexemePosts.count, lexemeDocuments.count, lexemeClasses.count]
        .allSatisfy { $0 == lexemeCount }
      && lexemesOfEntries.allSatisfy { $0 < lexemeCount }
      && lexemeEntries.allSatisfy { $0 < count }
    guard isSound else { throw damaged }
    members = GroupMembers(lexemesOfEntries, count: lexemeCount)
  }

  /// What was found wrong with the files so far; answers given since may be wrong.
  package var damage: IndexError? {
    // Asked for each cell: no list is made for it.
    if file.file.damage != nil { return .damagedWords(path: file.file.path) }
    for segment in segments where segment.file.file.damage != nil {
      return .damagedWords(path: segment.file.file.path)
    }
    return nil
  }

  var files: [WordFile] { [file] + segments.map(\.file) }

  /// In bytes, of all files.
  package var fileSize: Int { segments.reduce(file.file.size) { $0 + $1.file.file.size } }

  // MARK: Entries

  package var entryCount: Int { forms.count }

  package func entry(_ number: UInt32) -> WordEntry {
    for (place, local) in locals.enumerated() where local[Int(number)] != .max {
      if let found = ownEntries[place][Int(local[Int(number)])] { return found }
    }
    return WordEntry(form: "", word: "", tag: "", pos: .x, isWord: false)
  }

  /// Whether it counts as a word.
  @inline(__always)
  package func isWord(_ entry: UInt32) -> Bool { forms[Int(entry)].isWord }

  package func isContent(_ entry: UInt32) -> Bool { forms[Int(entry)].isContent }

  package func pos(_ entry: UInt32) -> WordClass { forms[Int(entry)].pos }

  /// Which of `tags` it has.
  package func tag(_ entry: UInt32) -> Int { forms[Int(entry)].tag }

  /// How many tokens of posts it is.
  package func count(ofEntry entry: UInt32) -> Int { Int(entryCounts[Int(entry)]) }

  /// Of the form of each entry, in bytes.
  var formLengths: [UInt32] { forms.map(\.length) }

  /// Which entries count as words, and which are content, for loops over tokens: a flag for each number.
  package var wordFlags: [Bool] { forms.map(\.isWord) }
  package var contentFlags: [Bool] { forms.map(\.isContent) }

  /// The segment's number of an entry; nil where the segment does not have it.
  func local(_ entry: UInt32, inSegment number: Int) -> UInt32? {
    let own = locals[number][Int(entry)]
    return own == .max ? nil : own
  }

  /// The entries whose dictionary form is this, or whose form, folded, most frequent first.
  package func entries(ofWord word: String) -> [UInt32] {
    lexemes(ofWord: word).flatMap { entries(ofLexeme: $0) }.sorted()
  }

  package func entries(ofForm form: String) -> [UInt32] {
    let order = file[.formOrder]
    let wanted = FoldedWord.bytes(of: form)
    func key(_ place: Int) -> [UInt8] {
      let number = order.u32(at: place * 4)
      return number < entryCount ? FoldedWord.bytes(of: entry(number).form) : []
    }
    var place = Self.first(of: order.count / 4) { !key($0).lexicographicallyPrecedes(wanted) }
    var found: [UInt32] = []
    while place < order.count / 4, key(place) == wanted {
      found.append(order.u32(at: place * 4))
      place += 1
    }
    return found.sorted()
  }

  /// The first number below `count` from which on `holds` holds of all; `count` where it holds of none.
  private static func first(of count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: Lexemes

  package var lexemeCount: Int { lexemeEntries.count }

  /// How many of the first lexemes are words of posts: the rows of the list of all words, in its order.
  package var listedCount: Int {
    Self.first(of: lexemeCount) {
      lexemeCounts[$0] == 0 || !isWord(lexemeEntries[$0])
    }
  }

  /// The row of words that an entry is of.
  package func lexeme(ofEntry entry: UInt32) -> UInt32 { lexemesOfEntries[Int(entry)] }

  package func entries(ofLexeme lexeme: UInt32) -> ArraySlice<UInt32> { members[Int(lexeme)] }

  /// An entry that is spelled as the lexeme is shown.
  package func entry(ofLexeme lexeme: UInt32) -> UInt32 { lexemeEntries[Int(lexeme)] }

  package func lexeme(_ number: UInt32) -> Lexeme {
    let entry = entry(lexemeEntries[Int(number)])
    let pos = lexemeClasses.withBytes(Int(number)..<Int(number) + 1) { $0.u8(0) }
    return Lexeme(
      word: entry.shownWord, tag: String(entry.topTag), pos: WordClass(rawValue: pos ?? 0) ?? .x,
      isContent: entry.isContent, isWord: entry.isWord)
  }

  package func count(ofLexeme lexeme: UInt32) -> Int { Int(lexemeCounts[Int(lexeme)]) }
  package func postCount(ofLexeme lexeme: UInt32) -> Int { Int(lexemePosts[Int(lexeme)]) }

  private func key(_ lexeme: UInt32) -> [UInt8] {
    Int(lexeme) < lexemeCount
      ? FoldedWord.bytes(of: entry(lexemeEntries[Int(lexeme)]).word) : []
  }

  /// The lexemes whose folded word is this.
  package func lexemes(ofWord word: String) -> [UInt32] {
    let wanted = FoldedWord.bytes(of: word)
    return lexemes(from: wanted) { $0 == wanted }
  }

  /// The lexemes whose folded word begins so, in the order of their words; the first of them.
  package func lexemes(beginning start: String, limit: Int = .max) -> [UInt32] {
    let wanted = FoldedWord.bytes(of: start)
    return lexemes(from: wanted, limit: limit) { $0.starts(with: wanted) }
  }

  private func lexemes(
    from wanted: [UInt8], limit: Int = .max, while holds: ([UInt8]) -> Bool
  ) -> [UInt32] {
    let order = file[.lexemeOrder]
    var place = Self.first(of: order.count / 4) {
      !key(order.u32(at: $0 * 4)).lexicographicallyPrecedes(wanted)
    }
    var found: [UInt32] = []
    while place < order.count / 4, found.count < limit, holds(key(order.u32(at: place * 4))) {
      found.append(order.u32(at: place * 4))
      place += 1
    }
    return found
  }

  /// Where each lexeme stands in the order of their folded words, tags, content words first.
  package var lexemeRanks: [UInt32] {
    ranks.withLock { ranks in
      if ranks.count == lexemeCount { return ranks }
      ranks = [UInt32](repeating: 0, count: lexemeCount)
      for (rank, lexeme) in file.numbers(.lexemeOrder, UInt32.self).enumerated()
      where Int(lexeme) < lexemeCount {
        ranks[Int(lexeme)] = UInt32(rank)
      }
      return ranks
    }
  }

  // MARK: Tokens

  /// How many words that count all posts have: N.
  package var wordCount: Int { information.wordCount }

  /// How many posts have a text that one before them has, letter by letter; nil where that was not counted.
  package var repeatedCount: Int? {
    let section = file[.repeatedCount]
    return section.count == 4 ? Int(section.u32(at: 0)) : nil
  }

  /// Which segment a block is in, and its row there.
  package func locate(_ block: BlockID) -> (segment: Int, row: Int) {
    let place = index.place(ofSegmentOf: block)
    return (place, Int(block.rawValue - segments[place].base))
  }

  /// The words of a block in their order, entries of this layer and places in its text as stored.
  package func tokens(of block: BlockID) -> [WordToken] {
    let (place, row) = locate(block)
    var reader = TokenReader(self)
    reader.read(segments[place], segments[place].starts(ofRows: row..<row + 1))
    return Array(reader.tokens.prefix(reader.count))
  }
}

/// What loops ask of an entry: how long its form is, its tag, its class, and whether it counts.
struct EntryForm: Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(_ entry: WordEntry, tag: Int) {
    rawValue =
      UInt64(UInt32(truncatingIfNeeded: entry.form.utf8.count)) << 32
      | UInt64(UInt16(truncatingIfNeeded: tag)) << 16 | UInt64(entry.pos.rawValue) << 8
      | (entry.isWord ? 1 : 0) | (entry.isContent ? 2 : 0)
  }

  var isWord: Bool { rawValue & 1 != 0 }
  var isContent: Bool { rawValue & 2 != 0 }
  var pos: WordClass { WordClass(rawValue: UInt8(truncatingIfNeeded: rawValue >> 8)) ?? .x }
  var tag: Int { Int(rawValue >> 16 & 0xFFFF) }
  /// In bytes of UTF-8.
  var length: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
}

/// Which numbers are of each group.
package struct GroupMembers: Sendable {
  private var starts: [UInt32]
  private var members: [UInt32]

  /// - Parameter groups: the group of each number.
  package init(_ groups: [UInt32], count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    members = Array(repeating: 0, count: groups.count)
    for (number, group) in groups.enumerated() {
      members[Int(next[Int(group)])] = UInt32(number)
      next[Int(group)] += 1
    }
  }

  /// Ascending.
  package subscript(group: Int) -> ArraySlice<UInt32> {
    members[Int(starts[group])..<Int(starts[group + 1])]
  }
}
