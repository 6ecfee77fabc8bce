import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText
import ToriWords

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
    if let entries = finder.entries,
      let found = try source.blocks(holdingAnyOf: entries, among: among, cancellation)
    {
      return found
    }
    var kept: [UInt32] = []
    let worth = try finder.candidates(among: among, cancellation)
    try source.forEachText(of: worth, cancellation) { block, words in
      if try !finder.ranges(in: words, text: { index.foldedText(of: block) }).isEmpty {
        kept.append(block.rawValue)
      }
    }
    return BlockSet(ascending: kept)
  }

  /// The blocks in which both stand near each other: in words where both are words, else in characters.
  func near(
    _ first: SoughtNeedle, _ second: SoughtNeedle, within: Int, _ among: BlockSet
  ) throws -> BlockSet {
    var among = among
    for sought in [first, second] where !sought.asksForWords {
      among = try blocks(holding: sought, among)
    }
    if first.isWord, second.isWord { return try nearInWords([first, second], within, among) }
    let asksForWords = first.asksForWords || second.asksForWords
    let source = asksForWords ? try shelf.source(holding: among, cancellation) : nil
    let finders = try [first, second].map { try PlaceFinder($0, in: source, cancellation) }
    var kept: [UInt32] = []
    func look(_ block: BlockID, _ words: ArraySlice<WordToken>) throws {
      let text = index.foldedText(of: block)
      let ranges = try finders.map { try $0.ranges(in: words) { text } }
      if Proximity.areNear(ranges[0], ranges[1], within: within, in: text.original) {
        kept.append(block.rawValue)
      }
    }
    if let source {
      try source.forEachText(of: among, cancellation, look)
    } else {
      for block in among {
        if cancellation.isCancelled { throw EngineError.interrupted }
        try look(block, [])
      }
    }
    return BlockSet(ascending: kept)
  }

  private func nearInWords(
    _ sought: [SoughtNeedle], _ within: Int, _ among: BlockSet
  ) throws -> BlockSet {
    var among = among
    let source = try shelf.source(holding: among, cancellation)
    let finders = try sought.map { try WordFinder($0, in: source, cancellation) }
    for finder in finders { among = try finder.candidates(among: among, cancellation) }
    var kept: [UInt32] = []
    try source.forEachText(of: among, cancellation) { block, words in
      let found = try finders.map {
        try $0.ranges(in: words) { FoldedText(bytes: [], edits: []) }
      }
      if found.contains(where: \.isEmpty) { return }
      let positions = WordPositions(words, source.entries)
      if Proximity.areNear(
        found[0].map(positions.words), found[1].map(positions.words), within: within)
      {
        kept.append(block.rawValue)
      }
    }
    return BlockSet(ascending: kept)
  }

  /// The blocks whose text holds the characters, or any of several.
  private func blocks(holding sought: SoughtNeedle, _ among: BlockSet) throws -> BlockSet {
    try sought.parts.reduce(BlockSet()) { found, part in
      switch part {
      case .text(let needle): found.union(try blocks(mentioning: needle, among))
      case .exactly(let needle):
        found.union(
          try index.blocks(
            mentioningExactly: Array(needle.text.utf8), among: among, cancellation: cancellation))
      case .pattern, .word, .words, .anyOf: among
      }
    }
  }
}
