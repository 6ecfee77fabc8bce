import Synchronization
import ToriText
import ToriWords

/// The words of texts, as a scanner of its own cuts them; each text once.
final class NaiveWords: Sendable {
  static let shared = NaiveWords()

  private let state = Mutex<(scanner: WordScanner?, known: [String: [Word]])>((nil, [:]))

  func of(_ text: String) -> [Word] {
    state.withLock { state in
      if let known = state.known[text] { return known }
      if state.scanner == nil {
        state.scanner = try? WordScanner(dictionary: try WordDictionary.open())
      }
      let words = state.scanner?.words(of: text) ?? []
      state.known[text] = words
      return words
    }
  }
}

extension WordEntry {
  /// What rows of dictionary forms tell apart.
  var lexeme: NaiveEvaluator.Lexeme {
    NaiveEvaluator.Lexeme(
      texts: [Folding.string(word)], tag: tag.split(separator: "-").first.map(String.init) ?? "",
      isContent: isContent)
  }
}
