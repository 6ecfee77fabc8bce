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

extension WordFinder {
  /// Every place where it stands in these blocks, in their order.
  func places(
    among blocks: BlockSet, _ source: any WordSource, _ cancellation: Cancellation
  ) throws -> [TextPlace] {
    var places: [TextPlace] = []
    let worth = try candidates(among: blocks, cancellation)
    try source.forEachText(of: worth, cancellation) { block, words in
      for range in ranges(in: words, text: { FoldedText(bytes: [], edits: []) }) {
        places.append(
          TextPlace(
            block: block, start: words[range.lowerBound].start,
            end: words[range.upperBound - 1].end))
      }
    }
    return places
  }
}
