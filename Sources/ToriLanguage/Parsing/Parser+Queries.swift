extension Parser {
  /// `query = source { clause } { "|" stage }`
  mutating func query() -> Query {
    let start = here
    let source = source()
    let clauses = clauses()
    let stages = stages()
    return Query(source: source, clauses: clauses, stages: stages, span: span(from: start))
  }

  var startsSource: Bool {
    if current.isSign("(") { return true }
    guard current.kind == .word, !current.isNumberOrDate else { return false }
    guard let keyword = current.keyword else { return true }
    return !keyword.isReserved && ![.let, .explain, .describe, .help].contains(keyword)
  }

  /// `source = "posts" | "blocks" | … | NAME | "(" query ")"`
  private mutating func source() -> Source {
    expecting(words: .source)
    expecting(.name(.query))
    if current.isSign("(") {
      let start = here
      guard let query = parenthesizedQuery() else { return .missing(start) }
      return .query(query)
    }
    guard startsSource else {
      reportExpected(.source)
      return .missing(SourceSpan(here.start, here.start))
    }
    let word = take(at(.source) ? .keyword : .name)
    return .name(Name(folding: word))
  }

  /// `subquery = "(" query ")" | NAME`
  mutating func subquery(after word: String) -> Query? {
    expecting(.name(.query), .sign("("))
    if current.isSign("(") { return parenthesizedQuery() }
    if startsSource, !at(.source) || item(after: 1).isEnd || item(after: 1).isSign("|") {
      let name = take(.name)
      return Query(
        source: .name(Name(folding: name)), clauses: [], stages: [], span: name.span)
    }
    if at(.source) {
      report(.bareSubquery(at: here, after: word))
      return query()
    }
    reportExpected(.subquery(after: word))
    return nil
  }

  private mutating func parenthesizedQuery() -> Query? {
    let opening = take(nil)
    let query = nested { $0.query() }
    if query == nil { skipParenthesis() }
    close(opening)
    return query
  }

  /// Takes the `)` that belongs to `opening`, past whatever else stands before it.
  mutating func close(_ opening: Token) {
    if eat(sign: ")") { return }
    if isAtEnd {
      report(.unclosedParenthesis(opening.span, end: here))
      return
    }
    reportExpected(.word(")"))
    skip()
    while current.isSign("|") {
      take(nil)
      skip()
    }
    if current.isSign(")") { take(nil) }
  }

  /// `{ clause }`
  mutating func clauses() -> [Clause] {
    var clauses: [Clause] = []
    while let clause = clause(afterOthers: !clauses.isEmpty) { clauses.append(clause) }
    return clauses
  }

  /// `clause = "where" condition | ( circumstance | "not" among ) { "and" negation } { "or" conjunction }`
  private mutating func clause(afterOthers: Bool) -> Clause? {
    expecting(words: .clause)
    expecting(.keyword(.not))
    let start = here
    if eat(.where) {
      let condition = condition()
      return Clause(condition: condition, isWhere: true, span: span(from: start))
    }
    if startsClause {
      let condition = condition()
      return Clause(condition: condition, isWhere: false, span: span(from: start))
    }
    if isAtEnd || current.isSign("|") || current.isSign(")") || recovery.startsForeignStage {
      return nil
    }
    return correctedClause(afterOthers: afterOthers)
  }

  /// Whether a clause begins here: with its own word, or with `not` before `in` or `by`.
  var startsClause: Bool {
    mutating get {
      let negated = item(after: 1).keyword
      return at(.clause) || current.keyword == .not && (negated == .in || negated == .by)
    }
  }

  /// `{ "|" stage }`
  mutating func stages() -> [Stage] {
    var stages: [Stage] = []
    while true {
      if !eat(sign: "|") {
        guard startsForgottenStage || recovery.startsForeignStage || startsFilter(after: stages)
        else { return stages }
        if !recovery.startsForeignStage { report(.missingPipe(at: here, before: written(here))) }
      }
      guard countStage() else { return stages }
      let stage = stage()
      stages.append(stage)
      if !isAtEnd, !current.isSign("|"), !current.isSign(")"), !startsForgottenStage,
        !recovery.startsForeignStage, !startsFilter(after: stages)
      {
        unexpected(after: stage)
        skip()
      }
    }
  }

  /// `posts | words where pos = noun`: whether what filters the rows of a stage begins here without its `|`.
  private func startsFilter(after stages: [Stage]) -> Bool {
    current.keyword == .where && !stages.isEmpty
  }

  /// Whether a stage begins here although no `|` stands before it.
  var startsForgottenStage: Bool {
    current.kind == .word && Vocabulary.isKeyword(current.keyword, .stage)
      && !startsPredicate(at: index)
  }
}
