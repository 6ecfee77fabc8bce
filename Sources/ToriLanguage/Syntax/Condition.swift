/// What a row is held to. `not` binds tightest, then `and`, then `or`.
package indirect enum Condition: Hashable, Sendable {
  case and([Condition])
  case or([Condition])
  case not(Condition, span: SourceSpan)
  case predicate(Predicate)
  /// What could not be read; its diagnostics say why.
  case invalid(SourceSpan)
}

package struct Predicate: Hashable, Sendable {
  package var kind: Kind
  package var span: SourceSpan
  /// As it stands there.
  package var written: String

  package init(kind: Kind, span: SourceSpan, written: String) {
    self.kind = kind
    self.span = span
    self.written = written
  }

  package indirect enum Kind: Hashable, Sendable {
    /// `mentions "…"`, `mentions any of …`, `mentions all of …`. With one text, `.all`; with one bare
    /// word, which may name several, `.any`.
    case mentions(Quantifier, [MentionedText])
    /// `mentions "A" near "B" within N`, N in words where both are words, else in characters.
    case mentionsNear(Sought, Sought, within: Spanned<Int>)
    case mentionsExactly(Text)
    case mentionsVariants(of: Text)
    case mentionsWord(Text, exactly: Bool)
    case matches(pattern: Text, flags: String)
    case matchesWords(WordPattern)
    case comparison(field: Name, ComparisonOperator, Literal)
    case has(Name)
    case repliesTo(ReplyTarget)
    case linksTo(Text)
    case tagged(Text)
    case dated(DateLiteral)
    case deleted
    case undated
    case since(DateLiteral)
    case until(DateLiteral)
    case on(DateLiteral)
    case between(DateLiteral, DateLiteral)
    case within(documents: [Name])
    case by([Text])
    /// A condition that `let` named.
    case named(Name)
  }
}

package enum Quantifier: Hashable, Sendable { case any, all }

/// A text to look for, in `any of …` and `all of …`.
package enum MentionedText: Hashable, Sendable {
  case text(Text)
  /// A bare word: the list of texts that `let` gave this name, or, if there is none, the word itself.
  case named(Name)
  case word(Text, exactly: Bool)
}

package enum ComparisonOperator: String, CaseIterable, Codable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

package indirect enum ReplyTarget: Hashable, Sendable {
  case block(BlockReference)
  case query(Query)
}

/// A value on the right of a comparison, with every reading that its spelling allows.
///
/// `2026` is a number, a date and a text; the analyzer takes the one that the field wants.
package struct Literal: Hashable, Sendable {
  package var text: String
  package var isQuoted: Bool
  package var number: Double?
  package var date: DateLiteral?
  package var span: SourceSpan

  package init(
    text: String, isQuoted: Bool, number: Double?, date: DateLiteral?, span: SourceSpan
  ) {
    self.text = text
    self.isQuoted = isQuoted
    self.number = number
    self.date = date
    self.span = span
  }
}

extension Predicate.Kind {
  /// How the predicate begins, as it is written.
  package var words: String {
    switch self {
    case .mentions, .mentionsNear: "mentions"
    case .mentionsExactly: "mentions exactly"
    case .mentionsVariants: "mentions variants of"
    case .mentionsWord: "mentions word"
    case .matches: "matches"
    case .matchesWords: "matches words"
    case .comparison(let field, _, _): field.value
    case .has: "has"
    case .repliesTo: "replies to"
    case .linksTo: "links to"
    case .tagged: "tagged"
    case .dated: "dated"
    case .deleted: "deleted"
    case .undated: "undated"
    case .since: "since"
    case .until: "until"
    case .on: "on"
    case .between: "between"
    case .within: "in"
    case .by: "by"
    case .named(let name): name.value
    }
  }
}
