import ToriLanguage
import ToriText
import ToriTime

/// Binds the names of a statement to the corpus and checks that every stage can take what comes.
///
/// Like the parser it gathers what is wrong and goes on, so that all of it can be shown at once. What
/// it gives is only fit to run if nothing was wrong.
package struct Analyzer {
  /// The corpus; without one, as when a script is only checked, any document or block may be there.
  let catalogue: (any Catalogue)?
  let environment: Environment
  var diagnostics: [Diagnostic] = []
  /// The stage of the query at hand since which the rows are no posts, if they were.
  var leftPosts: SourceSpan?
  /// The conditions of the statement's queries, as they are written.
  private var written = WrittenConditions()
  /// How many queries the one at hand stands in, counting itself.
  private var queryDepth = 0
  /// Whether the statement is one that gives a query a name.
  private var isNaming = false
  /// Whether a query is within another, or is to be named.
  var isInner: Bool { queryDepth > 1 || isNaming }
  /// What the names used in the statement stand for, as far as they have been met.
  private var weight = Environment.Weight()

  /// What a statement asks to be done.
  package enum Action: Hashable, Sendable {
    case answer(LogicalNode, WrittenConditions)
    case explain(LogicalNode, analyze: Bool)
    case bind(name: String, Environment.Binding, Environment.Weight)
    case variants([String])
    case describe(Subject)
    case help(String?)
    /// The lesson of that number, counted from 1, or where the person is.
    case tour(Int?)
    /// What the corpus must be: a checksum, or a file that tells it.
    case expectCorpus(String)
    /// A parameter was declared, which reading the text has seen to.
    case parameter
  }

  /// What `describe` shows; documents by name, blocks by identifier.
  package enum Subject: Hashable, Sendable {
    case corpus
    case document(String)
    case rows(RowKind)
    case field(Field)
    case block(String)
    case thread(ThreadSubject)
    case variants([Needle])
  }

  /// Whose reply tree `describe thread` shows.
  package enum ThreadSubject: Hashable, Sendable {
    /// That of all posts of a document.
    case document(String)
    /// That of the thread which a post belongs to.
    case post(String)
  }

  /// What came of analysing a statement: `action` is nil if something is wrong.
  package static func analyze(
    _ statement: Statement, on catalogue: (any Catalogue)?, in environment: Environment
  ) -> (action: Action?, diagnostics: [Diagnostic]) {
    var analyzer = Analyzer(catalogue: catalogue, environment: environment)
    let action = analyzer.action(of: statement)
    let isSound = !analyzer.diagnostics.contains { $0.severity == .error }
    return (isSound ? action : nil, analyzer.diagnostics)
  }

  private init(catalogue: (any Catalogue)?, environment: Environment) {
    self.catalogue = catalogue
    self.environment = environment
  }

  /// Beyond so many, more would help nobody; but an error among warnings must not be lost.
  mutating func report(_ diagnostic: Diagnostic) {
    let isFirstError =
      diagnostic.severity == .error && !diagnostics.contains { $0.severity == .error }
    if diagnostics.count < Parser.diagnosticLimit || isFirstError { diagnostics.append(diagnostic) }
  }

  private mutating func action(of statement: Statement) -> Action? {
    switch statement.kind {
    case .query(let query): self.query(query).map { .answer($0, written) }
    case .explain(let query, let analyze):
      self.query(query).map { .explain($0, analyze: analyze) }
    case .binding(let name, let value):
      named(value).map { binding in
        doubt(binding, as: name)
        weight.size += statement.span.end - statement.span.start
        weight.depth += statement.depth + 1
        return .bind(name: name.value, binding, weight)
      }
    case .parameter(let declaration): parameter(declaration)
    case .variants(let texts): .variants(texts.map(\.value))
    case .describe(let topic): subject(topic).map { .describe($0) }
    case .help(let topic): .help(word(of: topic))
    case .tour(let lesson): .tour(lesson?.value)
    case .expectCorpus(let text): expectCorpus(text)
    case .invalid: nil
    }
  }

  private mutating func parameter(_ declaration: ParameterDeclaration) -> Action? {
    guard declaration.type == .document else { return .parameter }
    for value in declaration.values {
      if document(Name(value.value.lowercased(), value.span)) == nil { return nil }
    }
    return .parameter
  }

  private mutating func expectCorpus(_ text: Text) -> Action? {
    if text.value.isEmpty {
      report(.emptyText(at: text.span))
      return nil
    }
    return .expectCorpus(text.value)
  }

  private mutating func named(_ value: BindingValue) -> Environment.Binding? {
    isNaming = true
    return binding(value)
  }

  private mutating func binding(_ value: BindingValue) -> Environment.Binding? {
    switch value {
    case .condition(.predicate(let predicate)):
      // `let a = b` gives what b names another name, whatever it is.
      if case .named(let name) = predicate.kind, let known = meaning(of: name) { return known }
      return filter(.predicate(predicate), on: posts).map { .condition($0) }
    case .condition(let condition):
      return filter(condition, on: posts).map { .condition($0) }
    case .query(let query): return self.query(query).map { .query($0) }
    case .texts(let texts): return .texts(texts.compactMap { needle($0) })
    }
  }

  // MARK: A query

  mutating func query(_ query: Query) -> LogicalNode? {
    queryDepth += 1
    defer { queryDepth -= 1 }
    guard var plan = source(query.source, before: query.clauses) else {
      // What follows is still looked at, as if rows of the likeliest kind came.
      _ = stages(query, from: scan(.posts))
      return nil
    }
    plan = clauses(query.clauses, on: plan)
    return stages(query, from: plan, clausesDone: true)
  }

  private mutating func stages(
    _ query: Query, from plan: LogicalNode, clausesDone: Bool = false
  ) -> LogicalNode {
    var plan = clausesDone ? plan : clauses(query.clauses, on: plan)
    let outer = leftPosts
    defer { leftPosts = outer }
    leftPosts = nil
    for stage in query.stages {
      if let next = self.stage(stage, on: plan) {
        if (plan.shape.origin == nil) != (next.shape.origin == nil) {
          leftPosts = plan.shape.origin == nil ? nil : stage.span
        }
        plan = next
      } else if !stage.kind.keepsKind {
        // What rows would come of it is not known, so the stages after it cannot be held to any.
        break
      }
    }
    return plan
  }

  private mutating func source(_ source: Source, before clauses: [Clause]) -> LogicalNode? {
    switch source {
    case .missing: return nil
    case .query(let query): return self.query(query)
    case .name(let name):
      switch name.value {
      case "posts": return scan(.posts)
      case "blocks": return scan(.blocks)
      case "documents": return .groups(.documents, of: scan(.blocks))
      case "threads", "authors", "links":
        return RowKind(rawValue: name.value).map { .groups($0, of: scan(.posts)) }
      default:
        return named(name, before: clauses)
      }
    }
  }

  private func scan(_ kind: RowKind) -> LogicalNode { .scan(kind, own: fields.own) }

  /// What posts and blocks have.
  var fields: [Field] { catalogue?.fields ?? Field.all }

  /// Posts, for conditions that are named before it is known of what.
  var posts: RowShape { .blockRows(.posts, having: fields) }

  private mutating func named(_ name: Name, before clauses: [Clause]) -> LogicalNode? {
    switch meaning(of: name) {
    case .query(let plan):
      written.omitSome()
      return plan
    case .condition:
      report(.conditionAsSource(name.value, at: name.span))
      return nil
    case .texts:
      report(.textsAsSource(name.value, at: name.span))
      return nil
    case nil where isSilent(name): return nil
    case nil where name.value == Environment.previousName:
      guard let plan = environment.previous else {
        report(.nothingBefore(at: name.span))
        return nil
      }
      written.omitSome()
      return plan
    case nil:
      let words = [.source, .statement].flatMap { Vocabulary.keywords($0).map(\.spelling) }
      report(
        .unknownSource(
          name.value, at: name.span, known: words + environment.bindings.keys.sorted(),
          before: clauses))
      return nil
    }
  }

  /// What `let` gave the name to, unless that grows beyond measure with what was named before.
  mutating func meaning(of name: Name) -> Environment.Binding? {
    guard !weight.isTooMuch, let binding = environment.bindings[name.value.lowercased()] else {
      return nil
    }
    let more = environment.weight(of: name.value.lowercased())
    weight.size += more.size
    weight.depth = max(weight.depth, more.depth)
    if weight.isTooMuch {
      report(.tooMuchNamed(name.value, at: name.span))
      return nil
    }
    return binding
  }

  /// Whether it has been said why the name stands for nothing.
  func isSilent(_ name: Name) -> Bool { weight.isTooMuch || environment.isBroken(name.value) }

  mutating func clauses(_ clauses: [Clause], on plan: LogicalNode) -> LogicalNode {
    let filters = clauses.compactMap { filter($0.condition, on: plan.shape) }
    // One clause has been judged by itself.
    if clauses.count > 1, filters.count == clauses.count {
      doubt(together: zip(clauses, filters).flatMap { Part.parts(of: $0.condition, $1) })
    }
    if filters.count == clauses.count {
      written.add(clauses, filters, isInner: queryDepth > 1)
    }
    return filters.isEmpty ? plan : .filter(plan, filters.count == 1 ? filters[0] : .and(filters))
  }

  /// The text as it is looked for; nil, reported, if nothing of it is left to look for.
  mutating func needle(_ text: Text) -> Needle? {
    let needle = Needle(text.value)
    if needle.folded.isEmpty {
      report(.emptyText(at: text.span))
      return nil
    }
    return spread(needle, at: text.span)
  }
}
