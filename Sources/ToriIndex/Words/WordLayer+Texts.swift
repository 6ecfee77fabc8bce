import ToriSystem
import ToriWords

extension WordLayer {
  /// Calls `body` with the words of each block, in the order of the blocks; of a block without words with none.
  ///
  /// The slice is of a buffer that the next blocks' words are put in.
  package func forEachText(
    of blocks: BlockSet, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void
  ) throws {
    var reader = TokenReader(self)
    var run: Range<UInt32>?
    for block in blocks {
      let number = block.rawValue
      if let known = run, known.upperBound == number, known.count < TokenReader.blocksAtOnce,
        segment(ofBlock: known.lowerBound).blocks.contains(number)
      {
        run = known.lowerBound..<number + 1
        continue
      }
      if let run { try read(run, with: &reader, cancellation, body) }
      run = number..<number + 1
    }
    if let run { try read(run, with: &reader, cancellation, body) }
  }

  private func segment(ofBlock block: UInt32) -> SegmentWords {
    segments[locate(BlockID(block)).segment]
  }

  private func read(
    _ blocks: Range<UInt32>, with reader: inout TokenReader, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void
  ) throws {
    try cancellation.check()
    let segment = segment(ofBlock: blocks.lowerBound)
    let first = Int(blocks.lowerBound - segment.base)
    let starts = segment.starts(ofRows: first..<first + blocks.count)
    reader.read(segment, starts)
    let base = starts.first ?? 0
    for (place, block) in blocks.enumerated() {
      let start = Int(starts[place] &- base)
      let end = max(start, Int(starts[place + 1] &- base))
      try body(BlockID(block), reader.tokens[min(start, reader.count)..<min(end, reader.count)])
    }
  }
}

/// Reads the tokens of blocks that follow each other, without an object for each.
struct TokenReader {
  static let blocksAtOnce = 512

  private(set) var tokens: [WordToken] = []
  /// How many of them are of the blocks that were read last.
  private(set) var count = 0
  private var words: [UInt32] = []
  private let lengths: [UInt32]

  init(_ layer: WordLayer) { lengths = layer.formLengths }

  /// - Parameter starts: where the tokens of each block begin, and where those of the last end.
  mutating func read(_ segment: SegmentWords, _ starts: [UInt32]) {
    let range = Int(starts.first ?? 0)..<max(Int(starts.first ?? 0), Int(starts.last ?? 0))
    count = range.count
    segment.read(range, into: &words)
    if lengths.isEmpty { count = 0 }
    if count == 0 { return }
    if tokens.count < count {
      let nothing = WordToken(entry: 0, start: 0, end: 0)
      tokens += [WordToken](repeating: nothing, count: count - tokens.count)
    }
    let ends = segment.sentenceEnds.reader(range)
    var gaps = WordGaps(segment.file).reader(range)
    var (row, end) = (0, UInt32(0))
    let (words, lengths) = (words, lengths)
    var found = tokens.mutableSpan
    for place in 0..<range.count {
      while row + 1 < starts.count, Int(starts[row]) <= range.lowerBound + place {
        row += 1
        end = 0
      }
      let start = end &+ UInt32(truncatingIfNeeded: gaps.gap(place))
      end = start &+ lengths[Int(words[place])]
      found[place] = WordToken(
        entry: words[place], start: start, end: end,
        endsSentence: ends.has(range.lowerBound &+ place))
    }
  }
}
