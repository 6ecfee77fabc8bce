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
  private let texts: TextFinder?
  private let words: [WordFinder]
  private let source: (any WordSource)?
  private let cancellation: Cancellation

  /// - Parameter source: the texts as words; needed where words are looked for.
  init(
    _ sought: SoughtNeedle, in source: (any WordSource)?, _ cancellation: Cancellation
  ) throws {
    texts = try TextFinder(sought, cancellation)
    let parts = sought.parts.filter(\.asksForWords)
    words =
      try source.map { source in
        try parts.map { try WordFinder($0, in: source, cancellation) }
      } ?? []
    self.source = source
    self.cancellation = cancellation
  }

  /// From left to right and not overlapping; of what begins at one place the longest counts.
  func ranges(in words: ArraySlice<WordToken>, text: () -> FoldedText) throws -> [Range<Int>] {
    var found = try texts.map { try $0.ranges(in: text()) } ?? []
    for finder in self.words {
      found += try finder.ranges(in: words, text: text).map {
        Int(words[$0.lowerBound].start)..<Int(words[$0.upperBound - 1].end)
      }
    }
    return found.apart
  }

  /// Every place in these blocks, in their order.
  func places(among blocks: BlockSet, of index: Index) throws -> [TextPlace] {
    var places: [TextPlace] = []
    func add(_ block: BlockID, _ words: ArraySlice<WordToken>) throws {
      for range in try ranges(in: words, text: { index.foldedText(of: block) }) {
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
      return places
    }
    try source.forEachText(
      of: try worthALook(among: blocks), cancellation
    ) { try add($0, $1) }
    return places
  }

  /// Those of the blocks in which words may stand; all where characters may.
  private func worthALook(among blocks: BlockSet) throws -> BlockSet {
    if texts != nil { return blocks }
    return try words.reduce(BlockSet()) {
      $0.union(try $1.candidates(among: blocks, cancellation))
    }
  }
}
