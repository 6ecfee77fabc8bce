import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriWords

/// Words of which some that follow each other are one: compounds that somebody named, joined where they are asked for,
/// so that nothing is cut anew.
///
/// A compound is joined where its parts stand together in a sentence and are written so, folded, with gaps only where
/// it has blanks; what begins first goes first, and of what begins there the longest. Where the cuts do not fall on its
/// ends it is not there.
final class JoinedWords: WordSource {
  let base: any WordSource
  let entries: WordLexicon
  let groupings: WordGroupings
  private let compounds: [Compound]
  /// The compounds that each entry may begin, the longest first.
  private let beginning: [UInt32: [Int]]
  private let mayBegin: [Bool]

  init(_ base: any WordSource, _ words: [ListedWord]) {
    self.base = base
    let compounds = words.map { Compound($0, in: base) }
      .sorted { $0.folded.count > $1.folded.count }
    var beginning: [UInt32: [Int]] = [:]
    let count = base.entries.count
    var mayBegin = Array(repeating: false, count: count)
    for (number, compound) in compounds.enumerated() {
      for (entry, form) in compound.parts
      where form.count < compound.folded.count && compound.folded.starts(with: form) {
        beginning[entry, default: []].append(number)
        mayBegin[Int(entry)] = true
      }
    }
    (self.compounds, self.mayBegin, self.beginning) = (compounds, mayBegin, beginning)
    let lexicon = base.entries
    let own = compounds.map(\.entry)
    let ofForms = compounds.enumerated().reduce(into: [String: [UInt32]]()) {
      $0[$1.element.word.folded, default: []].append(UInt32(count + $1.offset))
    }
    // Where forms are not found at once there, they are not here.
    let isFound = lexicon.words(ofForm: "") != nil
    let find: @Sendable (String) -> [UInt32] = { form in
      (lexicon.words(ofForm: form) ?? []) + (ofForms[form] ?? [])
    }
    entries = WordLexicon(
      wordFlags: lexicon.wordFlags + own.map { _ in true },
      contentFlags: lexicon.contentFlags + own.map(\.isContent),
      read: { Int($0) < count ? lexicon[$0] : own[Int($0) - count] },
      find: isFound ? find : nil,
      columns: {
        let base = lexicon.columns
        return WordLexicon.Columns(
          classes: base.classes + own.map(\.pos), tags: base.tags + own.map(\.tag),
          ofEntries: base.ofEntries + own.indices.map { base.tags.count + $0 })
      })
    groupings = WordGroupings(
      entries, words: WordGrouping(base.groupings.by(.word), lexicon, joining: own))
  }

  func forEachText(
    of blocks: BlockSet, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void
  ) throws {
    try base.forEachText(of: blocks, cancellation) { block, words in
      if words.contains(where: { mayBegin[Int($0.entry)] }) {
        try body(block, joined(words)[...])
      } else {
        try body(block, words)
      }
    }
  }

  private func joined(_ words: ArraySlice<WordToken>) -> [WordToken] {
    var joined: [WordToken] = []
    joined.reserveCapacity(words.count)
    var place = words.startIndex
    while place < words.endIndex {
      let word = words[place]
      if mayBegin[Int(word.entry)], let (number, end) = compound(in: words[place...]) {
        joined.append(
          WordToken(
            entry: UInt32(base.entries.count + number), start: word.start,
            end: words[end - 1].end, endsSentence: words[end - 1].endsSentence))
        place = end
      } else {
        joined.append(word)
        place += 1
      }
    }
    return joined
  }

  /// The longest compound that begins with the first of some words, and behind which of them it ends.
  private func compound(in words: ArraySlice<WordToken>) -> (number: Int, end: Int)? {
    for number in beginning[words[words.startIndex].entry] ?? [] {
      if let end = compounds[number].end(in: words) { return (number, end) }
    }
    return nil
  }

