import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// Reads texts in the language, runs them on a corpus and shows what comes of it.
package struct Interpreter {
  package var session: Session
  package var settings: Settings
  package var console: Console
  /// The last answer that had rows, and what was asked; its rows can be written again, to a file.
  private(set) var lastAnswer: GivenAnswer?
  /// Whether a picture went where rows go; a second would make the file no picture.
  private var hasDrawn = false
  /// How many tables went there that have their names in a line of their own, as CSV has.
  private var namedTables = 0
  /// Whether what went wrong last is well again when the corpus is opened anew.
  var needsOpening = false
  /// What the session is on, where that is known.
  var corpus: CorpusSource?
  /// Where relative paths begin of files that are saved, without a slash at its end: the folder of the script that
  /// runs; nil for the working folder.
  package var folder: String?
  /// The statements so far that gave names, as they stand.
  var context: [String] = []
  /// The last query that was answered, as it stands, but for what it saved: what `_` is.
  private var previousQuery: String?
  /// Whether a person has typed what runs.
  private var isAtPrompt = false
  /// Whether it was said what tells why a post has no time.
  var hasToldReasons = false
  /// What goes to pages, where answers go there.
  var report: ReportDraft?
  /// What statements saved that ran so far, where it waits for the others; nil where it does not.
  var heldFiles: [HeldFile]?
  /// How many answers the JSON array of answers that is being written holds; nil outside of one.
  var listed: Int?

  package init(session: Session, settings: Settings, console: Console) {
    self.session = session
    self.settings = settings
    self.console = console
  }

  /// Runs every statement of `text`, or none if any part of it is wrong.
  ///
  /// `file` names where the text comes from, for messages; at a prompt it is nil.
  package mutating func run(
    _ text: String, file: String? = nil, mode: Parser.Mode, cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    session.setFoldsVariants(settings.foldsVariants)
    isAtPrompt = mode == .prompt
    let parsed = Parser.parse(
      text, parameters: settings.parameters, lists: settings.parameterLists,
      usual: settings.usualParameters, mode: mode)
    // What the parser could not read is not analysed: its own diagnostics say what is wrong.
    let analysis = session.analyze(parsed.script)
    var diagnostics = Diagnostic.joined(parsed.diagnostics, analysis.diagnostics)
    if !diagnostics.contains(where: { $0.severity == .error }), report?.savesNothing != true {
      var places = SavePlaces(session: session, folder: folder)
      diagnostics += places.refusals(of: parsed.script.statements, besides: report?.paths ?? [])
    }
    if !diagnostics.isEmpty {
      console.tell(
        TerminalText(
          drawn: DiagnosticRenderer.render(
            diagnostics, of: text, file: file, options: messageOptions)))
    }
    if diagnostics.contains(where: { $0.severity == .error }) { return .wrong }
    for case .parameter(let declaration) in parsed.script.statements.map(\.kind) {
      settings.take(declaration)
    }
    beginReport(of: parsed, analysis.actions, text, file: file)
    defer { report?.end() }
    // Without errors, every statement asks for one thing.
    let actions = Array(zip(analysis.actions, parsed.script.statements))
    heldFiles = actions.count > 1 ? [] : nil
    do throws(ClosedPipe) {
      guard analysis.actions.count(where: \.hasRows) > 1 else {
        return settleHeldFiles(after: try carryOut(actions, in: text, cancellation))
      }
      let status = try listing { (interpreter) throws(ClosedPipe) in
        try interpreter.carryOut(actions, in: text, cancellation)
      }
      return settleHeldFiles(after: status)
    } catch {
      _ = settleHeldFiles(after: .interrupted)
      throw error
    }
  }

  private mutating func carryOut(
    _ actions: [(Analyzer.Action, Statement)], in text: String, _ cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    var status = ExitStatus.done
    var failures = 0
    do throws(EngineError) {
      // All that an engine refuses, before anything runs.
      for (action, _) in actions { try session.engine.judge(action) }
    } catch {
      return report(error)
    }
    for (place, (action, statement)) in actions.enumerated() {
      let ended = try run(action, place, of: statement, in: text, cancellation: cancellation)
      status = max(status, ended)
      // A failed expectation is told, and the rest goes on.
      if ended == .unexpected { failures += 1 }
      if ended > .unexpected { break }
    }
    if failures > 0 && actions.count > 1 {
      let count = actions.count
      console.say(
        LocalizedText(
          "\(failures) of \(count) statements did not come out as expected",
          ja: "\(count)文のうち\(failures)文が期待どおりでなかった"))
    }
    return status
  }

  private mutating func run(
    _ action: Analyzer.Action, _ place: Int, of statement: Statement, in text: String,
    cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: Session.Outcome
    notePrevious(statement, in: text)
    do throws(EngineError) {
      try session.engine.check()
      outcome = try session.runAbandonably(
        action, draws: settings.format.isForPeople, cancellation)
    } catch {
      if action.hasRows { try writeNull() }
      return report(error)
    }
    if action.givesName { context.append(text.piece(statement.span)) }
    let elapsed = clock.now - start
    let status: ExitStatus
    if report != nil {
      status = collect(outcome, place, of: statement, in: text, cancellation)
    } else if case .tour(let lesson) = outcome {
      status = try writeTour(lesson, cancellation: cancellation)
    } else {
      status = try show(outcome, of: statement, in: text, cancellation)
    }
    if settings.showsTime { console.say(LocalizedText(same: "\(elapsed.inMilliseconds) ms")) }
    return status
  }

  private mutating func show(
    _ outcome: Session.Outcome, of statement: Statement, in text: String,
    _ cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    switch outcome {
    case .nothing:
      if case .variants(let texts) = statement.kind, isAtPrompt, let first = texts.first {
        console.say(.nowVariants(texts.count, of: first.value))
      }
      return .done
    case .tour: return .done
    case .expectedCorpus(let text, let identity): return expectCorpus(text, is: identity)
    case .help(let topic):
      let page = Help(
        language: console.language, columns: console.width(), fields: session.catalogue.fields
      )
      .page(on: topic)
      // For people; among rows for a program it would be in the way.
      if settings.format.isForPeople {
        try write(page)
      } else {
        console.tell(TerminalText(drawn: page))
      }
      return .done
    case .description(let answer, let picture):
      keep(answer, of: statement, in: text)
      return try show(answer.stopping(with: cancellation), as: picture)
    case .explanation(let explanation) where !settings.format.isForPeople:
      keep(explanation.answer, of: statement, in: text)
      return try show(explanation.answer, highlights: [])
    case .explanation(let explanation):
      guard case .explain(let query, analyze: _) = statement.kind else { return .done }
      try write(
        ExplanationRenderer.render(explanation, of: query, in: text, options: rowOptions))
      return .done
    case .asExpected(let saved, let answer):
      let ended = save(saved, of: statement, in: text, cancellation)
      if ended > .done { return ended }
      keep(answer, of: statement, in: text)
      if isAtPrompt { console.say(.asExpected) }
      return .done
    case .saved(let saved, let then, let highlights):
      let ended = save(saved, of: statement, in: text, cancellation)
      if ended > .done {
        if then != nil { try writeNull() }
        return ended
      }
      guard let then else { return .done }
      keep(then, of: statement, in: text)
      return try show(then.stopping(with: cancellation), highlights: highlights)
    case .answer(let answer, let highlights):
      keep(answer, of: statement, in: text)
      let ended = try show(answer.stopping(with: cancellation), highlights: highlights)
      if isAtPrompt { tellReasons(of: answer, to: statement) }
      return ended
    }
  }

  mutating func save(
    _ saved: [SavedRows], of statement: Statement, in text: String, _ cancellation: Cancellation
  ) -> ExitStatus {
    for place in saved.indices {
      keep(saved[place].answer, of: statement, in: text)
      let ended = save(saved[place], place, of: statement, in: text, cancellation)
      if ended > .done { return ended }
    }
    return .done
  }

  /// Keeps a query for `_`; where it is itself made of that, what stands before it says what that was.
  private mutating func notePrevious(_ statement: Statement, in text: String) {
    guard case .query(let query) = statement.kind else { return }
    let written = text.piece(statement.span)
    let isOfPrevious = Parser.parse(written).tokens.contains(where: \.isPreviousAnswer)
    if isOfPrevious, let previousQuery {
      context.append("let \(Environment.previousName) = \(previousQuery)")
    }
    previousQuery = text.withoutSaves(query, in: statement)
  }

  mutating func show(
    _ answer: Answer, highlights: [Needle]
  ) throws(ClosedPipe) -> ExitStatus {
    var options = rowOptions
    options.highlights = highlights.flatMap(\.spellings).map {
      String(decoding: $0, as: UTF8.self)
    }
    options.title = lastAnswer?.query ?? ""
    if settings.format.isOfOneAnswer, hasDrawn { return report(.oneAtATime(settings.format)) }
    if settings.format.isBinary, console.rowsAreShown { return report(.notForTerminals) }
    // Rows that are read from source files may fail halfway; then none of them is written. What is one value
    // or one picture is whole or not there.
    let isHeld =
      answer.shape.kind == .bytes || answer.shape.kind == .citations || settings.format == .json
    let held = HeldRows()
    var hasBegun = false
    var remarks: [Note] = []
    if settings.format.isForPeople {
      console.announceRows(options.shownRows(of: answer.rowCount), answer.rowCount)
    }
    do {
      if !isHeld { try separate() }
      try setApart()
      var sink = TextSink { [console] bytes in
        if isHeld {
          held.take(bytes)
        } else {
          hasBegun = true
          try console.writeRows(bytes)
        }
      }
      do {
        remarks = try AnswerRenderer.render(
          answer, as: settings.format, options: options, to: &sink)
        try session.engine.check()
      } catch let error as EngineError {
        if isHeld { try writeNull() }
        if hasBegun { console.say(.partial(of: answer.rowCount)) }
        return report(error)
      } catch let problem as UndrawableAnswer {
        return report(problem)
      } catch let failure as WorkbookFailure {
        return report(UndrawableAnswer(failure))
      }
      hasDrawn = hasDrawn || settings.format.isOfOneAnswer
      if isHeld {
        try separate()
        try held.handOn(to: console.writeRows)
      }
    } catch {
      throw error as? ClosedPipe ?? ClosedPipe()
    }
    tell(of: answer)
    tell(remarks)
    return .done
  }

  /// Rows go somewhere else from now on, where nothing stands yet.
  mutating func beginOutput() { (hasDrawn, namedTables) = (false, 0) }

  /// Puts an empty line between tables with names of their own, and says so once: no program reads them as one.
  private mutating func setApart() throws(ClosedPipe) {
    guard settings.format.beginsWithNames else { return }
    namedTables += 1
    guard namedTables > 1 else { return }
    try write("\n")
    guard namedTables == 2, settings.format.isOfCells else { return }
    let format = settings.format.named.rawValue
    console.say(
      LocalizedText(
        "several answers go to one \(format), an empty line between them; "
          + "'| save \"FILE.\(format)\"' gives each its own",
        ja: "いくつもの答えが一つの\(format)に、間に空行を置いて並ぶ。別々のファイルには'| save \"FILE.\(format)\"'"))
  }

  func write(_ text: String) throws(ClosedPipe) {
    try console.writeRows(Array(text.utf8))
  }

  private mutating func keep(_ answer: Answer, of statement: Statement, in text: String) {
    lastAnswer = GivenAnswer(answer: answer, query: text.line(of: statement.span))
  }

  func report(_ problem: UndrawableAnswer) -> ExitStatus {
    console.say(LocalizedText("error: \(problem.message)", ja: "エラー: \(problem.message)"))
    return .wrong
  }

  mutating func report(_ error: EngineError) -> ExitStatus {
    if error == .interrupted { return error.status }
    let index = session.engine.location
    let isDropped = error.isOfIndex && CorpusOpening.dropKept(index)
    needsOpening = isDropped || error.isOfReplaced
    let message = isDropped ? error.messageOnDropped : error.message(onIndex: index)
    console.say(LocalizedText("error: \(message)", ja: "エラー: \(message)"))
    return error.status
  }

  var rowOptions: RenderOptions {
    var options = RenderOptions(
      width: console.rowsAreShown ? settings.width ?? console.width() : settings.width,
      isTerminal: console.rowsAreShown, colour: console.colourRows, zone: shownZone,
      limit: settings.rowLimit,
      remedy: settings.remedy, language: console.language)
    options.isLimitSoft = settings.isRowLimitSoft
    return options
  }

  /// How what is said below rows is written: by what they were cut to, on a screen of its own.
  var noteOptions: RenderOptions {
    var options = rowOptions
    options.colour = console.colourMessages
    options.width = console.messageWidth()
    return options
  }

  private var messageOptions: RenderOptions {
    RenderOptions(
      width: console.messageWidth(), isTerminal: console.rowsAreShown,
      colour: console.colourMessages,
      zone: shownZone, language: console.language)
  }

  /// The zone that times are written in.
  var shownZone: Zone { settings.shownZone ?? session.environment.zone }
}

extension Duration {
  /// In milliseconds, to three digits or so: `0.042`, `3.10`, `1250`.
  var inMilliseconds: String {
    let (seconds, attoseconds) = components
    let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    let whole = microseconds / 1000
    if whole >= 100 { return "\(whole)" }
    let digits = String(1000 + microseconds % 1000).dropFirst()
    return "\(whole).\(whole >= 10 ? digits.prefix(1) : whole >= 1 ? digits.prefix(2) : digits)"
  }
}
