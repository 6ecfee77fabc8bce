/// Things that cannot be put together so. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `posts, blocks`
  static func severalSources(at span: SourceSpan, first: String, second: String) -> Diagnostic {
    Diagnostic(
      code: "E061", message: "a query begins with one source", span: span,
      hint: "write '\(first) | union (\(second))', or a query for each")
  }

  /// `posts where reposts > 5 < 10`
  static func chainedComparison(
    at span: SourceSpan, field: String, sign: String, value: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E062", message: "a field is compared with one value at a time", span: span,
      hint: "write 'and \(field) \(sign) \(value)'",
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "and \(field) "))
  }

  /// `posts where mentions "a" within 5 of "b"`
  static func withinWithoutNear(at span: SourceSpan, text: String) -> Diagnostic {
    Diagnostic(
      code: "E063", message: "'within' says how near a second text stands", span: span,
      hint: "write 'mentions \(text) near … within N'")
  }

  /// `posts where number in (1, 2)`
  static func comparedList(
    at span: SourceSpan, field: String, first: String, second: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E064", message: "\(quoted(field)) cannot be compared with a list", span: span,
      hint: "write '\(field) = \(first) or \(field) = \(second)'")
  }

  /// `南鳥島 中国`
  static func bareTexts(at span: SourceSpan, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(
      code: "E065", message: "a query begins with what to look at", span: span,
      hint: "write 'posts where mentions all of \(first), \(second)'",
      fix: Fix(span: span, replacement: "posts where mentions all of \(first), \(second)"))
  }
}
