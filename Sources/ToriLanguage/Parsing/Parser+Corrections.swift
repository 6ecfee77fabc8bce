import ToriText

/// What was most likely meant where something else stands, so that the rest can be read.
extension Parser {
  /// Takes the word here for the nearest of `keywords`, and reports it; `nil` if none is near.
  mutating func corrected(
    among keywords: [Keyword], expected: (Keyword) -> Expected
  ) -> Keyword? {
    guard current.kind == .word, !hasReportedEnough,
      let near = nearest(to: current.value, in: keywords.map(\.spelling)),
      let keyword = Keyword(rawValue: near), keyword != current.keyword
    else { return nil }
    report(.misspelt(found(), at: here, expected: expected(keyword), nearest: near))
    correct(to: keyword)
    return keyword
  }

  mutating func corrected(among keywords: [Keyword], expected: Expected) -> Keyword? {
    corrected(among: keywords) { _ in expected }
  }

  /// The same, and takes the word.
  mutating func eatMisspelt(_ keywords: [Keyword], expected: Expected) -> Keyword? {
    guard let keyword = corrected(among: keywords, expected: expected) else { return nil }
    take(.keyword)
    return keyword
  }

  /// A statement whose first word is none that could begin it.
  mutating func misspeltStart() -> Statement.Kind? {
    guard current.kind == .word, !at(.source), !startsPredicate(at: index), current.keyword != .not
    else { return nil }
    if let habit = recovery.statementHabit() {
      report(habit)
      skipStatement()
      return .invalid
    }
    let next = item(after: 1)
    let goesOn = next.isSign("|") || Vocabulary.isKeyword(next.keyword, .clause)
    // What is no word of a stage's for long may be a name.
    if Vocabulary.isKeyword(current.keyword, .stage), current.keyword?.mayBeName != true || !goesOn
    {
      if let swapped = recovery.sentenceOnDocument() ?? recovery.stageBeforeSource() {
        report(swapped)
        skipStatement()
        return .invalid
      }
      report(.stageWithoutSource(at: here, found: found()))
      let start = here
      return .query(
        Query(
          source: .missing(SourceSpan(start.start, start.start)), clauses: [],
          stages: stages(), span: span(from: start)))
    }
    // A name that `let` gave may stand before these.
    if next.isEnd || goesOn { return nil }
    let candidates = Vocabulary.keywords(.statement) + Vocabulary.keywords(.source)
    guard corrected(among: candidates, expected: .statement) != nil else {
      return nil
    }
    return .some(correctedStatement())
  }

  private mutating func correctedStatement() -> Statement.Kind {
    if Vocabulary.isKeyword(current.keyword, .statement) { return statement() }
    return .query(query())
  }

  /// A clause that lacks its first word, or has another.
  mutating func correctedClause(afterOthers: Bool) -> Clause? {
    let start = here
    if let habit = recovery.habit(joined: afterOthers ? "and " : "where ") {
      report(habit)
      return clauseAfterMistake(start, takesCondition: false)
    }
    if current.isNumberOrDate, !afterOthers {
      if let named = recovery.bareNumber() {
        report(named)
        return clauseAfterMistake(start, takesCondition: false)
      }
      report(.bareDate(written(start), at: start, before: "on "))
      return clauseAfterMistake(start, takesCondition: false)
    }
    if let period = barePeriod() {
      report(period)
      return clauseAfterMistake(start, takesCondition: false)
    }
    if startsPredicate(at: index) || startsComparison || current.keyword == .not {
      report(
        afterOthers
          ? .missingAnd(at: start, before: written(start))
          : .missingWhere(at: start, before: written(start)))
      return clauseAfterMistake(start, takesCondition: true)
    }
    if startsForgottenStage { return nil }
    if current.keyword == .and || current.keyword == .or {
      reportExpected(
        .word("where"), fix: Diagnostic.Fix(span: start, replacement: Keyword.where.spelling))
      take(.keyword)
      return clauseAfterMistake(start, takesCondition: true)
    }
    if let clause = misspeltClause(afterOthers: afterOthers) { return clause }
    if startsForgottenStage { return nil }
    if let several = spacedTexts() {
      report(several)
    } else if let previous, previous.kind == .word, follows(.text), current.kind == .word {
      report(.textOfSeveralWords(previous.span.union(start), written(previous.span.union(start))))
    } else if !afterOthers, let needle = recovery.bareNeedle() {
      report(needle)
    } else {
      reportExpected(
        .oneOf(
          afterOthers ? ["and", "or", "|"] : ["where", "since", "|"], orEndWithin: nesting))
    }
    return clauseAfterMistake(start, takesCondition: false)
  }

  private mutating func clauseAfterMistake(
    _ start: SourceSpan, takesCondition: Bool
  ) -> Clause? {
    if takesCondition {
      let condition = condition()
      return Clause(condition: condition, isWhere: true, span: span(from: start))
    }
    if !isAtEnd { take(nil) }
    skip { Vocabulary.isKeyword($0.keyword, .clause) }
    return Clause(condition: .invalid(span(from: start)), isWhere: true, span: span(from: start))
  }

