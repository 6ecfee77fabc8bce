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
    console.writeMessage(
      console.file == nil
        ? NoteRenderer.render(answer, as: settings.format, options: noteOptions)
        : NoteRenderer.render(answer.notes, options: noteOptions))
  }
}
