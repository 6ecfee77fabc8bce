import ToriCorpus
import ToriText

/// What the making of an index came to.
package struct BuildReport: Hashable, Sendable {
  /// Documents by what became of them.
  package var added = 0
  package var kept = 0
  package var changed = 0
  package var removed = 0
  /// What could not be read; the rest was.
  package var failures: [ReadFailure] = []
  /// What was doubtful in the files read now.
  package var notices: [DocumentNotice] = []
  /// What else is to be said, a sentence each.
  package var notes: [LocalizedText] = []
  /// Of the whole index.
  package var blockCount = 0
  /// Of the source files read now.
  package var byteCount = 0
  package var seconds = 0.0

  package struct DocumentNotice: Hashable, Sendable {
    package var path: String
    package var notice: ReadNotice
  }
}
