import Glibc
import ToriSystem
import ToriText
import ToriTime

/// Statements written in the person's own editor.
extension Shell {
  /// Lets the last statement be written anew, and runs what comes of it.
  mutating func edit() throws(ClosedPipe) {
    let before = statements.last ?? ""
    switch Self.edited(before) {
    case .failure(let problem): say(problem.message)
    case .success(let text) where text == before || text.allSatisfy(\.isWhitespace):
      say(LocalizedText("nothing was changed, so nothing runs", ja: "変更がないので、何も実行しない"))
    case .success(let text):
      remember(text)
      screen.echo(text)
      try runStatement(text)
    }
  }

  struct EditingProblem: Error { let message: LocalizedText }

  /// `text` as the person's editor left it, without blanks at its end.
  static func edited(_ text: String) -> Result<String, EditingProblem> {
    let folder = temporaryFolder() ?? "/tmp"
    guard let (file, descriptor) = FileCalls.openTemporary(in: folder, ending: ".tq") else {
      return .failure(
        EditingProblem(
          message: LocalizedText("there is no place for a file to edit", ja: "編集するファイルを置く場所がない"))
      )
    }
    defer { FileCalls.remove(file) }
    let line = text.isEmpty ? "" : text + "\n"
    let isWritten = (try? StandardStreams.write(Array(line.utf8), to: descriptor)) != nil
    close(descriptor)
    let editor = editor(StandardStreams.environment)
    guard isWritten, (try? ChildProgram(editor, arguments: [file]))?.wait() == true else {
      return .failure(
        EditingProblem(
          message: LocalizedText(
            "the editor '\(editor)' failed; $VISUAL and $EDITOR name it",
            ja: "エディター'\(editor)'が失敗した。$VISUALか$EDITORで指定する")))
    }
    guard var edited = try? StandardStreams.text(of: file) else {
      return .failure(
        EditingProblem(
          message: LocalizedText("the edited text cannot be read", ja: "編集した文を読めない"))
      )
    }
    while edited.last?.isWhitespace == true { edited.removeLast() }
    return .success(edited)
  }

  static func editor(_ environment: (String) -> String?) -> String {
    for name in ["VISUAL", "EDITOR"] {
      if let editor = environment(name), !editor.isEmpty { return editor }
    }
    return "vi"
  }
}
