import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText

/// What is asked of the words of texts.
extension FilterRun {
  enum SoughtWords {
    case word(WordNeedle)
    case words(WordSequence)
  }

  /// The blocks that hold the words somewhere.
  func holding(_ sought: SoughtWords, _ among: BlockSet) throws -> BlockSet {
    let source = try shelf.source(holding: among, cancellation)
    let finder: WordFinder
    switch sought {
    case .word(let needle): finder = WordFinder(needle, in: source)
    case .words(let sequence): finder = try WordFinder(sequence, in: source, cancellation)
    }
    var kept: [UInt32] = []
    let worth = try finder.candidates(among: among, cancellation)
    try source.forEachText(of: worth, cancellation) { block, words in
      if !finder.ranges(in: words, text: { index.foldedText(of: block) }).isEmpty {
        kept.append(block.rawValue)
      }
    }
    return BlockSet(ascending: kept)
  }

  /// The blocks in which both stand near each other, of which one at least is a word.
  func near(
    _ first: SoughtNeedle, _ second: SoughtNeedle, within: Int, _ among: BlockSet
  ) throws -> BlockSet {
    var among = among
    for needle in [first, second].compactMap(\.needle) {
      among = try blocks(mentioning: needle, among)
    }
    let source = try shelf.source(holding: among, cancellation)
    let finders = [first, second].map { WordFinder($0, in: source) }
    for finder in finders { among = try finder.candidates(among: among, cancellation) }
    let isInWords = first.word != nil && second.word != nil
    var kept: [UInt32] = []
    try source.forEachText(of: among, cancellation) { block, words in
      let isNear: Bool
      if isInWords {
        let found = finders.map { $0.ranges(in: words) { FoldedText(bytes: [], edits: []) } }
        if found.contains(where: \.isEmpty) { return }
        let positions = WordPositions(words, source.entries)
        isNear = Proximity.areNear(
          found[0].map(positions.words), found[1].map(positions.words), within: within)
      } else {
        let text = index.foldedText(of: block)
        let ranges = zip([first, second], finders).map { sought, finder in
          sought.needle.map { $0.ranges(in: text) }
            ?? finder.ranges(in: words) { text }.map {
              Int(words[$0.lowerBound].start)..<Int(words[$0.upperBound - 1].end)
            }
        }
        isNear = Proximity.areNear(ranges[0], ranges[1], within: within, in: text.original)
      }
      if isNear { kept.append(block.rawValue) }
    }
    return BlockSet(ascending: kept)
  }
}
