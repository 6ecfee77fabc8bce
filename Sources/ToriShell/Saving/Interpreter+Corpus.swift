import ToriEngine
import ToriText

/// `expect corpus = "…"`.
extension Interpreter {
  /// Says whether the corpus is the one that a checksum, the beginning of one, or a file beside a saved file names; of
  /// another, which files differ, where that is known.
  func expectCorpus(_ text: String, is identity: CorpusIdentity) -> ExitStatus {
    let parts = text.lowercased().split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let sum = String(parts[0])
    if sum.utf8.count >= Self.shortestSum, sum.utf8.count <= 64, sum.allSatisfy(\.isHexDigit) {
      guard identity.checksum.hasPrefix(sum) else {
        return say(unexpected: sum, found: identity, [])
      }
      return parts.count == 1 ? .done : expectWords(String(parts[1]))
    }
    let path = SavePlaces.path(text, in: folder)
    guard let sidecar = (try? Sidecar.read(path)) ?? Sidecar.beside(path) else {
      console.say(
        LocalizedText(
          "error: \(text) is neither a checksum nor a file that tells of one",
          ja: "エラー: \(text)はチェックサムでも、それを書いたファイルでもない"))
      return .wrong
    }
    let changesOfWords = sidecar.changesOfWords(in: session)
    if sidecar.corpus.checksum == identity.checksum {
      return changesOfWords.isEmpty ? .done : say(changedWords: changesOfWords)
    }
    let changes = CorpusChanges(from: sidecar.corpus, to: identity)
    return say(
      unexpected: sidecar.corpus.checksum, found: identity, changes.words + changesOfWords)
  }

  /// Whether words are cut by what this part of a checksum is of.
  private func expectWords(_ sum: String) -> ExitStatus {
    let words = session.catalogue.words
    if sum == words?.sum { return .done }
    let now = words?.words ?? LocalizedText("no dictionary is there", ja: "辞書がない")
    return say(
      changedWords: [LocalizedText("  then: \(sum); now: \(now)", ja: "  前回: \(sum)。今回: \(now)")])
  }

  /// In hexadecimal digits; what is shorter may well be a file.
  private static let shortestSum = 12

  private func say(changedWords changes: [LocalizedText]) -> ExitStatus {
    console.say(
      LocalizedText(
        "error: the corpus is the one expected, its words are others", ja: "エラー: コーパスは期待どおりだが、語が違う")
    )
    for change in changes { console.say(change) }
    return .unexpected
  }

  private func say(
    unexpected sum: String, found identity: CorpusIdentity, _ changes: [LocalizedText]
  ) -> ExitStatus {
    let (expected, found) = (sum.prefix(16), identity.checksum.prefix(16))
    console.say(
      LocalizedText(
        "error: expected the corpus \(expected)…, found \(found)…",
        ja: "エラー: 期待したコーパスは\(expected)…、今は\(found)…"))
    for change in changes { console.say(change) }
    return .unexpected
  }
}
