extension Parser {
  /// `script = { [ statement ] end }`
  mutating func script() -> Script {
    var statements: [Statement] = []
    while true {
      expecting(words: .statement, .source)
      expecting(.name(.query))
      if !isAtEnd {
        let start = here
        let kind = statement()
        if !isAtEnd { rest() }
        statements.append(
          Statement(kind: kind, span: span(from: start), depth: measuredDepth()))
      }
      if isAtEndOfText { return Script(statements: statements) }
      passEnd()
    }
  }

  /// `statement = let | variants | explain | describe | help | tour | expected | query`
  mutating func statement() -> Statement.Kind {
    switch current.keyword {
    case .let: return binding()
    case .param where startsParameter: return parameter()
    case .variants: return variants()
    case .explain: return explain()
    case .describe: return describe()
    case .help: return help()
    case .tour: return tour()
    case .expect where item(after: 1).keyword == .corpus || item(after: 1).isEnd: return expected()
    default: break
    }
    guard let corrected = misspeltStart() else { return topQuery() }
    return corrected
  }

  private mutating func topQuery() -> Statement.Kind {
    if recovery.asksWithin, let sentence = recovery.sentenceHabit() {
      report(sentence)
      skipStatement()
      return .invalid
    }
    if startsPredicate(at: index) || current.keyword == .where || current.keyword == .not {
      return bareCondition()
    }
    if current.kind == .text || recovery.isRelative, let sentence = recovery.sentenceHabit() {
      report(sentence)
      skipStatement()
      return .invalid
    }
    if current.isSign("|") || current.kind == .text || recovery.isLoneReference {
      return sourceless()
    }
    guard startsSource else {
      reportExpected(.query)
      skipStatement()
      return .invalid
    }
    return .query(query())
  }

  /// A condition or clause without its source, as in `mentions "南鳥島"`.
  private mutating func bareCondition() -> Statement.Kind {
    let start = here
    let isClause = at(.clause)
    // `undated posts`
    let next = item(after: 1)
    if [.undated, .deleted].contains(current.keyword), [.posts, .blocks].contains(next.keyword) {
      report(
        .conditionBeforeSource(
          at: here, found: found(), whole: "\(written(next.span)) where \(written(here))",
          of: here.union(next.span)))
      skipStatement()
      return .invalid
    }
    report(.missingSource(at: start, found: found(), before: isClause ? "posts " : "posts where "))
    var clauses: [Clause] = []
    if isClause {
      clauses = self.clauses()
    } else {
      let condition = condition()
      clauses = [Clause(condition: condition, isWhere: true, span: span(from: start))]
      clauses += self.clauses()
    }
    let stages = stages()
    return .query(
      Query(
        source: .missing(SourceSpan(start.start, start.start)), clauses: clauses, stages: stages,
        span: span(from: start)))
  }

  /// Stages, a text or a post's name alone, as in `| count`, `"南鳥島"` and `001#46`.
  private mutating func sourceless() -> Statement.Kind {
    let start = here
    if current.isSign("|") {
      report(.missingSource(at: start, found: found(), before: "posts "))
    } else {
      let lead = "posts where " + (recovery.isLoneReference ? "id = " : Self.mentionsLead)
      var missing = Diagnostic.missingSource(
        at: start, found: found(), before: lead, rest: written(here))
      if recovery.isLoneReference, item(after: 1).isEnd {
        missing.hint = .query(lead + written(here), describing: written(here))
      }
      report(missing)
      skip()
    }
    return .query(
      Query(
        source: .missing(SourceSpan(start.start, start.start)), clauses: [], stages: stages(),
        span: span(from: start)))
  }

  /// What is left of a statement that has been read.
  private mutating func rest() {
    if current.isSign(")") {
      report(.unopenedParenthesis(at: here))
    } else {
      reportExpected(.end)
    }
    skipStatement()
  }

  /// `let = "let" NAME "=" ( query | condition | texts )`
  private mutating func binding() -> Statement.Kind {
    take(.keyword)
    expecting(.name(.new))
    guard current.kind == .word, !current.isNumberOrDate else {
      reportExpected(.name)
      skipStatement()
      return .invalid
    }
    if let keyword = current.keyword, !keyword.mayBeName {
      report(.keywordAsName(keyword.spelling, at: here))
    }
    let name = take(.name)
    guard eat(sign: "=") || eatForeignEqual() else {
      reportExpected(.equalAfterName)
      skipStatement()
      return .invalid
    }
    return .binding(name: Name(folding: name), value: bindingValue())
  }

  private mutating func bindingValue() -> BindingValue {
    expecting(words: .predicate, .source)
    expecting(.keyword(.not), .text, .name(.condition), .name(.query))
    if startsTexts { return .texts(texts()) }
    if startsQuery(at: index) { return .query(query()) }
    let condition = condition()
    if isAtEnd || current.isSign(")") { return .condition(condition) }
    if at(.clause) || current.isSign("|") {
      report(.conditionAsQuery(at: here, found: found()))
      skipStatement()
    }
    return .condition(condition)
  }

  private var startsTexts: Bool {
    switch current.kind {
    case .text, .parameter: true
    case .word:
      // A word alone may be a name; one with a hash is none.
      current.keyword?.isReserved != true
        && (item(after: 1).isSign(",") || item(after: 1).isEnd && current.value.hasPrefix("#"))
    default: false
    }
  }

