import ToriEngine
import ToriRender
import ToriText

extension Interpreter {
  /// What was described: drawn for people, in rows for programs.
  mutating func show(
    _ answer: Answer, as picture: Picture?
  ) throws(ClosedPipe) -> ExitStatus {
    guard let picture, settings.format.isForPeople else { return try show(answer, highlights: []) }
    let drawing = PictureRenderer.render(picture, options: rowOptions)
    try write(drawing.text)
    if drawing.isLed { return try show(answer, highlights: []) }
    console.tell(TerminalText(drawn: drawing.notes.map { $0 + "\n" }.joined()))
    console.tell(TerminalText(drawn: NoteRenderer.render(answer.notes, options: noteOptions)))
    return .done
  }
}