  private mutating func misspeltClause(afterOthers: Bool) -> Clause? {
    let start = here
    // Words with a meaning of their own are not taken for others.
    guard current.kind == .word, current.keyword == nil else { return nil }
    var candidates = Vocabulary.keywords(.clause)
    if afterOthers { candidates += [.and, .or] }
    if follows(.text) { candidates.append(.near) }
    candidates += Vocabulary.keywords(.stage)
    let nesting = nesting
    let found = corrected(among: candidates) { keyword in
      let words = (Self.companions[keyword] ?? [keyword]).map(\.spelling)
      return .oneOf(
        Vocabulary.isKeyword(keyword, .stage) ? ["|"] : words, orEndWithin: nesting)
    }
    switch found {
    case nil: return nil
    case .and, .or:
      take(.keyword)
      return clauseAfterMistake(start, takesCondition: true)
    case .near: return clauseAfterMistake(start, takesCondition: false)
    case .some(let keyword) where Vocabulary.isKeyword(keyword, .clause):
      if keyword == .where { take(.keyword) }
      let condition = condition()
      return Clause(condition: condition, isWhere: keyword == .where, span: span(from: start))
    default: return nil
    }
  }

  /// The words to name together, where one of them was meant.
  private static let companions: [Keyword: [Keyword]] = [
    .since: [.since, .until], .until: [.since, .until], .on: [.on, .between],
    .between: [.on, .between], .in: [.in, .by], .by: [.in, .by], .where: [.where, .since],
    .and: [.and, .or], .or: [.and, .or],
  ]

  /// A predicate that lacks its first word, or has another; `nil` if one can stand as it is.
  mutating func correctedPredicate() -> Condition? {
    let start = here
    if current.kind == .text || current.kind == .parameter {
      report(.textAsCondition(written(start), at: start, lead: lead))
      let texts = list { $0.text(after: "mentions") }.map { MentionedText.text($0) }
      return predicate(.mentions(.any, texts), from: start)
    }
    if recovery.isEllipsis {
      reportExpected(.someCondition)
      if !isAtEnd { take(nil) }
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    if let habit = recovery.habit() {
      report(habit)
      if !isAtEnd { take(nil) }
      // What is put right may hold anything, such as a pattern.
      if let fix = habit.fix { pass(to: fix.span.end) }
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    guard current.kind == .word, !startsPredicate(at: index), !canBeName else { return nil }
    if current.keyword == .replies || current.keyword == .links { return nil }
    let candidates = Vocabulary.keywords(.predicate) + Vocabulary.keywords(.clause) + [.not]
    if corrected(among: candidates.filter { $0 != .where }, expected: .condition) != nil {
      return correctedCondition(start)
    }
    reportExpected(.someCondition)
    take(nil)
    skip { $0.endsPredicate }
    return .invalid(span(from: start))
  }

  private mutating func correctedCondition(_ start: SourceSpan) -> Condition {
    if current.keyword == .not {
      take(.keyword)
      return .not(nested { $0.condition() } ?? .invalid(start), span: span(from: start))
    }
    return nested { $0.predicate() } ?? .invalid(start)
  }

  /// Whether the word here, alone before what follows, may be a condition's name.
  private var canBeName: Bool {
    let token = item(after: 1)
    return switch token.kind {
    case .end: true
    case .sign: token.value != "("
    case .word:
      token.keyword == .and || token.keyword == .or
        || token.keyword == .not && [.in, .by].contains(item(after: 2).keyword)
        || Vocabulary.isKeyword(token.keyword, .clause)
        || Vocabulary.isKeyword(token.keyword, .stage)
          && !(token.keyword == .words && isElement(item(after: 2)))
        || isNear(token, Vocabulary.keywords(.clause) + [.and, .or])
          && !isNear(current, Vocabulary.keywords(.predicate))
    case .unknown: true
    default: false
    }
  }

  private func isNear(_ token: Token, _ keywords: [Keyword]) -> Bool {
    !hasReportedEnough && token.keyword == nil
      && nearest(to: token.value, in: keywords.map(\.spelling)) != nil
  }
}

// MARK: Signs from elsewhere

extension Parser {
  /// Takes a sign of another language for the word that says the same here.
  mutating func eatForeign(_ sign: String, for keyword: Keyword) -> Bool {
    guard current.kind == .unknown, current.value == sign, !recovery.isDoubledPipe else {
      return false
    }
    let word = keyword.spelling
    report(
      .foreignSign(written(here), at: here, right: word, replacement: recovery.spaced(word)))
    take(nil)
    return true
  }

  /// `let x == …`, `let x as …`
  mutating func eatForeignEqual() -> Bool {
    let word = current.value.lowercased()
    guard ["==", ":", "as", "be", "is"].contains(word) else { return false }
    report(.foreignOperator(written(here), at: here, right: "="))
    take(nil)
    return true
  }
}
