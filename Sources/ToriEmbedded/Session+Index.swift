import ToriEngine
import ToriIndex
import ToriTime

extension Session {
  /// Asks `index`; files below `workingFolder` are named from there. `variants` are sets of spellings that
  /// mean the same; `lists` say what is one word, and which words lists leave out.
  package init(
    index: Index, now: Instant, workingFolder: String = "/", variants: [[String]] = [],
    words: WordCutting = WordCutting(), lists: WordLists = WordLists()
  ) {
    self.init(
      engine: EmbeddedEngine(index: index, workingFolder: workingFolder, words: words), now: now,
      variants: variants, lists: lists)
  }
}
