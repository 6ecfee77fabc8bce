import ToriEngine
import ToriIndex
import ToriTime

extension Session {
  /// Asks `index`; files below `workingFolder` are named from there. `variants` are sets of spellings that
  /// mean the same.
  package init(
    index: Index, now: Instant, workingFolder: String = "/", variants: [[String]] = [],
    words: WordCutting = WordCutting()
  ) {
    self.init(
      engine: EmbeddedEngine(index: index, workingFolder: workingFolder, words: words), now: now,
      variants: variants)
  }
}
