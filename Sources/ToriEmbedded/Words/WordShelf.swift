import Synchronization
import ToriEngine
import ToriIndex
import ToriSentences
import ToriSystem
import ToriWords

/// The words of an index's texts, cut when they are first asked for: all of them, which are kept beside the index; or
/// where nothing can be kept, those that are needed, which are kept for the session.
final class WordShelf: Sendable {
  private let index: Index
  /// By what dictionary they are, or would be.
  let cutting: WordCutting
  private let layer = Mutex(Layer.unknown)
  private let state = Mutex(State())
  /// How many of the blocks that were asked about last repeat others.
  private let repeated = Mutex<[BlockSet: Int]>([:])

  private enum Layer {
    case unknown, impossible
    case open(LayerWords)
  }

  private struct State {
    /// Made when the first text is cut.
    var scanner: WordScanner?
    var tokens: [WordToken] = []
    /// Where the words of a block are among `tokens`.
    var places: [UInt32: Range<Int>] = [:]
    /// What was given out last, as long as no text was cut since.
    var source: HeldWords?
  }

  init(index: Index, _ cutting: WordCutting) { (self.index, self.cutting) = (index, cutting) }

  /// What is kept, cut now where it was not; nil where nothing can be kept.
  private func kept(_ cancellation: Cancellation) throws(EngineError) -> LayerWords? {
    // What is thrown inside is carried out by hand: the lock's closure has no type for it.
    let result = layer.withLock { layer -> Result<LayerWords?, EngineError> in
      switch layer {
      case .open(let words) where !words.isDamaged: return .success(words)
      case .impossible: return .success(nil)
      case .unknown, .open: break
      }
      do throws(IndexError) {
        let found = try WordLayer.open(
          for: index, dictionary: cutting.dictionary, cacheDirectory: cutting.cacheDirectory,
          progress: cutting.tell, cancellation: cancellation)
        guard let words = found.map({ LayerWords($0) }) else { return .success(nil) }
        layer = .open(words)
        return .success(words)
      } catch {
        switch error {
        case .cannotWrite, .tooLarge:
          layer = .impossible
          return .success(nil)
        case .words(let error): return .failure(.noWords(error.message))
        case .cancelled, .cannotRead, .notAnIndex, .otherVersion, .otherFolding, .damaged,
          .damagedWords, .changed, .nothingToRead:
          return .failure(EngineError(error))
        }
      }
    }
    return try result.get()
  }

  /// By what dictionary the words are cut, once any are.
  var information: WordLayerInformation? {
    layer.withLockIfAvailable { layer -> WordLayerInformation? in
      if case .open(let words) = layer { return words.information }
      return nil
    } ?? nil
  }

  /// How many of these blocks have a text that one before them has; asked again and again of the same, it is told at
  /// once.
  func repeatedCount(among blocks: BlockSet, _ cancellation: Cancellation) throws -> Int {
    if let known = repeated.withLock({ $0[blocks] }) { return known }
    let kept = layer.withLock { layer -> Int? in
      if case .open(let words) = layer, blocks == index.posts { return words.repeatedCount }
      return nil
    }
    let found = try kept ?? index.repeatedCount(among: blocks, cancellation)
    repeated.withLock { repeated in
      if repeated.count >= Self.repeatedKept { repeated.removeAll() }
      repeated[blocks] = found
    }
    return found
  }

  private static let repeatedKept = 16

  /// Dictionary forms that begin so, in bounded time; none before any texts are cut.
  func words(beginning typed: String, limit: Int) -> [FoundText] {
    let kept = layer.withLockIfAvailable { layer -> LayerWords? in
      if case .open(let words) = layer { return words }
      return nil
    }
    return (kept ?? nil)?.words(beginning: typed, limit: limit) ?? []
  }

  /// Words in which these blocks are cut, and perhaps others.
  ///
  /// - Complexity: that of cutting the texts of the blocks that were not cut before.
  func source(
    holding blocks: BlockSet, _ cancellation: Cancellation
  ) throws(EngineError) -> any WordSource {
    if let kept = try kept(cancellation) { return kept }
    // What is thrown inside is carried out by hand: the lock's closure has no type for it.
    let result = state.withLock { state -> Result<HeldWords, EngineError> in
      do throws(EngineError) {
        try cut(blocks, into: &state, cancellation)
        if let source = state.source { return .success(source) }
        let source = HeldWords(
          entries: state.scanner?.entries ?? WordEntries(), tokens: state.tokens,
          places: state.places)
        state.source = source
        return .success(source)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Whether all these blocks are cut.
  func holds(_ blocks: BlockSet) -> Bool {
    state.withLock { state in
      state.places.count >= blocks.count && blocks.allSatisfy { state.places[$0.rawValue] != nil }
    }
  }

  private func cut(
    _ blocks: BlockSet, into state: inout State, _ cancellation: Cancellation
  ) throws(EngineError) {
    for block in blocks where state.places[block.rawValue] == nil {
      if cancellation.isCancelled { throw .interrupted }
      let scanner: WordScanner
      if let known = state.scanner {
        scanner = known
      } else {
        do {
          scanner = try WordScanner(dictionary: try WordDictionary.open(cutting.dictionary))
        } catch {
          throw .noWords(error.message)
        }
        state.scanner = scanner
      }
      state.source = nil
      let start = state.tokens.count
      let text = index.text(of: block)
      scanner.cut(text.utf8.span, into: &state.tokens)
      state.places[block.rawValue] = start..<state.tokens.count
    }
  }
}

/// Words as they were cut, in memory.
private final class HeldWords: WordSource {
  let entries: WordLexicon
  let groupings: WordGroupings
  private let tokens: [WordToken]
  private let places: [UInt32: Range<Int>]

  init(entries: WordEntries, tokens: [WordToken], places: [UInt32: Range<Int>]) {
    (self.entries, self.tokens, self.places) = (WordLexicon(entries), tokens, places)
    groupings = WordGroupings(self.entries)
  }

  func forEachText(
    of blocks: BlockSet, _ cancellation: Cancellation,
    _ body: (_ block: BlockID, _ words: ArraySlice<WordToken>) throws -> Void
  ) throws {
    for block in blocks {
      if cancellation.isCancelled { throw EngineError.interrupted }
      try body(block, tokens[places[block.rawValue] ?? 0..<0])
    }
  }
}
