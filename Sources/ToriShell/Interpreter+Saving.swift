import ToriEngine
import ToriRender
import ToriSystem

/// The last answer, written again.
extension Interpreter {
  /// Writes every row of `given` as to a file; Ctrl-C ends that as `EngineError.interrupted`.
  ///
  /// - Throws: `UndrawableAnswer` before anything was written, an `EngineError`, or `ClosedPipe`.
  func write(
    _ given: GivenAnswer, as format: Format, to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    var options = RenderOptions(zone: shownZone, language: console.language)
    options.title = given.query
    let cancellation = Cancellation()
    let answer = given.answer.stopping(with: cancellation)
    _ = try InterruptHandler.shared.during(stop: cancellation.cancel) {
      var sink = TextSink(write: write)
      try AnswerRenderer.render(answer, as: format, options: options, to: &sink)
    }
  }
}
