import ToriSystem
import ToriText

/// Lessons outside of a shell: to be read, as in a pipe.
extension Interpreter {
  /// Writes the lesson of that number with its answers, or what lessons there are.
  mutating func writeTour(
    _ number: Int?, cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    // A lesson is to be read wherever it goes: as on a screen, and short. It is for people; among rows
    // for a program it would be in the way.
    var reader = self
    if !settings.format.isForPeople {
      reader.console.writeRows = { [console] bytes in
        console.tell(TerminalText(drawn: String(decoding: bytes, as: UTF8.self)))
      }
    }
    reader.settings.format = .table
    reader.console.rowsAreShown = true
    reader.settings.width = settings.width ?? console.width() ?? TourText.widest
    reader.settings.rowLimit = TourText.rowLimit
    reader.settings.remedy = TourText.remedy
    return try reader.writeLesson(number, cancellation)
  }

  private mutating func writeLesson(
    _ number: Int?, _ cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    let text = TourText(
      language: console.language, width: console.width(), colour: console.colourRows)
    guard let number else {
      try write(text.contents())
      let how = LocalizedText(
        "'tour N' shows a lesson; in the shell it asks, and 'tour' goes through all of them",
        ja: "tour N でレッスンを表示します。シェルの中では質問もされ、tour ですべてを順に進めます")
      console.tell("\(how[console.language])\n")
      return .done
    }
    guard Lesson.all.indices.contains(number - 1) else {
      console.tell(TerminalText(drawn: text.noSuchLesson))
      return .wrong
    }
    let lesson = Lesson.all[number - 1]
    try write(text.heading(lesson, at: number - 1))
    guard let filled = FilledLesson(lesson, on: session) else {
      try write("\n" + text.prose(lesson.none ?? lesson.title))
      return .done
    }
    func prose(_ words: LocalizedText) -> String {
      "\n" + text.prose(filled.filled(words))
    }
    var status = ExitStatus.done
    for step in lesson.steps where status == .done {
      try write(prose(step.prose))
      status = try show(filled.filled(step.statement), text, cancellation)
    }
    guard status == .done else { return status }
    try write(prose(lesson.question))
    status = try show(filled.filled(lesson.answer), text, cancellation)
    if let conclusion = lesson.conclusion { try write(prose(conclusion)) }
    return status
  }

  private mutating func show(
    _ statement: String, _ text: TourText, _ cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    try write(text.statement(statement))
    return try run(statement, mode: .prompt, cancellation: cancellation)
  }
}
