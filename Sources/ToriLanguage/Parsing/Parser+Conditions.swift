extension Parser {
  /// `condition = conjunction { "or" conjunction }`
  mutating func condition() -> Condition {
    var parts = [conjunction()]
    while eat(.or) || eatForeign("||", for: .or) { parts.append(conjunction()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  /// `conjunction = negation { "and" negation }`
  private mutating func conjunction() -> Condition {
    var parts = [negation()]
    while eat(.and) || eatForeign("&&", for: .and) { parts.append(negation()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  /// `negation = "not" negation | "(" condition ")" | predicate`
  private mutating func negation() -> Condition {
    expecting(words: .predicate)
    for keyword in Vocabulary.keywords(.clause) where keyword != .where {
      expecting(.keyword(keyword))
    }
    expecting(.keyword(.not), .sign("("), .name(.field), .name(.part), .name(.condition))
    let start = here
    if eat(.not) || eatForeign("!", for: .not) {
      guard let operand = nested({ $0.negation() }) else { return tooDeep(from: start) }
      return .not(operand, span: span(from: start))
    }
    guard current.isSign("(") else { return predicate() }
    let opening = take(nil)
    let condition = nested { $0.condition() }
    if condition == nil { skipParenthesis() }
    close(opening)
    return condition ?? .invalid(span(from: start))
  }

  private mutating func tooDeep(from start: SourceSpan) -> Condition {
    skip()
    return .invalid(span(from: start))
  }

  /// `predicate = mentions | matches | comparison | … | NAME`
  mutating func predicate() -> Condition {
    let start = here
    if let absence = recovery.absenceHabit() {
      report(absence)
      take(nil)
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    if let call = recovery.callHabit() {
      report(.foreignWord(written(call.span), at: call.span, local: call.local))
      pass(to: call.span.end)
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    if let values = comparedValues() { return values }
    if startsComparison {
      lead = "\(written(start)) \(written(item(after: 1).span)) "
      return comparison()
    }
    if let corrected = correctedPredicate() { return corrected }
    guard let kind = predicateKind() else {
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    return predicate(kind, from: start)
  }

  /// The predicate that ends here.
  func predicate(_ kind: Predicate.Kind, from start: SourceSpan) -> Condition {
    let span = span(from: start)
    return .predicate(Predicate(kind: kind, span: span, written: written(span)))
  }

  private mutating func predicateKind() -> Predicate.Kind? {
    switch current.keyword {
    case .mentions: return mentions()
    case .matches: return matches()
    case .has: return has()
    case .replies: return repliesTo()
    case .links: return linksTo()
    case .tagged:
      let start = take(.keyword).span
      lead = "tagged "
      if let first = anyOf(from: start) { return .tagged(first.withoutHash) }
      return text(after: "tagged").map { .tagged($0.withoutHash) }
    case .dated:
      take(.keyword)
      return date(after: "dated").map { .dated($0) }
    case .deleted:
      take(.keyword)
      return .deleted
    case .undated:
      take(.keyword)
      return .undated
    case .since, .until, .on, .between, .in, .by: return circumstance()
    default: return namedCondition()
    }
  }

  /// `circumstance = "since" date | "until" date | "on" date | between | among`
  private mutating func circumstance() -> Predicate.Kind? {
    switch current.keyword {
    case .since:
      take(.keyword)
      return date(after: "since").map { .since($0) }
    case .until:
      take(.keyword)
      return date(after: "until").map { .until($0) }
    case .on:
      take(.keyword)
      return date(after: "on").map { .on($0) }
    case .between:
      take(.keyword)
      return between()
    default: return among()
    }
  }

  /// `among = "in" DOC { "," DOC } | "by" texts`
  private mutating func among() -> Predicate.Kind? {
    let keyword = take(.keyword)
    switch keyword.keyword {
    case .in:
      if isPeriod {
        add(.wrongWord(written(keyword.span), at: keyword.span, right: "on"))
        return date(after: "on").map { .on($0) }
      }
      needlessAnyOf()
      let documents = list { $0.document() }
      return documents.isEmpty ? nil : .within(documents: documents)
    default:
      needlessAnyOf()
      lead = "by "
      let texts = list { $0.text(after: "by", expecting: .author) }
      return texts.isEmpty ? nil : .by(texts)
    }
  }

  /// `between = "between" DATE "and" DATE`
  private mutating func between() -> Predicate.Kind? {
    guard let first = date(after: "between") else {
      // The second date's `and` is no `and` between conditions.
      if eat(.and) { _ = date(after: "and") }
      return nil
    }
    guard
      eat(.and) || eat(sign: ",") || eat(.to) || eat(.until)
        || eatMisspelt([.and], expected: .secondAnd) != nil
    else {
      reportExpected(.secondAnd)
      return nil
    }
    if let previous, previous.kind == .sign || previous.keyword == .to || previous.keyword == .until
    {
      add(.wrongWord(written(previous.span), at: previous.span, right: "and"))
    }
    return date(after: "and").map { .between(first, $0) }
  }

  private mutating func namedCondition() -> Predicate.Kind? {
    expecting(.name(.condition))
    guard current.kind == .word, current.keyword.map({ !$0.isReserved }) ?? true else {
      reportExpected(.condition)
      return nil
    }
    if current.isNumberOrDate {
      report(.bareDate(written(here), at: here, before: "on "))
      take(nil)
      return nil
    }
    let name = Name(folding: take(.name))
    for comparison in ComparisonOperator.allCases { expecting(.sign(comparison.rawValue)) }
    return .named(name)
  }
}

extension Token {
  /// Whether what is wrong in a predicate ends before it.
  var endsPredicate: Bool {
    keyword == .and || keyword == .or || Vocabulary.isKeyword(keyword, .clause)
  }
}

// MARK: Comparisons

extension Parser {
  var startsComparison: Bool {
    if current.keyword == .deleted, recovery.redirection(at: 1) != nil { return false }
    let isName = current.kind == .word || current.kind == .text
    return isName && ComparisonOperator(sign: item(after: 1)) != nil
  }

  /// `comparison = FIELD COMPARISON literal | FIELD ( "=" | "!=" ) "any" "of" literal { "," literal }`
  private mutating func comparison() -> Condition {
    let start = here
    if current.isNumberOrDate { reportExpected(.field(before: item(after: 1).value)) }
    let isQuoted = current.kind == .text
    let field = isQuoted ? Name(quoted: take(.name)) : Name(folding: take(.name))
    let sign = take(nil)
    let comparison = ComparisonOperator(sign: sign) ?? .equal
    if let right = ComparisonOperator.habits[sign.value] {
      add(.foreignOperator(written(sign.span), at: sign.span, right: right.rawValue))
    }
    let maybeSeveral = comparison == .equal || comparison == .notEqual
    if maybeSeveral { expecting(.keyword(.any)) }
    if maybeSeveral, current.keyword == .any, item(after: 1).keyword == .of {
      return severalValues(field, comparison, from: start)
    }
    expecting(.text, .number, .date)
    let isAny = current.keyword == .any && current.kind == .word
    guard let literal = literal(after: sign.value) else {
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    if maybeSeveral && isAny { expecting(.keyword(.of)) }
    return predicate(.comparison(field: field, comparison, literal), from: start)
  }

  /// `any of VALUE, …`: the field is one of them, or with `!=` none. It is read as so many comparisons.
  private mutating func severalValues(
    _ field: Name, _ comparison: ComparisonOperator, from start: SourceSpan
  ) -> Condition {
    take(.keyword)
    take(.keyword)
    let literals = list { parser -> Literal? in
      if let next = parser.nextQueued() {
        return Literal(
          text: next.value, isQuoted: true, number: nil, date: nil, span: next.span)
      }
      parser.expecting(.text, .number, .date)
      return parser.literal(after: "of")
    }
    guard !literals.isEmpty else {
      skip { $0.endsPredicate }
      return .invalid(span(from: start))
    }
    let name = written(field.span)
    let parts = literals.enumerated().map { place, literal in
      Condition.predicate(
        Predicate(
          kind: .comparison(field: field, .equal, literal),
          span: place == 0 ? start.union(literal.span) : literal.span,
          written: "\(name) = \(written(literal.span))"))
    }
    let any = parts.count == 1 ? parts[0] : .or(parts)
    return comparison == .equal ? any : .not(any, span: span(from: start))
  }

  /// `VALUE`, with every reading that its spelling allows.
  private mutating func literal(after sign: String) -> Literal? {
    let start = here
    if isDatePhrase, let date = date(after: sign) {
      return Literal(
        text: written(date.span), isQuoted: false, number: nil, date: date, span: date.span)
    }
    let token = current
    if let keyword = token.keyword, token.kind == .word, keyword.isReserved {
      report(.reservedText(written(here), at: here, after: sign))
      take(nil)
      return nil
    }
    guard let value = value() else {
      if token.kind != .parameter { reportExpected(.value(after: sign)) }
      return nil
    }
    let quoted = token.kind == .text
    let words = value.value.split { $0 == " " || $0 == "\u{3000}" }.map(String.init)
    let date = DateWords.read(words).flatMap { $0.count == words.count ? $0 : nil }
    return Literal(
      text: value.value, isQuoted: quoted, number: quoted ? nil : Double(decimal: value.value),
      date: date.map { DateLiteral(value: $0.value, span: start) }, span: value.span)
  }
}

extension ComparisonOperator {
  /// How other languages write them.
  static let habits: [String: ComparisonOperator] = [
    "==": .equal, "<>": .notEqual, "=<": .lessOrEqual, "=>": .greaterOrEqual,
  ]

  init?(sign token: Token) {
    guard token.kind == .sign || token.kind == .unknown else { return nil }
    guard let comparison = Self(rawValue: token.value) ?? Self.habits[token.value] else {
      return nil
    }
    self = comparison
  }
}
