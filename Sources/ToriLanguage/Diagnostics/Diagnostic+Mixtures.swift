import ToriText

/// Things that cannot be put together so. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `posts, blocks`
  static func severalSources(at span: SourceSpan, first: String, second: String) -> Diagnostic {
    Diagnostic(
      code: "E061",
      message: LocalizedText("a query begins with one source", ja: "問い合わせの対象は一つだけ"), span: span,
      hint: LocalizedText(
        "write '\(first) | union (\(second))', or a query for each",
        ja: "'\(first) | union (\(second))'と書くか、問い合わせを分ける"))
  }

  /// `posts where reposts > 5 < 10`
  static func chainedComparison(
    at span: SourceSpan, field: String, sign: String, value: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E062",
      message: LocalizedText(
        "a field is compared with one value at a time", ja: "項目が一度に比べられる値は一つ"),
      span: span, hint: .write("and \(field) \(sign) \(value)"),
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "and \(field) "))
  }

  /// `posts where mentions "a" within 5 of "b"`
  static func withinWithoutNear(at span: SourceSpan, text: String) -> Diagnostic {
    Diagnostic(
      code: "E063",
      message: LocalizedText(
        "'within' says how near a second text stands", ja: "'within'は二つ目の文字列との近さを言う語"),
      span: span, hint: .write("mentions \(text) near … within N"))
  }

  /// `posts where number in (1, 2)`: `local` is how it is written here, if that can be told.
  static func comparedList(at span: SourceSpan, field: String, local: String?) -> Diagnostic {
    Diagnostic(
      code: "E064",
      message: LocalizedText(
        "\(quoted(field)) cannot be compared with a list", ja: "\(quoted(field))は並びとは比べられない"),
      span: span, hint: local.map { .write($0) },
      fix: local.map { Fix(span: span, replacement: $0) })
  }

  /// `posts where author in (posts where has link)`
  static func comparedQuery(at span: SourceSpan, field: String) -> Diagnostic {
    Diagnostic(
      code: "E064",
      message: LocalizedText(
        "\(quoted(field)) cannot be compared with a query", ja: "\(quoted(field))は問い合わせとは比べられない"),
      span: span,
      hint: field.lowercased() == "id"
        ? LocalizedText(
          "to keep the rows that a query has too: | intersect (QUERY)",
          ja: "別の問い合わせにもある行を残すには: | intersect (問い合わせ)") : nil)
  }

  /// `posts where length between 1 and 5`
  static func comparedRange(at span: SourceSpan, local: String) -> Diagnostic {
    Diagnostic(
      code: "E062",
      message: LocalizedText("'between' stands before dates only", ja: "'between'は日付の前にだけ書く"),
      span: span, hint: .write(local), fix: Fix(span: span, replacement: local))
  }

  /// `南鳥島 中国`
  static func bareTexts(_ texts: [String], _ quantifier: Quantifier, at span: SourceSpan)
    -> Diagnostic
  {
    let whole = "posts where mentions \(quantifier) of " + texts.joined(separator: ", ")
    return Diagnostic(
      code: "E065",
      message: LocalizedText("a query begins with what to look at", ja: "問い合わせは何を見るかで始まる"),
      span: span, hint: .write(whole), fix: Fix(span: span, replacement: whole))
  }
}
