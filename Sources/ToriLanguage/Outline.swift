import ToriTime

extension Script {
  /// The tree as nested lists without spans, a statement a line: what a query was taken for.
  package var outline: String { statements.map(\.outline).joined(separator: "\n") }
}

extension Statement {
  package var outline: String {
    switch kind {
    case .query(let query): query.outline
    case .binding(let name, let value): list("let", name.value, value.outline)
    case .parameter(let declaration): declaration.outline
    case .variants(let texts): list("variants", texts.map(quoted))
    case .explain(let query, let analyze):
      list(analyze ? "explain-analyze" : "explain", query.outline)
    case .describe(let topic): list("describe", topic?.outline)
    case .help(let topic): list("help", topic?.outline)
    case .expectCorpus(let text): list("expect-corpus", quoted(text))
    case .tour(let lesson): list("tour", lesson?.value)
    case .invalid: "(invalid)"
    }
  }
}

extension BindingValue {
  package var outline: String {
    switch self {
    case .condition(let condition): condition.outline
    case .query(let query): query.outline
    case .texts(let texts): list("texts", texts.map(quoted))
    }
  }
}

extension Topic {
  package var outline: String {
    switch self {
    case .word(let word): word.value
    case .text(let text): quoted(text)
    case .block(let reference): reference.outline
    case .variants(let text): list("variants", quoted(text))
    case .thread(.document(let name)): list("thread", name.value)
    case .thread(.post(let reference)): list("thread", reference.outline)
    }
  }
}

extension BlockReference {
  package var outline: String {
    let name = document?.value ?? ""
    return switch place {
    case .number(let number): "\(name)#\(number)"
    case .key(let key): "\(name)#\(key)"
    case .quoted(let identifier): quoted(Text(identifier, span))
    case .line(let line, nth: 1): "\(name):\(line)"
    case .line(let line, let nth): "\(name):\(line).\(nth)"
    }
  }
}

extension Query {
  package var outline: String {
    list("query", [source.outline] + clauses.map(\.outline) + stages.map { "| " + $0.outline })
  }
}

extension Source {
  package var outline: String {
    switch self {
    case .name(let name): name.value
    case .query(let query): query.outline
    case .missing: "(missing)"
    }
  }
}

extension Clause {
  package var outline: String { isWhere ? list("where", condition.outline) : condition.outline }
}

extension Condition {
  package var outline: String {
    switch self {
    case .and(let parts): list("and", parts.map(\.outline))
    case .or(let parts): list("or", parts.map(\.outline))
    case .not(let condition, span: _): list("not", condition.outline)
    case .predicate(let predicate): predicate.outline
    case .invalid: "(invalid)"
    }
  }
}

extension Predicate {
  package var outline: String {
    switch kind {
    case .mentions(let quantifier, let texts):
      list(
        texts.count == 1 ? "mentions" : quantifier == .any ? "mentions-any" : "mentions-all",
        texts.map(\.outline))
    case .mentionsNear(let first, let second, let within):
      list("near", first.outline, second.outline, within.value)
    case .mentionsExactly(let text): list("exactly", quoted(text))
    case .mentionsVariants(let text): list("variants", quoted(text))
    case .mentionsWord(let text, let exactly): Sought.word(text, exactly: exactly).outline
    case .matches(let pattern, let flags): list("matches", "/\(pattern.value)/\(flags)")
    case .matchesWords(let pattern): list("matches", pattern.outline)
    case .comparison(let field, let comparison, let literal):
      list(comparison.rawValue, field.value, literal.outline)
    case .has(let field): list("has", field.value)
    case .repliesTo(.block(let reference)): list("replies-to", reference.outline)
    case .repliesTo(.query(let query)): list("replies-to", query.outline)
    case .linksTo(let text): list("links-to", quoted(text))
    case .tagged(let text): list("tagged", quoted(text))
    case .dated(let date): list("dated", date.outline)
    case .deleted: "(deleted)"
    case .undated: "(undated)"
    case .since(let date): list("since", date.outline)
    case .until(let date): list("until", date.outline)
    case .on(let date): list("on", date.outline)
    case .between(let first, let last): list("between", first.outline, last.outline)
    case .within(let documents): list("in", documents.map(\.value))
    case .by(let texts): list("by", texts.map(quoted))
    case .named(let name): name.value
    }
  }
}

extension MentionedText {
  package var outline: String {
    switch self {
    case .text(let text): quoted(text)
    case .named(let name): name.value
    case .word(let text, let exactly): Sought.word(text, exactly: exactly).outline
    }
  }
}

extension Literal {
  package var outline: String { isQuoted ? "\"\(text)\"" : text }
}

extension DateLiteral {
  package var outline: String {
    switch value {
    case .calendar(let date): date.edtf
    case .today: "today"
    case .yesterday: "yesterday"
    case .ago(let count, let unit): "\(count)-\(unit)-ago"
    case .relative(0, let unit): "this-\(unit)"
    case .relative(let count, let unit): count == -1 ? "last-\(unit)" : "\(count)-\(unit)"
    case .invalid: "(invalid)"
    }
  }
}

/// A text as outlines have it.
func quoted(_ text: Text) -> String { "\"\(text.value)\"" }

/// A node of an outline with what is in it.
func list(_ head: String, _ items: [String]) -> String {
  "(" + ([head] + items).joined(separator: " ") + ")"
}

func list(_ head: String, _ items: (any CustomStringConvertible)?...) -> String {
  list(head, items.compactMap { $0.map { "\($0)" } })
}
