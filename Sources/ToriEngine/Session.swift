import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

/// A corpus that is asked: statement after statement, with what they name on the way.
package struct Session: Sendable {
  /// Which answers.
  package let engine: any Engine
  /// What statements have named so far, the clock and the zone.
  package private(set) var environment: Environment
  /// The sets of spellings that belong to the corpus, whatever statements add.
  let variantsBeside: [[String]]
  /// What is said of the corpus's words.
  package let lists: WordLists

  /// `variants` are sets of spellings that mean the same.
  package init(
    engine: any Engine, now: Instant, variants: [[String]] = [], lists: WordLists = WordLists()
  ) {
    self.engine = engine
    self.lists = lists
    environment = Environment(now: now, zone: engine.catalogue.zone)
    environment.variants = variants
    variantsBeside = variants
  }

  /// What there is to ask about.
  package var catalogue: any Catalogue { engine.catalogue }

  /// Whether a kanji counts as those that stand for it (高 as 髙), from now on.
  package mutating func setFoldsVariants(_ folds: Bool) { environment.foldsVariants = folds }

  /// What `today` counts from, from now on.
  package mutating func setClock(_ now: Instant) { environment.now = now }

  /// What a statement came to.
  package enum Outcome: Sendable {
    /// Rows, and the texts that the query looked for.
    case answer(Answer, highlights: [Needle])
    /// What is to be saved; the rows of the whole, where it goes on after the last of these; and the texts that
    /// it looked for.
    case saved([SavedRows], then: Answer?, highlights: [Needle])
    /// What `describe` was asked to show: rows for programs, and for people, where there is one, a
    /// picture of them.
    case description(Answer, Picture?)
    /// How a query is read and carried out.
    case explanation(Explanation)
    /// `help`, perhaps about a word.
    case help(String?)
    /// A lesson, by its number.
    case tour(Int?)
    /// The rows are as they were expected to be, and need not be shown; what is to be saved of them.
    case asExpected([SavedRows], Answer)
    /// What the corpus must be, and what it is.
    case expectedCorpus(String, CorpusIdentity)
    /// Something was named; there is nothing to show.
    case nothing
  }

  /// Analyses all statements before any runs, each with the names that those before it give.
  ///
  /// The actions are fit to run only if no diagnostic is an error.
  package func analyze(
    _ script: Script
  ) -> (actions: [Analyzer.Action], diagnostics: [Diagnostic]) {
    environment.analyze(script, on: catalogue)
  }

  /// What is wrong with a script whatever the corpus: any document and block may be there.
  package static func check(_ script: Script, in environment: Environment) -> [Diagnostic] {
    environment.analyze(script, on: nil).diagnostics
  }

  /// Does what a statement asks for; if there are no rows, and it is wanted, with notes that say why, and
  /// if it `draws`, with a picture of what is described.
  package mutating func run(
    _ action: Analyzer.Action, explainingNothing: Bool = true, draws: Bool = true,
    cancellation: Cancellation
  ) throws(EngineError) -> Outcome {
    environment.learn(action)
    switch action {
    case .answer(let plan, let written):
      let saved = plan.hasSaves ? try self.saved(on: plan, as: written, cancellation) : []
      if plan.endsInSave { return .saved(saved, then: nil, highlights: []) }
      let answer = try answer(plan, as: written, cancellation)
      if plan.endsInExpectation { return .asExpected(saved, answer) }
      if !saved.isEmpty { return .saved(saved, then: answer, highlights: plan.needles) }
      if explainingNothing, try answer.foundNothing() {
        return .answer(try explained(answer, of: plan, cancellation), highlights: [])
      }
      return .answer(answer, highlights: plan.needles)
    case .explain(let plan, let analyze):
      let plan = logicalPlan(plan)
      let explanation =
        analyze
        ? try engine.analyze(plan, cancellation: cancellation) : try engine.explain(plan)
      return .explanation(explanation.adding(try worked(plan.root, cancellation)))
    case .describe(let subject):
      let description = Description(session: self, cancellation: cancellation)
      let (answer, picture) = try description.made(of: subject, draws: draws)
      return .description(answer, picture)
    case .help(let topic): return .help(topic)
    case .tour(let lesson): return .tour(lesson)
    case .expectCorpus(let text): return .expectedCorpus(text, identity)
    case .bind, .variants, .parameter: return .nothing
    }
  }

  /// The first rows of collocates or keywords worked out.
  private func worked(
    _ plan: LogicalNode, _ cancellation: Cancellation
  ) throws(EngineError) -> [LocalizedText] {
    guard let counted = plan.countedWords else { return [] }
    let answer = try answer(counted.first(Self.workedRows), cancellation)
    var lines: [LocalizedText] = []
    for row in 0..<answer.rowCount {
      if let example = try WorkedExample(answer, row: row) { lines += example.lines }
    }
    return lines
  }

  private static let workedRows = 2

  /// What the plan saves on its way.
  private func saved(
    on plan: LogicalNode, as written: WrittenConditions, _ cancellation: Cancellation
  ) throws(EngineError) -> [SavedRows] {
    var saved: [SavedRows] = []
    for (stage, rows) in plan.saves {
      let answer = try answer(rows, as: written, cancellation)
      saved.append(
        SavedRows(
          stage: stage, answer: try explained(answer, of: rows, cancellation),
          asksForWords: rows.asksForWords))
    }
    return saved
  }

  /// With notes that say why there are no rows, where there are none.
  private func explained(
    _ answer: Answer, of plan: LogicalNode, _ cancellation: Cancellation
  ) throws(EngineError) -> Answer {
    guard try answer.foundNothing() else { return answer }
    let why = EmptyAnswer(session: self, cancellation: cancellation)
    return answer.adding(try why.notes(on: plan))
  }

  func answer(
    _ node: LogicalNode, as written: WrittenConditions = WrittenConditions(),
    _ cancellation: Cancellation
  ) throws(EngineError) -> Answer {
    try engine.run(logicalPlan(node, written), cancellation: cancellation)
  }

  /// The first figure of a count of what the node yields.
  func count(_ node: LogicalNode, _ cancellation: Cancellation) throws(EngineError) -> Int {
    let answer = try answer(.count(node), cancellation)
    guard case .integer(let count) = try answer.value(row: 0, column: 0) else { return 0 }
    return count
  }

  private func logicalPlan(
    _ node: LogicalNode, _ written: WrittenConditions = WrittenConditions()
  ) -> LogicalPlan {
    LogicalPlan(
      node, zone: environment.zone, now: environment.now, written: written, lists: lists)
  }
}

