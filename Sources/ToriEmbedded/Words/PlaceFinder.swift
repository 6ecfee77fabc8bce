import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriWords

/// A place in the text of a block, in bytes as it is stored.
struct TextPlace: Hashable, Sendable {
  let block: BlockID
  let start: UInt32
  let end: UInt32

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Finds where something stands in texts, in bytes as they are stored, whether it is characters or words: what lines of
/// a concordance show, and what `near` counts characters between.
struct PlaceFinder {
  /// Of what is looked for, what are no words, each by itself.
  private let texts: [TextFinder]
  private let words: [WordFinder]
  /// What the texts and the words are.
  private let parts: [SoughtNeedle]
  private let source: (any WordSource)?
  private let cancellation: Cancellation

  /// - Parameter source: the texts as words; needed where words are looked for.
  init(
    _ sought: SoughtNeedle, in source: (any WordSource)?, _ cancellation: Cancellation
  ) throws {
    texts = try sought.parts.compactMap { try TextFinder($0, cancellation) }
    let asked = sought.parts.filter(\.asksForWords)
    parts = sought.parts.filter { !$0.asksForWords } + asked
    words =
      try source.map { source in
        try asked.map { try WordFinder($0, in: source, cancellation) }
      } ?? []
    self.source = source
    self.cancellation = cancellation
  }

  /// From left to right and not overlapping; of what begins at one place the longest counts.
  func ranges(in words: ArraySlice<WordToken>, text: () -> FoldedText) throws -> [Range<Int>] {
    var met: Set<Int> = []
    return try ranges(in: words, text: text, meeting: &met)
  }

  /// The same; `met` are the finders that found something, texts before words.
  private func ranges(
    in words: ArraySlice<WordToken>, text: () -> FoldedText, meeting met: inout Set<Int>
  ) throws -> [Range<Int>] {
    var found: [Range<Int>] = []
    if !texts.isEmpty {
      let text = text()
      for (place, finder) in texts.enumerated() {
        let ranges = try finder.ranges(in: text)
        if !ranges.isEmpty { met.insert(place) }
        found += ranges
      }
    }
    for (place, finder) in self.words.enumerated() {
      let ranges = try finder.ranges(in: words, text: text)
      if !ranges.isEmpty { met.insert(texts.count + place) }
      found += ranges.map {
        Int(words[$0.lowerBound].start)..<Int(words[$0.upperBound - 1].end)
      }
    }
    return found.apart
  }

  /// Every place in these blocks, in their order; and which parts of what is looked for have none.
  func places(
    among blocks: BlockSet, of index: Index
  ) throws -> (all: [TextPlace], missing: [SoughtNeedle]) {
    var places: [TextPlace] = []
    var met: Set<Int> = []
    func add(_ block: BlockID, _ words: ArraySlice<WordToken>) throws {
      let found = try ranges(
        in: words, text: { index.foldedText(of: block) }, meeting: &met)
      for range in found {
        places.append(
          TextPlace(
            block: block, start: UInt32(range.lowerBound), end: UInt32(range.upperBound)))
      }
    }
    guard let source, !words.isEmpty else {
      for block in blocks {
        if cancellation.isCancelled { throw EngineError.interrupted }
        try add(block, [])
      }
      return (places, missing(met))
    }
    try source.forEachText(
      of: try worthALook(among: blocks), cancellation
    ) { try add($0, $1) }
    return (places, missing(met))
  }

  private func missing(_ met: Set<Int>) -> [SoughtNeedle] {
    parts.enumerated().filter { !met.contains($0.offset) }.map(\.element)
  }

  /// Those of the blocks in which words may stand; all where characters may.
  private func worthALook(among blocks: BlockSet) throws -> BlockSet {
    if !texts.isEmpty { return blocks }
    return try words.reduce(BlockSet()) {
      $0.union(try $1.candidates(among: blocks, cancellation))
    }
  }
}
