import ToriCorpus

/// What the making of an index came to.
package struct BuildReport: Hashable, Sendable {
  /// Documents by what became of them.
  package var added = 0
  /// Taken over from the index that was there.
  package var kept = 0
  /// Read again, since the file changed.
  package var changed = 0
  /// No longer there.
  package var removed = 0
  /// What could not be read; the rest was.
  package var failures: [ReadFailure] = []
  /// What was doubtful in the files read now.
  package var notices: [DocumentNotice] = []
  /// What else is to be said.
  package var notes: [BuildNote] = []
  /// Of the whole index.
  package var blockCount = 0
  /// All of the whole index, as it has them.
  var documents: [DocumentRecord] = []
  /// Of the source files read now.
  package var byteCount = 0
  /// By a clock that only goes forward.
  package var seconds = 0.0

  /// What was doubtful, and where.
  package struct DocumentNotice: Hashable, Sendable {
    package var path: String
    package var notice: ReadNotice
  }
}

/// What is to be said of how an index came about, beside what was read.
package enum BuildNote: Hashable, Sendable {
  case listing(SourceListing.Note)
  /// Why the index that was there was made anew instead of being added to.
  case madeAnew(Because)
  /// The index is not kept for the next time.
  case notKept(WriteObstacle)

  /// Why it could not be added to.
  package enum Because: Hashable, Sendable {
    case otherOptions, damaged, otherVersion
  }
}
