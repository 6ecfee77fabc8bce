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
    _ = InterruptHandler.shared.during(stop: { cancellation.cancel() }) {
      outcome = Result { () throws(IndexError) in
        try buildIndex(
          from: paths, to: output, options: reading, adding: true, cancellation: cancellation)
      }
    }
    switch outcome {
    case .failure(.cancelled): return .interrupted
    case .failure(let error):
      console.writeMessage("tori: \(error.message)\n")
      return .unreadable
    case .success(let report):
      for failure in report.failures {
        console.writeMessage("tori: \(failure.path): \(failure.reason)\n")
      }
      console.writeMessage(
        "\(output): \(report.added) added, \(report.kept) kept, \(report.changed) changed, "
          + "\(report.removed) removed; \(report.blockCount) blocks, \(report.byteCount) bytes\n")
      return report.failures.isEmpty ? .done : .unreadable
    }
  }
}
