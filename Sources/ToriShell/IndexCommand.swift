import ToriCorpus
import ToriIndex

/// `tori index`: builds an index to keep, or adds to it what is new.
package struct IndexCommand {
  private let paths: [String]
  private let output: String
  private let reading: ReadOptions

  package init(
    paths: [String], output: String, reading: Invocation.ReadingWords
  ) throws(CommandLineProblem) {
    guard output.hasSuffix(".tori") else {
      throw CommandLineProblem(description: "an index is called FILE.tori, not '\(output)'")
    }
    self.paths = paths
    self.output = output
    self.reading = try reading.options()
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console()
    let cancellation = Cancellation()
    var outcome: Result<BuildReport, IndexError> = .failure(.cancelled)
    _ = InterruptHandler.shared.during(stop: cancellation.cancel) {
      var line = ProgressLine(console: console)
      outcome = Result { () throws(IndexError) in
        try buildIndex(
          from: paths, to: output, options: reading, adding: true, progress: { line.show($0) },
          cancellation: cancellation)
      }
      line.clear()
    }
    do {
      let report = try outcome.get()
      for note in report.notes { console.writeMessage("tori: \(note)\n") }
      let isPartial = CorpusOpening(console: console).tell(
        report.failures, in: try Index.open(output), doubts: true)
      console.writeMessage(
        "\(output): \(report.added) added, \(report.kept) kept, \(report.changed) changed, "
          + "\(report.removed) removed; \(report.blockCount) blocks, \(report.byteCount) bytes\n")
      return isPartial ? .unreadable : .done
    } catch .cancelled {
      return .interrupted
    } catch {
      console.writeMessage("tori: \(error.message)\n")
      return .unreadable
    }
  }
}
