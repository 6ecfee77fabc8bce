import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// Where answers go: the screen, a pager on it, or a file.
extension Shell {
  /// Runs statements, shows what comes of them and says if they were stopped.
  mutating func interpret(
    _ text: String, file: String?, mode: Parser.Mode, isPaged: Bool = true
  ) throws(ClosedPipe) -> ExitStatus {
    let console = answerConsole
    let pager = isPaged ? makePager(below: console) : nil
    interpreter.console = pager?.console ?? console
    let format = interpreter.settings.format
    interpreter.settings.format = outputFormat
    // A file holds one picture, the screen as many as are asked for.
    if output == nil { interpreter.beginOutput() }
    defer {
      interpreter.console = screen
      interpreter.settings.format = format
    }
    let status: ExitStatus
    do throws(ClosedPipe) {
      status = try interpreter.runInterruptibly(text, file: file, mode: mode)
      try settleOutput()
      try pager?.finish()
    } catch {
      return try goOn(after: error, pager)
    }
    if status == .interrupted { say(.interrupted) }
    return status
  }

  /// A person who left the pager early has seen enough; a file that takes no more is given up.
  private mutating func goOn(
    after error: ClosedPipe, _ pager: Pager?
  ) throws(ClosedPipe) -> ExitStatus {
    if let output {
      output.withdraw()
      let reason = error.reason ?? LocalizedText("nobody reads it", ja: "読み手がいない")
      say(.cannotBeWritten(output.path, reason))
      say(LocalizedText("rows go to the screen again", ja: "行はまた画面に出す"))
      self.output = nil
      return .done
    }
    guard let pager, pager.wasLeft else { throw error }
    try pager.finish()
    return .done
  }

  /// Has the rows of an answer stand in their file.
  private func settleOutput() throws(ClosedPipe) {
    guard let output, output.hasUnsettled else { return }
    do throws(SystemError) { try output.settle() } catch { throw ClosedPipe(reason: error.message) }
    Sidecar.drop(beside: output.path)
  }

  /// As the name of the file that rows go to says it, else as it was set.
  private var outputFormat: Format {
    output.flatMap { Format(ofFile: $0.path) } ?? interpreter.settings.format
  }

  private var answerConsole: Console {
    var console = screen
    if let colour = interpreter.settings.usesColour {
      console.colourRows = colour && screen.rowsAreShown
      console.colourMessages = colour
    }
    if let output {
      console.writeRows = { (bytes) throws(ClosedPipe) in try output.write(bytes) }
      console.file = output.path
      console.rowsAreShown = false
      console.colourRows = false
    }
    return console
  }

  private func makePager(below console: Console) -> Pager? {
    guard let editor, output == nil, screen.rowsAreShown,
      let program = Pager.program(
        pager, environment: StandardStreams.environment, in: screen.language)
    else { return nil }
    return Pager(
      program: program, screen: editor.terminal.size, below: console,
      keepingKeys: editor.keepTypedKeys)
  }
}
