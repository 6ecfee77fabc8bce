import ToriEngine
import ToriLanguage
import ToriSystem

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

extension Session {
  /// `run`, of which nothing is left where it does not end soon after it was told to.
  mutating func runAbandonably(
    _ action: Analyzer.Action, draws: Bool = false, _ cancellation: Cancellation
  ) throws(EngineError) -> Outcome {
    let session = self
    let ended = Abandonable.run(cancellation, patience: .milliseconds(40)) {
      var session = session
      let outcome = Result { () throws(EngineError) in
        let outcome = try session.run(action, draws: draws, cancellation: cancellation)
        // Lines are put in order when the first of them is asked for.
        if case .answer(let answer, _) = outcome, answer.rowCount > 0 {
          _ = try answer.value(row: 0, column: 0)
        }
        return outcome
      }
      return (session, outcome)
    }
    guard let ended else { throw .interrupted }
    self = ended.0
    return try ended.1.get()
  }
}
