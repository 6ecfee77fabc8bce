import ToriLanguage
import ToriRender

/// What the line editor is told of the session.
extension Shell {
  /// All that does not depend on what was typed before.
  static var options: LineEditorOptions {
    LineEditorOptions(
      prompt: "tori> ", continuationPrompt: "  ... ",
      historyPath: HistoryFile.defaultPath(environment: StandardStreams.environment),
      isIncomplete: { text in
        !DotCommand.isLine(text) && Parser.parse(text, mode: .prompt).isIncomplete
      },
      actions: [("^X^E", { edit(in: $0) })])
  }

  /// Tells the editor what is known by now: names, history, a correction.
  func prepare(_ editor: LineEditor) {
    let completer = Completer(session: interpreter.session)
    let highlighter = Highlighter(
      environment: interpreter.session.environment, parameters: interpreter.settings.parameters,
      colour: interpreter.settings.usesColour ?? screen.colourRows)
    let hint = StatementHint(
      history: editor.history, correction: correction, isRight: interpreter.isRight)
    editor.options.prompt = tourPrompt ?? Self.options.prompt
    let continuation = continuation
    // Tab pressed again lists what was found for the Tab before.
    var last: (text: String, caret: Int, list: CompletionList)?
    editor.options.language = screen.language
    editor.options.completer = { text, caret in
      if let last, last.text == text, last.caret == caret { return last.list }
      let head = continuation.head(of: text)
      var list = completer.completions(in: head + text, at: head.utf8.count + caret)
      let start = max(0, list.replaced.lowerBound - head.utf8.count)
      list.replaced = start..<max(start, list.replaced.upperBound - head.utf8.count)
      last = (text, caret, list)
      return list
    }
    editor.options.highlighter = { highlighter.styles(of: $0, after: continuation.head(of: $0)) }
    editor.options.hint = { hint.hint(for: $0) }
    editor.options.remark = { MissingEnd.remark(on: continuation.head(of: $0) + $0) }
  }

  /// Ctrl-X Ctrl-E: the line in the person's editor.
  private static func edit(in editor: LineEditor) {
    switch editor.withTerminal({ Self.edited(editor.text) }) {
    case .success(let text): editor.replaceText(with: text)
    case .failure(let problem): editor.tell(problem.message)
    }
  }
}
