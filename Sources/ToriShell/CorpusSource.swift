import ToriCorpus
import ToriTime

/// What a session is opened on, and how.
package struct CorpusSource: Sendable {
  /// Folders, files or one index.
  package var paths: [String]
  package var reading: ReadOptions
  /// What `today` counts from; nil for the clock.
  package var now: Instant?
}
