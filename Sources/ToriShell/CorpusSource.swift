import ToriCorpus
import ToriTime

/// What a session is opened on, and how.
package struct CorpusSource: Sendable {
  /// Folders, files or one index.
  package var paths: [String]
  package var reading: ReadOptions
  /// The same, as the command line says it.
  package var words = Invocation.ReadingWords()
  /// What `today` counts from; nil for the clock.
  package var now: Instant?
}
