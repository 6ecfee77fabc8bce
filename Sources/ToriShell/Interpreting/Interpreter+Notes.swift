import ToriEngine
import ToriRender
import ToriText

extension Interpreter {
  /// Says below the rows what is to be said of them, and where they went if that is not seen.
  func tell(of answer: Answer) {
    if let file = console.file {
      console.say(
        settings.format.isPicture ? .drawn(to: file) : .written(answer.rowCount, to: file))
    }
    // A picture has its notes in it.
    if settings.format.isPicture { return }
    if console.file != nil { return tellNotes(of: answer) }
    console.tell(
      TerminalText(
        drawn: NoteRenderer.render(answer, as: settings.format, options: noteOptions)))
  }

  /// Says what a file of the rows does not hold: what was left out, cut or doubtful.
  func tellNotes(of answer: Answer) { tell(answer.notes) }

  func tell(_ notes: [Note]) {
    console.tell(TerminalText(drawn: NoteRenderer.render(notes, options: noteOptions)))
  }
}
