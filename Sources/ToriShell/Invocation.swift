import ToriCorpus
import ToriEngine
import ToriIndex
import ToriRender
import ToriTime

/// What the command line asks for: a corpus, where the statements come from, and how rows are shown.
package struct Invocation: Sendable {
  /// Folders, files or one index.
  package var corpus: [String]
  package var input: Input
  package var settings: Settings
  package var reading: ReadOptions
  /// What `today` counts from; nil for the clock.
  package var now: Instant?

  package enum Input: Hashable, Sendable {
    /// A person at a terminal, or else what comes on standard input.
    case standardInput
    /// `-c`: each text is run in turn.
    case commands([String])
    /// `-f`: each file is run in turn; `-` is standard input.
    case files([String])
  }

  package init(
    corpus: [String], input: Input, settings: Settings, reading: ReadOptions, now: Instant?
  ) {
    self.corpus = corpus
    self.input = input
    self.settings = settings
    self.reading = reading
    self.now = now
  }

  /// Opens the corpus, runs what is asked, and says how it ended.
  package func run() -> ExitStatus {
    StandardStreams.ignoreClosedPipes()
    let console = StandardStreams.console()
    let opening = CorpusOpening(console: console)
    let corpus: OpenedCorpus
    do {
      corpus = try opening.open(self.corpus, reading: reading)
    } catch {
      if case .cancelled = error { return .interrupted }
      console.writeMessage("tori: \(error.message)\n")
      return .unreadable
    }
    // A part that could not be read was named; the rest is asked, and the status says so.
    let partial: ExitStatus = opening.tellFailures(of: corpus) ? .unreadable : .done
    var interpreter = Interpreter(
      session: Session(
        index: corpus.index, now: now ?? StandardStreams.now(),
        workingFolder: StandardStreams.workingFolder,
        variants: VariantsFile.sets(besides: self.corpus)),
      settings: settings, console: console)
    do {
      return max(partial, try run(&interpreter))
    } catch {
      return partial
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

  private func run(
    file path: String, _ interpreter: inout Interpreter
  ) throws(ClosedPipe) -> ExitStatus {
    do {
      let text = try StandardStreams.text(of: path)
      return try runInterruptibly(text, file: path == "-" ? "standard input" : path, &interpreter)
    } catch let error as ClosedPipe {
      throw error
    } catch {
      interpreter.console.writeMessage("tori: \(path): cannot be read\n")
      return .wrong
    }
  }

  private func runInterruptibly(
    _ text: String, file: String?, _ interpreter: inout Interpreter
  ) throws(ClosedPipe) -> ExitStatus {
    try interpreter.runInterruptibly(text, file: file, mode: .script)
  }
}
