import ToriCorpus
import ToriIndex

/// Opens a corpus and tells how that went.
struct CorpusOpening {
  let console: Console

  func open(_ paths: [String], reading: ReadOptions) throws(IndexError) -> OpenedCorpus {
    let cancellation = Cancellation()
    var outcome: Result<OpenedCorpus, IndexError> = .failure(.cancelled)
    _ = InterruptHandler.shared.during(stop: { cancellation.cancel() }) {
      outcome = Result { () throws(IndexError) in
        try Corpus.open(paths, options: reading, cancellation: cancellation)
      }
    }
    return try outcome.get()
  }

  /// Names what could not be read, and why; whether there was any.
  func tellFailures(of corpus: OpenedCorpus) -> Bool {
    for failure in corpus.failures {
      console.writeMessage("tori: \(failure.path): \(failure.reason)\n")
    }
    for note in corpus.notes { console.writeMessage("tori: \(note)\n") }
    return !corpus.failures.isEmpty
  }
}
