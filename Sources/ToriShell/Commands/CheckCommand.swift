import ToriEngine
import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// `tori check`: reads scripts without running them and shows all that is wrong with them.
package struct CheckCommand {
  private let files: [String]
  private let format: Format
  private let parameters: [String: String]
  private let language: SpokenLanguage

  /// `format` is `table` for people or `jsonl` for editors.
  package init(
    files: [String], format: String?, parameters: [String], language: SpokenLanguage
  ) throws(CommandLineProblem) {
    self.files = files
    switch format {
    case nil, "table": self.format = .table
    case "jsonl": self.format = .jsonl
    case let name?:
      throw CommandLineProblem(
        LocalizedText(
          "messages are written as table or jsonl, not '\(name)'",
          ja: "メッセージの書式はtableかjsonlで、'\(name)'はない"))
    }
    self.parameters = try Invocation.parameters(parameters)
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    var status = ExitStatus.done
    for file in files {
      guard let text = try? StandardStreams.text(of: file) else {
        console.complain(.cannotBeRead(file))
        status = .wrong
        continue
      }
      let diagnostics = self.diagnostics(of: text)
      if diagnostics.contains(where: { $0.severity == .error }) { status = .wrong }
      do { try show(diagnostics, of: text, file, console) } catch { return status }
    }
    return status
  }

  private func diagnostics(of text: String) -> [Diagnostic] {
    let parsed = Parser.parse(text, parameters: parameters)
    let environment = Environment(now: StandardStreams.now(), zone: .tokyo)
    let all = Diagnostic.joined(
      parsed.diagnostics, Session.check(parsed.script, in: environment))
    // A parameter that will be given when the script is run is not wrong now.
    return all.filter { $0.code != Diagnostic.missingParameter }
  }

  private func show(
    _ diagnostics: [Diagnostic], of text: String, _ file: String, _ console: Console
  ) throws {
    if diagnostics.isEmpty { return }
    var sink = TextSink(write: console.writeRows)
    let options = RenderOptions(
      width: console.width(), isTerminal: console.rowsAreShown, colour: console.colourRows,
      language: language)
    if format == .jsonl {
      try DiagnosticRenderer.renderJSON(
        diagnostics, of: text, file: file, in: language, to: &sink)
    } else {
      try sink.put(DiagnosticRenderer.render(diagnostics, of: text, file: file, options: options))
    }
    try sink.flush()
  }
}
