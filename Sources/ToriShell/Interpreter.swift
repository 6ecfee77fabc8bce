import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRender
import ToriText

/// Reads texts in the language, runs them on a corpus and shows what comes of it.
package struct Interpreter {
  package var session: Session
  package var settings: Settings
  package var console: Console
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
    let parsed = Parser.parse(text, parameters: settings.parameters, mode: mode)
    // What the parser could not read is not analysed: its own diagnostics say what is wrong.
    let analysis = session.analyze(parsed.script)
    let diagnostics = Diagnostic.joined(parsed.diagnostics, analysis.diagnostics)
    if !diagnostics.isEmpty {
      console.writeMessage(
        DiagnosticRenderer.render(diagnostics, of: text, file: file, options: messageOptions))
    }
    if diagnostics.contains(where: { $0.severity == .error }) { return .wrong }
    let actions = analysis.actions
    guard actions.count(where: \.hasRows) > 1 else {
      return try carryOut(actions, cancellation)
    }
    return try listing { (interpreter) throws(ClosedPipe) in
      try interpreter.carryOut(actions, cancellation)
    }
  }

  private mutating func carryOut(
    _ actions: [Analyzer.Action], _ cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    var status = ExitStatus.done
    var failures = 0
    for action in actions {
      let ended = try run(action, cancellation: cancellation)
      status = max(status, ended)
      // A failed expectation is told, and the rest goes on.
      if ended == .unexpected { failures += 1 }
      if ended > .unexpected { break }
    }
    if failures > 0 && actions.count > 1 {
      console.writeMessage(
        "\(failures) of \(actions.count) statements did not come out as expected\n")
    }
    return status
  }

  private mutating func run(
    _ action: Analyzer.Action, cancellation: Cancellation
  ) throws(ClosedPipe) -> ExitStatus {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: Session.Outcome
    do {
      outcome = try session.run(action, cancellation: cancellation)
    } catch {
      if action.hasRows { try writeNull() }
      return report(error)
    }
    let elapsed = clock.now - start
    let status = try show(outcome)
    if settings.showsTime { console.writeMessage("\(elapsed.inMilliseconds) ms\n") }
    return status
  }

  private mutating func show(_ outcome: Session.Outcome) throws(ClosedPipe) -> ExitStatus {
    switch outcome {
    case .nothing: return .done
    case .help(let topic):
      // For people; among rows for a program it would be in the way.
      if settings.format == .table {
        try write(Help.page(on: topic))
      } else {
        console.writeMessage(Help.page(on: topic))
      }
      return .done
    case .explanation(let explanation) where settings.format != .table:
      return try show(explanation.answer, highlights: [])
    case .explanation(let explanation):
      try write(ExplanationRenderer.render(explanation))
      return .done
    case .answer(let answer, let highlights):
      return try show(answer, highlights: highlights)
    }
  }

  private mutating func show(
    _ answer: Answer, highlights: [Needle]
  ) throws(ClosedPipe) -> ExitStatus {
    var options = rowOptions
    options.highlights = highlights.map { String(decoding: $0.folded, as: UTF8.self) }
    // Rows that are read from source files may fail halfway; then none of them is written.
    let mayFail = answer.shape.kind == .bytes || answer.shape.kind == .citations
    var held: [UInt8] = []
    do {
      if !mayFail { try separate() }
      var sink = TextSink { [console] bytes in
        if mayFail { held += bytes } else { try console.writeRows(bytes) }
      }
      do {
        try AnswerRenderer.render(answer, as: settings.format, options: options, to: &sink)
      } catch let error as EngineError {
        if mayFail { try writeNull() }
        return report(error)
      }
      if mayFail {
        try separate()
        try console.writeRows(held)
      }
    } catch {
      throw error as? ClosedPipe ?? ClosedPipe()
    }
    var noteOptions = options
    noteOptions.colour = console.colourMessages
    console.writeMessage(
      NoteRenderer.render(answer, as: settings.format, options: noteOptions))
    return .done
  }

  func write(_ text: String) throws(ClosedPipe) {
    try console.writeRows(Array(text.utf8))
  }

  private func report(_ error: EngineError) -> ExitStatus {
    if error != .interrupted { console.writeMessage("error: \(error.message)\n") }
    return error.status
  }

  private var rowOptions: RenderOptions {
    RenderOptions(
      width: console.rowsAreShown ? settings.width ?? console.width() : settings.width,
      isTerminal: console.rowsAreShown, colour: console.colourRows, zone: session.environment.zone,
      limit: settings.rowLimit, remedy: "'.limit none' shows all, '| count' counts them")
  }

  private var messageOptions: RenderOptions {
    RenderOptions(
      width: console.width(), isTerminal: console.rowsAreShown, colour: console.colourMessages,
      zone: session.environment.zone)
  }
}

extension EngineError {
  /// What failed, and what to do about it.
  var message: String {
    switch self {
    case .interrupted: "interrupted"
    case .sourceChanged(let path):
      "\(path) is gone or has changed since it was indexed; open the corpus again"
    case .patternLimit(let pattern):
      "/\(pattern)/ takes too many steps on some text; say more exactly what may repeat"
    case .unexpected(let expected, let found): "expected \(expected), found \(found)"
    case .index(let message): message
    }
  }

  var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .unexpected: .unexpected
    case .patternLimit: .wrong
    case .sourceChanged, .index: .unreadable
    }
  }
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
