/// A lexical unit of a query's text. The tokens of a text, one after the other, are the whole text.
package struct Token: Hashable, Sendable {
  package let kind: Kind
  package let span: SourceSpan
  /// What the token says: a word or sign in half-width, a text unquoted and unescaped, a parameter's
  /// name, a pattern without its slashes; empty for blanks, line breaks and comments.
  package let value: String
  /// The keyword that a word spells, wherever it stands; whether it is one there is its role.
  package let keyword: Keyword?
  /// What the parser took the token for; `nil` if it could make nothing of it.
  package var role: Role?

  package enum Kind: Hashable, Sendable {
    /// Letters, digits and what joins them: `posts`, `南鳥島`, `001#11`, `2026-01-13T10:32`.
    case word
    /// `"…"`, `「…」` and so on.
    case text
    /// `/…/flags`
    case pattern(flags: String)
    /// `$name`
    case parameter
    /// A sign of the language, such as `|` or `>=`.
    case sign
    /// A sign that means nothing here, such as `&&`.
    case unknown
    case blank, lineBreak, comment
    /// Where a statement ends. Only the parser sees it; it covers nothing.
    case end
  }

  package enum Role: Hashable, Sendable { case keyword, name, text, number, date }

  package init(
    kind: Kind, span: SourceSpan, value: String = "", keyword: Keyword? = nil, role: Role? = nil
  ) {
    self.kind = kind
    self.span = span
    self.value = value
    self.keyword = keyword
    self.role = role
  }

  /// Whether it stands between the tokens that mean something.
  package var isTrivia: Bool {
    switch kind {
    case .blank, .lineBreak, .comment: true
    default: false
    }
  }

  func isSign(_ sign: String) -> Bool { kind == .sign && value == sign }

  /// Whether it says how often what stands before it may stand there: `*`, `+`, `?`, which mean nothing elsewhere.
  func isRepetition(_ sign: String) -> Bool { kind == .unknown && value == sign }
}
