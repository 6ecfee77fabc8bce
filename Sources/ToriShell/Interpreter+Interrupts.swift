import ToriIndex
import ToriLanguage

extension Interpreter {
  /// `run`, which Ctrl-C stops.
  mutating func runInterruptibly(
    _ text: String, file: String? = nil, mode: Parser.Mode
  ) throws(ClosedPipe) -> ExitStatus {
    let cancellation = Cancellation()
    var outcome: Result<ExitStatus, ClosedPipe> = .success(.interrupted)
    _ = InterruptHandler.shared.during(stop: cancellation.cancel) {
      outcome = Result { () throws(ClosedPipe) in
        try run(text, file: file, mode: mode, cancellation: cancellation)
      }
    }
    return try outcome.get()
  }
}