/// Rows that a query saves on its way.
package struct SavedRows: Sendable {
  /// Where they go, and how.
  package let stage: SaveStage
  package let answer: Answer
  /// Whether texts were cut into words for them.
  package let asksForWords: Bool
}

extension Environment {
  fileprivate func analyze(
    _ script: Script, on catalogue: (any Catalogue)?
  ) -> (actions: [Analyzer.Action], diagnostics: [Diagnostic]) {
    var environment = self
    var actions: [Analyzer.Action] = []
    var diagnostics: [Diagnostic] = []
    for statement in script.statements {
      let result = Analyzer.analyze(statement, on: catalogue, in: environment)
      diagnostics += result.diagnostics
      // So many that more would help nobody, and nothing will run.
      if diagnostics.count >= Parser.diagnosticLimit,
        diagnostics.contains(where: { $0.severity == .error })
      {
        break
      }
      if let action = result.action {
        environment.learn(action)
        actions.append(action)
      } else if case .binding(let name, _) = statement.kind {
        environment.leaveBroken(name.value)
      }
    }
    return (actions, diagnostics)
  }

  /// Keeps what the action gives a name to.
  fileprivate mutating func learn(_ action: Analyzer.Action) {
    switch action {
    case .bind(let name, let binding, let weight): bind(name, to: binding, weight: weight)
    case .variants(let spellings): variants.append(spellings)
    case .answer(let query, _): answered(query)
    case .explain, .describe, .help, .tour, .expectCorpus, .parameter: break
    }
  }
}
