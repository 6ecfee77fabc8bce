import Glibc
import ToriEngine
import ToriLanguage
import ToriRender

/// The prompt: reads a statement, runs it, shows it, until the person leaves.
struct Shell {
  private var interpreter: Interpreter
  private let corpus: [String]
  private var hasLeft = false
  /// The file that rows are written to instead of the screen.
  private var output: Int32?

  /// Rows that a table shows unless `.limit` says otherwise.
  private static let rowLimit = 50

  init(interpreter: Interpreter, corpus: [String]) {
    self.interpreter = interpreter
    self.corpus = corpus
    self.interpreter.settings.rowLimit = interpreter.settings.rowLimit ?? Self.rowLimit
  }

  consuming func run() throws(ClosedPipe) -> ExitStatus {
    let session = interpreter.session
    let completer = Completer(session: session)
    let options = LineEditorOptions(
      prompt: "tori> ", continuationPrompt: "  ... ",
      historyPath: HistoryFile.defaultPath(environment: StandardStreams.environment),
      completer: { text, caret in completer.completions(in: text, at: caret) },
      isIncomplete: { text in
        !text.hasPrefix(".") && Parser.parse(text, mode: .prompt).isIncomplete
      })
    guard
      let editor = LineEditor(
        options: options, terminalType: StandardStreams.environment("TERM"))
    else { return try runPlainly() }
    message(banner)
    if editor.usesFallbackLocale {
      message("the locale has no UTF-8; characters are read and shown as C.UTF-8\n")
    }
    if let problem = editor.historyProblem { message("history: \(problem)\n") }
    while !hasLeft {
      switch editor.readStatement() {
      case .interrupted: continue
      case .endOfFile: return .done
      case .line(let text):
        if text.allSatisfy(\.isWhitespace) { continue }
        do { try editor.addToHistory(text) } catch { message("history: \(error)\n") }
        try run(text, history: { editor.history })
      }
    }
    return .done
  }

  /// For terminals that cannot be drawn on: a prompt and whole lines.
  private mutating func runPlainly() throws(ClosedPipe) -> ExitStatus {
    message(banner)
    var reader = PlainLineReader()
    var text = ""
    message("tori> ")
    while let line = reader.next() {
      text += text.isEmpty ? line : "\n" + line
      let isCommand = text.hasPrefix(".")
      if !isCommand && Parser.parse(text, mode: .prompt).isIncomplete {
        message("  ... ")
        continue
      }
      if !text.allSatisfy(\.isWhitespace) { try run(text, history: { [] }) }
      if hasLeft { return .done }
      text = ""
      message("tori> ")
    }
    return .done
  }

  private var banner: String {
    let index = interpreter.session.index
    let name = corpus.joined(separator: " ")
    return """
      tori: \(name), \(count(index.documents.count, "document")), \(count(index.posts.count, "post"))
      help shows what can be asked, describe what is here; Tab completes, Ctrl-D leaves

      """
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func message(_ text: String) { interpreter.console.writeMessage(text) }

  private mutating func run(
    _ text: String, history: () -> [String]
  ) throws(ClosedPipe) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if let first = words.first, first.hasPrefix(".") {
      return try run(DotCommand.Line(words), history: history)
    }
    interpreter.session.setClock(StandardStreams.now())
    if try interpreter.runInterruptibly(text, mode: .prompt) == .interrupted {
      message("interrupted\n")
    }
  }

  // MARK: - Dot commands

  private mutating func run(
    _ line: DotCommand.Line, history: () -> [String]
  ) throws(ClosedPipe) {
    guard let command = line.command else {
      let near = nearest(to: line.name, in: DotCommand.allCases.map(\.rawValue))
      let hint = near.map { "did you mean .\($0)?" } ?? ".help lists the shell's commands"
      return message("there is no command .\(line.name); \(hint)\n")
    }
    switch command {
    case .help: message(DotCommand.list)
    case .quit: hasLeft = true
    case .history: message(recent(history(), line.argument.flatMap { Int($0) } ?? 20))
    case .read: try read(line.argument)
    case .output: setOutput(line.argument)
    case .mode, .limit, .width, .timer:
      if let problem = interpreter.settings.set(command, to: line.argument) {
        message("\(problem): \(command.form)\n")
      }
    }
  }

  private func recent(_ statements: [String], _ count: Int) -> String {
    statements.suffix(max(0, count)).map { $0 + "\n" }.joined()
  }

  private mutating func read(_ path: String?) throws(ClosedPipe) {
    guard let path else { return message("which file? .read FILE\n") }
    guard let text = try? StandardStreams.text(of: path) else {
      return message("\(path): cannot be read\n")
    }
    if try interpreter.runInterruptibly(text, file: path, mode: .script) == .interrupted {
      message("interrupted\n")
    }
  }

  private mutating func setOutput(_ path: String?) {
    let screen = StandardStreams.console()
    if let output { close(output) }
    output = nil
    guard let path, path != "-" else {
      interpreter.console = screen
      return
    }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      interpreter.console = screen
      return message("\(path): cannot be written\n")
    }
    output = descriptor
    interpreter.console.writeRows = { try StandardStreams.write($0, to: descriptor) }
    interpreter.console.rowsAreShown = false
    interpreter.console.colourRows = false
  }
}
