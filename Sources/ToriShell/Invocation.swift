import ToriEngine
import ToriIndex
import ToriRender
import ToriText

/// What the command line asks for: a corpus, where the statements come from, and how rows are shown.
package struct Invocation: Sendable {
  package var corpus: CorpusSource
  package var input: Input
  package var settings: Settings
  package var language: SpokenLanguage

  package enum Input: Hashable, Sendable {
    /// A person at a terminal, or else what comes on standard input.
    case standardInput
    /// `-c`: each text is run in turn.
    case commands([String])
    /// `-f`: each file is run in turn; `-` is standard input.
    case files([String])
  }

  package init(
    corpus: CorpusSource, input: Input, settings: Settings, language: SpokenLanguage
  ) {
    self.corpus = corpus
    self.input = input
    self.settings = settings
    self.language = language
  }

  /// Opens the corpus, runs what is asked, and says how it ended.
  package func run() -> ExitStatus {
    StandardStreams.ignoreClosedPipes()
    let console = StandardStreams.console(language)
    let opening = CorpusOpening(console: console)
    let opened: OpenedCorpus
    do {
      opened = try opening.open(corpus.paths, reading: corpus.reading)
    } catch {
      if case .cancelled = error { return .interrupted }
      console.complain(error.message)
      return .unreadable
    }
    // A part that could not be read was named; the rest is asked, and the status says so.
    let partial: ExitStatus = opening.tellFailures(of: opened) ? .unreadable : .done
    var interpreter = Interpreter(
      session: corpus.session(on: opened.index), settings: settings, console: console)
    do {
      return max(partial, try run(&interpreter))
    } catch {
      guard let reason = error.reason else { return partial }
      console.complain(
        LocalizedText("the rows cannot be written: \(reason)", ja: "行を書き出せない: \(reason)"))
      return .unreadable
    }
  }

  private func run(_ interpreter: inout Interpreter) throws(ClosedPipe) -> ExitStatus {
    switch input {
    case .commands(let texts):
      var status = ExitStatus.done
      for text in texts where status <= .unexpected {
        status = max(status, try runInterruptibly(text, file: nil, &interpreter))
      }
      return status
    case .files(let paths):
      var status = ExitStatus.done
      for path in paths where status <= .unexpected {
        status = max(status, try run(file: path, &interpreter))
      }
      return status
    case .standardInput:
      if StandardStreams.inputIsTerminal {
        return try Shell(interpreter: interpreter, corpus: corpus).run()
      }
      return try run(file: "-", &interpreter)
    }
  }

  private static let inputName = LocalizedText("standard input", ja: "標準入力")

  private func run(
    file path: String, _ interpreter: inout Interpreter
  ) throws(ClosedPipe) -> ExitStatus {
    do {
      let text = try StandardStreams.text(of: path)
      return try runInterruptibly(
        text, file: path == "-" ? Self.inputName[language] : path, &interpreter)
    } catch let error as ClosedPipe {
      throw error
    } catch {
      interpreter.console.complain(.cannotBeRead(path))
      return .wrong
    }
  }

  private func runInterruptibly(
    _ text: String, file: String?, _ interpreter: inout Interpreter
  ) throws(ClosedPipe) -> ExitStatus {
    try interpreter.runInterruptibly(text, file: file, mode: .script)
  }
}