  func candidates(
    holdingAnyOf entries: EntrySet, among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet {
    try base.candidates(holdingAnyOf: beneath(entries), among: blocks, cancellation)
  }

  func candidates(
    holdingAllOf sets: [EntrySet], among blocks: BlockSet, _ cancellation: Cancellation
  ) throws -> BlockSet {
    try base.candidates(holdingAllOf: sets.map(beneath), among: blocks, cancellation)
  }

  /// The words beneath of which one stands wherever one of these does.
  private func beneath(_ entries: EntrySet) -> EntrySet {
    let count = base.entries.count
    var wanted = Array(repeating: false, count: count)
    for number in entries.numbers {
      if Int(number) < count {
        wanted[Int(number)] = true
      } else {
        let compound = compounds[Int(number) - count]
        for (entry, form) in compound.parts where compound.folded.starts(with: form) {
          wanted[Int(entry)] = true
        }
      }
    }
    return EntrySet(flags: wanted, isEmpty: !wanted.contains(true))
  }

  @Sendable func check() throws(EngineError) { try base.check() }

  /// Of the compounds that stand in these blocks, how often each is one word, and how often it cannot be.
  func places(
    among blocks: BlockSet, of index: Index, _ cancellation: Cancellation
  ) throws -> [CompoundPlaces] {
    var found = compounds.map { CompoundPlaces($0.word) }
    let spellings = compounds.map(\.folded)
    let occurrences = try index.occurrences(
      of: spellings, among: blocks, cancellation: cancellation)
    var ranges: [UInt32: [(number: Int, range: Range<Int>)]] = [:]
    for occurrence in occurrences {
      let number = Int(occurrence.spelling)
      found[number].all += 1
      let start = index.foldedOffset(of: occurrence)
      ranges[occurrence.block.rawValue, default: []].append(
        (number, start..<start + spellings[number].count))
    }
    let count = base.entries.count
    try forEachText(of: BlockSet(ascending: ranges.keys.sorted()), cancellation) { block, words in
      let text = index.foldedText(of: block)
      let entryOf = Dictionary(words.map { ($0.range, $0.entry) }) { first, _ in first }
      for (number, range) in ranges[block.rawValue] ?? [] {
        guard let entry = entryOf[text.originalRange(of: range)] else { continue }
        if Int(entry) < count { found[number].whole += 1 } else { found[number].joined += 1 }
      }
    }
    return found.filter { $0.all > 0 }
  }
}

/// A compound, and how entries are written that may be parts of it.
private struct Compound {
  let word: ListedWord
  let folded: [UInt8]
  let parts: [UInt32: [UInt8]]

  init(_ word: ListedWord, in source: any WordSource) {
    self.word = word
    folded = Array(word.folded.utf8)
    parts = source.entries.parts(of: folded)
  }

  /// As a noun of the dictionary's, so that where it is one word already both are one row.
  var entry: WordEntry {
    WordEntry(form: word.text, word: word.text, tag: "名詞-複合", pos: .noun, isContent: true)
  }

  /// Behind which word it ends, if it begins with the first.
  func end(in words: ArraySlice<WordToken>) -> Int? {
    let blank = UInt8(ascii: " ")
    var (place, length) = (words.startIndex, 0)
    while place < words.endIndex {
      if place > words.startIndex {
        let last = words[place - 1]
        let isGap = last.end != words[place].start
        if last.endsSentence || isGap != (folded[length] == blank) { return nil }
        if isGap { length += 1 }
      }
      guard let part = parts[words[place].entry], folded[length...].starts(with: part) else {
        return nil
      }
      length += part.count
      place += 1
      if length == folded.count { return place }
    }
    return nil
  }
}

extension WordGrouping {
  /// The same, with words that are entries behind the last: each in the group of what is the same word, or in one of its
  /// own.
  fileprivate init(_ base: WordGrouping, _ lexicon: WordLexicon, joining own: [WordEntry]) {
    var (groups, first) = (base.groups, base.first)
    var groupOf: [String: UInt32] = [:]
    var added: [(group: UInt32, entry: WordEntry)] = []
    for (number, entry) in own.enumerated() {
      let folded = Folding.string(entry.word)
      let same = base.groups(having: folded).first { group in
        let other = lexicon[base.first[Int(group)]]
        return other.topTag == entry.topTag && other.isContent
      }
      let group = same ?? groupOf[folded] ?? UInt32(first.count)
      if Int(group) == first.count {
        first.append(UInt32(lexicon.count + number))
        added.append((group, entry))
      }
      groupOf[folded] = group
      groups.append(group)
    }
    let (known, new) = (groupOf, added)
    self.init(groups: groups, count: first.count, first: first) { text in
      let found = base.groups(having: text)
      return known[text].map { found.contains($0) ? found : found + [$0] } ?? found
    } ranks: {
      base.ranks(adding: new.map(\.entry), lexicon)
    }
  }

  /// Where groups stand by what they are, with some behind the last of them.
  private func ranks(adding new: [WordEntry], _ lexicon: WordLexicon) -> [UInt32] {
    let inOrder = ranks.inOrder
    // Before how many of the groups each of the new ones stands.
    let places = new.map { entry in
      inOrder.partitioningIndex { group in
        entry.precedes(asWord: lexicon[first[Int(group)]])
      }
    }
    let sorted = new.indices.sorted { a, b in
      places[a] != places[b] ? places[a] < places[b] : new[a].precedes(asWord: new[b])
    }
    var found = [UInt32](repeating: 0, count: count + new.count)
    var (rank, next) = (UInt32(0), 0)
    for place in 0...inOrder.count {
      while next < sorted.count, places[sorted[next]] == place {
        found[count + sorted[next]] = rank
        (rank, next) = (rank + 1, next + 1)
      }
      if place < inOrder.count {
        found[Int(inOrder[place])] = rank
        rank += 1
      }
    }
    return found
  }
}

extension WordEntry {
  /// Whether it comes first by text, folded, tag, and whether it is a content word.
  fileprivate func precedes(asWord other: WordEntry) -> Bool {
    let (a, b) = (Folding.string(word), Folding.string(other.word))
    if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
    if topTag != other.topTag {
      return topTag.utf8.lexicographicallyPrecedes(other.topTag.utf8)
    }
    return isContent && !other.isContent
  }
}
