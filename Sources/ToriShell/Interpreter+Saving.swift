import ToriEngine
import ToriRender

/// The last answer, written again.
extension Interpreter {
  /// Writes every row of `given` as to a file.
  ///
  /// - Throws: `UndrawableAnswer` before anything was written, an `EngineError`, or `ClosedPipe`.
  func write(
    _ given: GivenAnswer, as format: Format, to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    var options = RenderOptions(zone: session.environment.zone, language: console.language)
    options.title = given.query
    var sink = TextSink(write: write)
    try AnswerRenderer.render(given.answer, as: format, options: options, to: &sink)
  }
}
