import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText
import ToriWords

/// Words that lists leave out, and count.
struct StopWords: Sendable {
  private let groups: Set<Int>

  /// None.
  init() { groups = [] }

  init(_ words: [ListedWord], in grouping: WordGrouping) {
    groups = words.reduce(into: []) { found, word in
      for group in grouping.groups(having: word.folded) { found.insert(Int(group)) }
    }
  }

  /// Of groups that do not gather by dictionary form, those of some of these that have one which is left out.
  init(
    _ words: [ListedWord], in grouping: WordGrouping, _ entries: WordLexicon,
    among groups: [UInt32]
  ) {
    let texts = Set(words.map(\.folded))
    let stopped =
      texts.isEmpty
      ? []
      : groups.filter { texts.contains(Folding.string(entries[grouping.first[Int($0)]].word)) }
    self.groups = Set(stopped.map { Int($0) })
  }

  var isEmpty: Bool { groups.isEmpty }

  func has(_ group: Int) -> Bool { !groups.isEmpty && groups.contains(group) }

  /// How many of them stand somewhere, and how often, by how often each does.
  func left(_ counts: (Int) -> Int) -> (words: Int, times: Int) {
    groups.reduce(into: (0, 0)) { sum, group in
      let count = counts(group)
      if count > 0 { sum = (sum.words + 1, sum.times + count) }
    }
  }
}

extension PlanRun {
  /// Those words that lists leave out, of a grouping by dictionary form.
  func stop(_ grouping: WordGrouping) -> StopWords { StopWords(shelf.lists.stop, in: grouping) }

  /// Says how many words were left out of a list, and how often they stand there.
  mutating func note(_ stop: StopWords, _ counts: (Int) -> Int) {
    let left = stop.left(counts)
    if left.words > 0 { notes.append(.ofWords(.stopped(left.words, times: left.times))) }
  }

  /// Says how many words are single characters of writing that no dictionary here cuts.
  mutating func noteSingleCharacters(_ found: WordCounts, _ source: any WordSource) throws {
    let characters = try source.groupings.entries(
      taking: .or([WordKind.han, .thai].map { .text(.tag, $0.tag) }), cancellation)
    if characters.isEmpty { return }
    let counts = found.frequencies.counts
    var count = 0
    for entry in counts.indices where characters.flags[entry] && source.entries.wordFlags[entry] {
      count += Int(counts[entry])
    }
    if count > 0 { notes.append(.ofWords(.singleCharacters(count))) }
  }

  /// Says which compounds are not one word everywhere in these posts; of all, or of words that are looked for.
  mutating func noteCompounds(
    among blocks: BlockSet, _ source: any WordSource, sought: [WordNeedle]? = nil
  ) throws {
    guard let joined = source as? JoinedWords else { return }
    let wanted = sought.map { Set($0.map { String(decoding: $0.folded, as: UTF8.self) }) }
    let places = try joined.places(among: blocks, of: index, cancellation)
      .filter { $0.joined < $0.all && wanted?.contains($0.word.folded) ?? true }
    if !places.isEmpty { notes.append(.ofWords(.compounds(places))) }
  }

  /// The same of compounds that are looked for by a filter, or shown as they stand.
  mutating func noteCompounds(among blocks: BlockSet, soughtBy filter: Filter) throws {
    let compounds = Set(shelf.lists.compounds.map(\.folded))
    if compounds.isEmpty { return }
    let sought = filter.wantedWords.filter {
      compounds.contains(String(decoding: $0.folded, as: UTF8.self))
    }
    if sought.isEmpty { return }
    try noteCompounds(
      among: blocks, try shelf.source(holding: blocks, cancellation), sought: sought)
  }
}
