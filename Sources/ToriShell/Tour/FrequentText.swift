import ToriEngine
import ToriSystem
import ToriText

/// Chooses a text that a corpus speaks of often, for lessons to look for.
enum FrequentText {
  /// How many posts are read.
  private static let postLimit = 300
  /// In characters.
  private static let lengths = 2...8
  /// A text in more of the posts than this is said of everything and shows nothing.
  private static let mostOfTen = 6

  /// A run of one script that many posts have and not nearly all; nil where there is none.
  static func choose(from session: Session) -> String? {
    guard let sample = QuietAnswer("posts | sample \(postLimit) | select text", in: session) else {
      return nil
    }
    var counts: [String: Int] = [:]
    for text in sample.texts {
      for run in Set(runs(in: text)) { counts[run, default: 0] += 1 }
    }
    let limit = max(2, sample.rowCount * mostOfTen / 10)
    let candidates = counts.filter { $0.value <= limit }
    // Of equals the longer says more; the last word is the alphabet's, so that the choice is the same.
    return candidates.max {
      ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key)
    }?.key
  }

  /// Words of kanji, of katakana, or of Latin letters, as they stand; of these the longer ones.
  private static func runs(in text: String) -> [String] {
    var runs: [String] = []
    var run = ""
    var script = WritingSystem.none
    func end() {
      let isWord = lengths.contains(run.count) && (script != .latin || run.count > 3)
      if isWord, script == .ideograph || script == .katakana || script == .latin {
        runs.append(run)
      }
      run = ""
    }
    for character in text.prefix(4_000) {
      let own = character.unicodeScalars.first.map { WritingSystem($0) } ?? .none
      if own != script { end() }
      script = own
      run.append(character)
    }
    end()
    return runs.filter { !$0.contains(where: \.isNumber) && !furniture.contains($0.lowercased()) }
  }

  /// Pieces of addresses, which are no words.
  private static let furniture: Set<String> = ["http", "https", "html", "index"]
}
