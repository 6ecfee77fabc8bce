import Synchronization
import ToriEngine
import ToriIndex
import ToriSystem
import ToriWords

/// The words of an index's texts, cut when they are first asked for and kept for the session.
final class WordShelf: Sendable {
  private let index: Index
  private let state = Mutex(State())

  private struct State {
    /// Made when the first text is cut.
    var scanner: WordScanner?
    var tokens: [WordToken] = []
    /// Where the words of a block are among `tokens`.
    var places: [UInt32: Range<Int>] = [:]
    /// What was given out last, as long as no text was cut since.
    var source: HeldWords?
  }

  init(index: Index) { self.index = index }

  /// Words in which these blocks are cut, and perhaps others.
  ///
  /// - Complexity: that of cutting the texts of the blocks that were not cut before.
  func source(
    holding blocks: BlockSet, _ cancellation: Cancellation
  ) throws(EngineError) -> any WordSource {
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
          scanner = try WordScanner(dictionary: try WordDictionary.open())
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