  /// Whether a query begins at an item, and no condition: the two may begin alike.
  func startsQuery(at start: Int) -> Bool {
    var index = start
    while layout.items[index].isSign("(") { index += 1 }
    let first = layout.items[index]
    guard first.kind == .word, index + 1 < layout.items.count else { return false }
    index += 1
    let next = layout.items[index]
    if Vocabulary.isKeyword(first.keyword, .source) {
      return next.keyword != .to && ComparisonOperator(sign: next) == nil
    }
    if startsPredicate(at: index - 1) || first.keyword == .not { return false }
    while index < layout.items.count - 1, layout.items[index].isSign(")") { index += 1 }
    let isNegated = layout.items[index].keyword == .not && index + 1 < layout.items.count
    return layout.items[index].isSign("|")
      || Vocabulary.isKeyword(layout.items[index].keyword, .clause)
      || isNegated && [.in, .by].contains(layout.items[index + 1].keyword)
  }

  /// `variants = "variants" TEXT "," TEXT { "," TEXT }`
  private mutating func variants() -> Statement.Kind {
    let found = found()
    let keyword = take(.keyword)
    let texts = texts()
    // `variants 日本, 倭国 | count`: how often each occurs.
    if current.isSign("|"), let last = texts.last,
      let query = Recovery.occurrences(of: texts.map { written($0.span) })
    {
      let end = layout.items[index...].prefix { !$0.isEnd }.last?.span ?? last.span
      report(
        .conditionBeforeSource(
          at: keyword.span, found: found, whole: query, of: keyword.span.union(end)))
      skipStatement()
      return .invalid
    }
    if texts.count == 1, isAtEnd {
      report(.loneVariant(written(texts[0].span), at: keyword.span.union(texts[0].span)))
    }
    return texts.isEmpty ? .invalid : .variants(texts)
  }

  /// `explain = "explain" [ "analyze" ] query`
  private mutating func explain() -> Statement.Kind {
    take(.keyword)
    let isAnalyze =
      current.keyword == nil && item(after: 1).kind == .word
      && !Vocabulary.isKeyword(item(after: 1).keyword, .clause)
    let analyze =
      eat(.analyze)
      || isAnalyze && eatMisspelt([.analyze], expected: .analyzeOrQuery) != nil
    expecting(words: .source)
    expecting(.name(.query))
    if case .query(let query) = topQuery() { return .explain(query, analyze: analyze) }
    return .invalid
  }

  /// `describe = "describe" [ "variants" TEXT | "thread" ( BLOCK | DOC ) | BLOCK | WORD | TEXT ]`
  private mutating func describe() -> Statement.Kind {
    take(.keyword)
    expecting(.keyword(.variants), .keyword(.thread), .name(.document), .name(.field))
    expecting(words: .source)
    if isAtEnd { return .describe(nil) }
    let isVariants =
      current.keyword == nil && current.kind == .word && item(after: 1).kind == .text
      && corrected(among: [.variants], expected: .variantsBeforeText) != nil
    if isVariants || current.keyword == .variants && !item(after: 1).isEnd {
      take(.keyword)
      return .describe(text(after: "variants").map { .variants($0) })
    }
    if current.keyword == .thread, !item(after: 1).isEnd {
      take(.keyword)
      expecting(.name(.document))
      return switch described() {
      case .block(let reference): .describe(.thread(.post(reference)))
      case .word(let name), .text(let name): .describe(.thread(.document(name)))
      default: .invalid
      }
    }
    return described().map { .describe($0) } ?? .invalid
  }

  /// `BLOCK | WORD | TEXT`, also as a parameter's value.
  private mutating func described() -> Topic? {
    guard current.kind == .word || current.kind == .text || current.kind == .parameter else {
      reportExpected(.subject)
      skipStatement()
      return nil
    }
    if let reference = BlockReference(current) {
      take(.name)
      return .block(reference)
    }
    let isWord = current.kind == .word
    guard let word = value() else { return nil }
    if let reference = blockReference(word), reference.document != nil { return .block(reference) }
    // Identifiers differ by case, and in quotes there may be one.
    return isWord
      ? .word(Name(word.value.lowercased(), word.span)) : .text(Name(word.value, word.span))
  }

  /// `expected = "expect" "corpus" "=" TEXT`
  private mutating func expected() -> Statement.Kind {
    take(.keyword)
    guard eat(.corpus) else {
      reportExpected(.corpusAfterExpect)
      skipStatement()
      return .invalid
    }
    guard eat(sign: "=") || eatForeignEqual() else {
      reportExpected(.equalAfterCorpus)
      skipStatement()
      return .invalid
    }
    return text(after: "=", expecting: .file).map { .expectCorpus($0) } ?? .invalid
  }

  /// `tour = "tour" [ NUMBER ]`
  private mutating func tour() -> Statement.Kind {
    take(.keyword)
    if isAtEnd {
      expecting(.number)
      return .tour(nil)
    }
    return number(after: "tour").map { .tour($0) } ?? .invalid
  }

  /// `help = "help" { WORD | sign }`
  private mutating func help() -> Statement.Kind {
    take(.keyword)
    expecting(.keywords)
    if isAtEnd { return .help(nil) }
    let start = here
    var topic = ""
    while !isAtEnd {
      // What stands together is one, such as `.save`.
      if let previous, previous.span.end < here.start, here.start > start.start { topic += " " }
      topic += take(.name).value.lowercased()
    }
    return .help(.word(Name(topic, span(from: start))))
  }
}

extension Token {
  var isEnd: Bool { kind == .end }
}
