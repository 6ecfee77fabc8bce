import Synchronization
import ToriSystem
import ToriWords

/// Cuts the texts of segments into words, on two threads.
final class SegmentCutter {
  /// What one thread at a time cuts with: its numbers of words are its own.
  // SAFETY: taken out of the pool by one thread, and put back by it.
  final class Tool: @unchecked Sendable {
    let number: Int
    let scanner: WordScanner
    fileprivate var tokens: [WordToken] = []

    init(_ number: Int, _ dictionary: WordDictionary) throws(WordError) {
      self.number = number
      scanner = try WordScanner(dictionary: dictionary)
    }
  }

  /// The words of some rows.
  struct Piece: Sendable {
    /// Which tool's numbers they are.
    var tool = 0
    var numbers: [UInt32] = []
    /// Which words of the piece do not begin where the one before ends, or where their text does, and how many bytes
    /// are between.
    var gaps: [(place: UInt32, width: UInt32)] = []
    /// Which words of the piece end sentences.
    var sentenceEnds: [UInt32] = []
    /// How many words each row has.
    var counts: [UInt32] = []
  }

  let tools: [Tool]
  private let cancellation: Cancellation

  private static let rowsAPiece = 256
  /// How many pieces are cut between two words on how far it has come.
  private static let piecesAtOnce = 128

  init(_ dictionary: WordDictionary, _ cancellation: Cancellation) throws(IndexError) {
    do {
      tools = try [Tool(0, dictionary), Tool(1, dictionary)]
    } catch {
      throw .words(error)
    }
    self.cancellation = cancellation
  }

  /// The words of all rows of a segment; `done` is told after each part how many rows that was.
  func cut(_ segment: Segment, done: (Int) -> Void) throws(IndexError) -> [Piece] {
    var pieces: [Piece] = []
    let count = (segment.count + Self.rowsAPiece - 1) / Self.rowsAPiece
    let pool = Pool(tools)
    let cancellation = cancellation
    while pieces.count < count {
      let (base, size) = (pieces.count, min(Self.piecesAtOnce, count - pieces.count))
      pieces += parallelMap(size) { number in
        if cancellation.isCancelled { return Piece() }
        let tool = pool.take()
        defer { pool.give(tool) }
        let start = (base + number) * Self.rowsAPiece
        return Self.cut(segment, start..<min(start + Self.rowsAPiece, segment.count), tool)
      }
      try cancellation.check()
      done(min(pieces.count * Self.rowsAPiece, segment.count))
    }
    return pieces
  }

  private final class Pool: Sendable {
    private let tools: Mutex<[Tool]>

    init(_ tools: [Tool]) { self.tools = Mutex(tools) }

    /// As many threads ask at once as there are tools.
    func take() -> Tool { tools.withLock { $0.removeLast() } }

    func give(_ tool: Tool) { tools.withLock { $0.append(tool) } }
  }

  private static func cut(_ segment: Segment, _ rows: Range<Int>, _ tool: Tool) -> Piece {
    var piece = Piece(tool: tool.number)
    var reader = OriginalReader(segment, rowCount: rows.count)
    for row in rows {
      let size = reader.read(row)
      tool.tokens.removeAll(keepingCapacity: true)
      tool.scanner.cut(reader.text.span.extracting(0..<size), into: &tool.tokens)
      var before: UInt32 = 0
      for token in tool.tokens {
        let place = UInt32(piece.numbers.count)
        if token.start > before { piece.gaps.append((place, token.start - before)) }
        if token.endsSentence { piece.sentenceEnds.append(place) }
        piece.numbers.append(token.entry)
        before = token.end
      }
      piece.counts.append(UInt32(tool.tokens.count))
    }
    return piece
  }
}
