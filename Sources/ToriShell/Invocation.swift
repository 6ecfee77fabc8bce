import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// What the command line asks for: a corpus, where the statements come from, and how rows are shown.
package struct Invocation: Sendable {
  package var corpus: CorpusSource
  package var input: Input
  package var settings: Settings
  package var language: SpokenLanguage
  /// Files that what is run becomes pages in, where its answers are not shown.
  package var reports: [String] = []
  /// What else tori can be asked to do, one of which may be meant where a corpus is named.
  package var otherCommands: [String] = []

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
    let console = StandardStreams.console(language)
    let opening = CorpusOpening(console: console)
    let opened: OpenedSession
    var corpus = corpus
    do {
      try keepStreams(&corpus)
      opened = try opening.session(on: corpus)
    } catch {
      if case .interrupted = error {
        CorpusOpening.removeUnfinished()
        console.complain(.interrupted)
        return .interrupted
      }
      console.complain(error.message)
      if case .failed(_, path: let path?) = error, path == corpus.paths.first,
        let meant = commandMeant(by: path)
      {
        console.complain(.didYouMean("tori \(meant)"))
      }
      tellQueries(among: corpus.paths, console)
      return .unreadable
    }
    tellQueries(among: corpus.paths, console)
    // A part that could not be read was named; the rest is asked, and the status says so.
    let partial: ExitStatus = opened.isPartial ? .unreadable : .done
    var interpreter = Interpreter(
      session: opened.session, settings: settings, console: console)
    interpreter.corpus = corpus
    if !reports.isEmpty {
      if let problem = problem(withReportsOn: opened.session) {
        console.complain(problem)
        return .wrong
      }
      interpreter.report = ReportDraft(paths: reports)
    }
    do {
      let ended = try run(&interpreter, corpus, CorpusWatch(opened))
      if reports.isEmpty { return max(partial, ended) }
      guard ended == .done else {
        // A page that says what is not so must not look made.
        if ended != .interrupted { console.complain(.notReported(reports)) }
        return ended
      }
      return max(partial, interpreter.writeReports())
    } catch {
      if error.wasInterrupted { return .interrupted }
      guard let reason = error.reason else { return partial }
      console.complain(.rowsCannotBeWritten(reason))
      return .unreadable
    }
  }

  /// Why what is run cannot become pages; nil where it can.
  private func problem(withReportsOn session: Session) -> LocalizedText? {
    if input == .standardInput, StandardStreams.inputIsTerminal { return .reportOfScript }
    var places = SavePlaces(session: session, folder: nil)
    for path in reports {
      if let problem = places.refusal(ofPage: path) { return problem }
    }
    return nil
  }

  private func commandMeant(by word: String) -> String? {
    let alias = ["fmt": "format", "lint": "check", "build": "index"][word]
    return otherCommands.first { $0 == alias } ?? nearest(to: word, in: otherCommands)
  }

  /// Says how a query is asked that stands where paths do.
  private func tellQueries(among paths: [String], _ console: Console) {
    for path in paths {
      if let meant = asked(in: path) { console.complain(.didYouMean("tori \(meant)")) }
    }
  }

  /// `tori seeds 'posts | count'`: the words that ask it; nil for what is a path, or no query.
  private func asked(in path: String) -> String? {
    guard path.contains(where: \.isWhitespace), FileStatus(path) == nil else { return nil }
    let first = Parser.parse(path, mode: .prompt).tokens.first { !$0.isTrivia }
    let starts: [Vocabulary.Kind] = [.source, .statement]
    guard let word = first?.keyword,
      starts.contains(where: { Vocabulary.keywords($0).contains(word) })
    else { return nil }
    let others = corpus.paths.filter { $0 != path }.joined(separator: " ")
    let query = path.replacing("'", with: "'\\''")
    return (others.isEmpty ? "CORPUS" : others) + " -c '\(query)'"
  }

  /// Reads what comes through pipes, which can be had only once.
  private func keepStreams(_ corpus: inout CorpusSource) throws(OpeningProblem) {
    guard corpus.paths.contains(where: SourceStream.isStream) else { return }
    let takesInput = corpus.paths.contains("-")
    if takesInput, input == .files(["-"]) || input == .standardInput && !StandardStreams.hasTerminal
    {
      throw .failed(.inputIsTaken, path: nil)
    }
    corpus.paths = try CorpusSource.kept(corpus.paths, language)
    // Statements are typed where the stream was started.
    if takesInput, input == .standardInput { StandardStreams.takeTerminal() }
  }

  private func run(
    _ interpreter: inout Interpreter, _ corpus: CorpusSource, _ watch: CorpusWatch
  ) throws(ClosedPipe) -> ExitStatus {
    switch input {
    case .commands(let texts):
      return try runEach(of: texts, &interpreter) { (text, interpreter) throws(ClosedPipe) in
        try runInterruptibly(text, file: nil, &interpreter)
      }
    case .files(let paths):
      return try runEach(of: paths, &interpreter) { (path, interpreter) throws(ClosedPipe) in
        try run(file: path, &interpreter)
      }
    case .standardInput:
      if StandardStreams.inputIsTerminal {
        return try Shell(interpreter: interpreter, corpus: corpus, watch: watch).run()
      }
      return try run(file: "-", &interpreter)
    }
  }

  /// One after the other, up to the first that cannot run.
  private func runEach(
    of texts: [String], _ interpreter: inout Interpreter,
    _ body: (String, inout Interpreter) throws(ClosedPipe) -> ExitStatus
  ) throws(ClosedPipe) -> ExitStatus {
    guard texts.count > 1 else { return try body(texts[0], &interpreter) }
    return try interpreter.listing { (interpreter) throws(ClosedPipe) in
      var status = ExitStatus.done
      for text in texts where status <= .unexpected {
        status = max(status, try body(text, &interpreter))
      }
      return status
    }
  }

  private func run(
    file path: String, _ interpreter: inout Interpreter
  ) throws(ClosedPipe) -> ExitStatus {
    do {
      let text = try StandardStreams.text(of: path)
      interpreter.folder = path == "-" ? nil : Interpreter.folder(ofFile: path)
      return try runInterruptibly(
        text, file: path == "-" ? LocalizedText.inputName[language] : path, &interpreter)
    } catch let error as ClosedPipe {
      throw error
    } catch {
      interpreter.console.complain(
        .cannotBeRead(path == "-" ? LocalizedText.inputName[interpreter.console.language] : path))
      return .wrong
    }
  }

  private func runInterruptibly(
    _ text: String, file: String?, _ interpreter: inout Interpreter
  ) throws(ClosedPipe) -> ExitStatus {
    try interpreter.runInterruptibly(text, file: file, mode: .script)
  }
}

extension LocalizedText {
  fileprivate static let reportOfScript = LocalizedText(
    "a report is made of a script: -f FILE, or tori CORPUS --report PAGE < FILE",
    ja: "報告はスクリプトから作る: -f FILE、またはtori CORPUS --report PAGE < FILE")

  fileprivate static func notReported(_ pages: [String]) -> LocalizedText {
    let names = pages.map { LocalizedText(same: $0) }.listed()
    return LocalizedText("\(names): not written", ja: "\(names): 書かなかった")
  }

  fileprivate static let inputIsTaken = LocalizedText(
    "the corpus comes on standard input: ask with -c 'QUERY' or -f FILE",
    ja: "コーパスは標準入力から来る。問い合わせは -c 'QUERY' か -f FILE で指定する")
}
