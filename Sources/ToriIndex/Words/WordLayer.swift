import ToriText
import ToriWords

/// The words of all blocks of an index, cut once: which word each token is, where it stands, and how often each word
/// stands in posts.
///
/// Words are numbered by how often they stand in posts, the most frequent 0: *entries*, which differ in form,
/// dictionary form, reading, tag or class, and *lexemes*, the rows of lists of words, each of which has one entry or
/// more.
package final class WordLayer: Sendable {
  package let information: WordLayerInformation
  package let segments: [SegmentWords]
  private let file: WordFile
  private let index: Index
  private let coding: EntryCoding
  private let entryRecords: PackedRecords
  private let lexemeRecords: PackedRecords
  private let forms: [UInt64]
  private let entryCounts: [UInt32]
  private let entryPosts: [UInt32]
  private let entryLexemes: [UInt32]
  private let lexemeCounts: [UInt32]
  private let lexemePosts: [UInt32]
  /// Of each segment, which of its words an entry is.
  private let locals: [[UInt32]]

  /// A row of lists of words.
  package struct Lexeme: Hashable, Sendable {
    /// The dictionary form, or of words in other letters, whose is folded, their commonest spelling.
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
    coding = EntryCoding(codedTags: file[.tags].withAllBytes { $0.array } ?? [])
    entryRecords = PackedRecords(offsets: file[.entryOffsets], records: file[.entries])
    lexemeRecords = PackedRecords(offsets: file[.lexemeOffsets], records: file[.lexemes])
    forms = file.numbers(.entryForms, UInt64.self)
    entryCounts = file.numbers(.entryCounts, UInt32.self)
    entryPosts = file.numbers(.entryPosts, UInt32.self)
    entryLexemes = file.numbers(.entryLexemes, UInt32.self)
    lexemeCounts = file.numbers(.lexemeCounts, UInt32.self)
    lexemePosts = file.numbers(.lexemePosts, UInt32.self)
    let count = entryRecords.count
    let maps = file.numbers(.segmentMaps, UInt32.self)
    var (segments, locals, at): ([SegmentWords], [[UInt32]], Int) = ([], [], 0)
    for (segment, own) in zip(index.segments, segmentFiles) {
      guard at < maps.count, Int(maps[at]) <= maps.count - at - 1 else { throw damaged }
      let map = Array(maps[(at + 1)..<(at + 1 + Int(maps[at]))])
      at += 1 + map.count
      guard map.allSatisfy({ $0 < count }) else { throw damaged }
      var local = [UInt32](repeating: .max, count: count)
      for (number, entry) in map.enumerated() { local[Int(entry)] = UInt32(number) }
      let words = SegmentWords(own, base: segment.base, blockCount: segment.count, map: map)
      guard words.isWhole else { throw .damagedWords(path: own.file.path) }
      segments.append(words)
      locals.append(local)
    }
    self.segments = segments
    self.locals = locals
    let sizes = [forms.count, entryCounts.count, entryPosts.count, entryLexemes.count]
    guard sizes.allSatisfy({ $0 == count }), lexemePosts.count == lexemeCounts.count,
      lexemeCounts.count == lexemeRecords.count,
      entryLexemes.allSatisfy({ $0 < lexemeCounts.count })
    else { throw damaged }
  }

  /// What was found wrong with the files so far; answers given since may be wrong.
  package var damage: IndexError? {
    files.first { $0.file.damage != nil }.map { .damagedWords(path: $0.file.path) }
  }

  var files: [WordFile] { [file] + segments.map(\.file) }

  /// In bytes, of all files.
  package var fileSize: Int { segments.reduce(file.file.size) { $0 + $1.file.file.size } }

  // MARK: Entries

  package var entryCount: Int { forms.count }

  package func entry(_ number: UInt32) -> WordEntry {
    coding.entry(entryRecords.bytes(Int(number)))
      ?? WordEntry(form: "", word: "", tag: "", pos: .x, isWord: false)
  }

  /// Whether it counts as a word.
  @inline(__always)
  package func isWord(_ entry: UInt32) -> Bool { forms[Int(entry)] & 1 != 0 }

  @inline(__always)
  package func isContent(_ entry: UInt32) -> Bool { forms[Int(entry)] & 2 != 0 }

  package func pos(_ entry: UInt32) -> WordClass {
    WordClass(rawValue: UInt8(truncatingIfNeeded: forms[Int(entry)] >> 8)) ?? .x
  }

  /// Of its form, in bytes of UTF-8.
  package func formLength(_ entry: UInt32) -> Int { Int(forms[Int(entry)] >> 16) }

  /// How many tokens of posts it is, and in how many posts it stands.
  package func count(ofEntry entry: UInt32) -> Int { Int(entryCounts[Int(entry)]) }
  package func postCount(ofEntry entry: UInt32) -> Int { Int(entryPosts[Int(entry)]) }

  /// The row of words that an entry is of.
  @inline(__always)
  package func lexeme(ofEntry entry: UInt32) -> UInt32 { entryLexemes[Int(entry)] }

  /// Of the form of each entry, in bytes.
  var formLengths: [UInt32] { forms.map { UInt32(truncatingIfNeeded: $0 >> 16) } }

  /// Which entries count as words, for loops over tokens: a flag for each number.
  package var wordFlags: [Bool] { forms.map { $0 & 1 != 0 } }

  /// The lexeme of each entry, for loops over tokens.
  package var lexemesOfEntries: [UInt32] { entryLexemes }

  /// The entries whose dictionary form is this, or whose form, folded, most frequent first.
  package func entries(ofWord word: String) -> [UInt32] {
    find(word, .wordHashes, .wordEntries, \.word)
  }
  package func entries(ofForm form: String) -> [UInt32] {
    find(form, .formHashes, .formEntries, \.form)
  }

  private func find(
    _ text: String, _ hashes: WordSection, _ numbers: WordSection,
    _ path: KeyPath<WordEntry, String>
  ) -> [UInt32] {
    let (hashes, numbers) = (file[hashes], file[numbers])
    let wanted = FoldedWord.of(text)
    let hash = FoldedWord.hash(text)
    var (low, high) = (0, hashes.count / 8)
    while low < high {
      let middle = (low + high) / 2
      if hashes.u64(at: middle * 8) < hash { low = middle + 1 } else { high = middle }
    }
    var found: [UInt32] = []
    while low < hashes.count / 8, hashes.u64(at: low * 8) == hash {
      let number = numbers.u32(at: low * 4)
      if number < entryCount, FoldedWord.of(entry(number)[keyPath: path]) == wanted {
        found.append(number)
      }
      low += 1
    }
    return found
  }

  // MARK: Lexemes

  package var lexemeCount: Int { lexemeCounts.count }

  package func lexeme(_ number: UInt32) -> Lexeme {
    let coded = Lexemes.Lexeme(coded: lexemeRecords.bytes(Int(number)))
    return Lexeme(
      word: coded?.word ?? "", tag: coded?.tag ?? "", pos: coded?.pos ?? .x,
      isContent: coded?.isContent ?? false, isWord: coded?.isWord ?? false)
  }

  package func count(ofLexeme lexeme: UInt32) -> Int { Int(lexemeCounts[Int(lexeme)]) }
  package func postCount(ofLexeme lexeme: UInt32) -> Int { Int(lexemePosts[Int(lexeme)]) }

  /// The lexemes whose folded word begins so, in the order of their words; the first of them.
  package func lexemes(beginning start: String, limit: Int = .max) -> [UInt32] {
    let (order, wanted) = (file[.lexemeOrder], Array(FoldedWord.of(start).utf8))
    func key(_ place: Int) -> [UInt8] {
      let number = Int(order.u32(at: place * 4))
      guard number < lexemeCount else { return [] }
      return Array((Lexemes.Lexeme(coded: lexemeRecords.bytes(number))?.key ?? "").utf8)
    }
    var (low, high) = (0, order.count / 4)
    while low < high {
      let middle = (low + high) / 2
      if key(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    var found: [UInt32] = []
    while low < order.count / 4, found.count < limit, key(low).starts(with: wanted) {
      found.append(order.u32(at: low * 4))
      low += 1
    }
    return found
  }

  // MARK: Tokens

  /// How many words that count all posts have: N.
  package var wordCount: Int { information.wordCount }

  /// Which segment a block is in, and its row there.
  package func locate(_ block: BlockID) -> (segment: Int, row: Int) {
    let place = index.place(ofSegmentOf: block)
    return (place, Int(block.rawValue - segments[place].base))
  }

  /// The words of a block in their order, entries of this layer and places in its text as stored.
  package func tokens(of block: BlockID) -> [WordToken] {
    let (place, row) = locate(block)
    let segment = segments[place]
    let tokens = segment.tokens(ofRow: row)
    var words: [UInt32] = []
    segment.read(tokens, into: &words)
    let starts = segment.byteStarts(ofRow: row)
    return zip(words.prefix(tokens.count), zip(starts, tokens)).map { word, place in
      let end = place.0 + (word < entryCount ? formLength(word) : 0)
      return WordToken(
        entry: word, start: UInt32(truncatingIfNeeded: place.0),
        end: UInt32(truncatingIfNeeded: end), endsSentence: segment.endsSentence(place.1))
    }
  }

  /// Where any of some entries stand in a segment: its tokens, ascending.
  package func places(of entries: [UInt32], inSegment number: Int) -> [UInt32] {
    let found = entries.compactMap { entry -> [UInt32]? in
      let own = locals[number][Int(entry)]
      return own == .max ? nil : segments[number].places(numbered: own)
    }
    return found.count == 1 ? found[0] : found.flatMap(\.self).sorted()
  }

  /// The blocks in which any of some entries stand.
  package func blocks(having entries: [UInt32]) -> BlockSet {
    var blocks: [UInt32] = []
    for (number, segment) in segments.enumerated() {
      let places = places(of: entries, inSegment: number)
      if places.isEmpty { continue }
      if places.count < segment.blockCount / 16 {
        for place in places {
          let block = segment.base + UInt32(segment.row(ofToken: Int(place)))
          if blocks.last != block { blocks.append(block) }
        }
      } else {
        let starts = segment.starts(ofRows: 0..<segment.blockCount)
        var row = 0
        for place in places {
          while row + 1 < segment.blockCount, starts[row + 1] <= place { row += 1 }
          let block = segment.base + UInt32(row)
          if blocks.last != block { blocks.append(block) }
        }
      }
    }
    return BlockSet(ascending: blocks)
  }
}
