import ToriText

/// What can be wrong with values and with how a query is put together. Above each, the smallest query
/// that causes it.
extension Diagnostic {
  // MARK: Values

  /// `posts since winter`
  /// `posts since 先月`: `local` is how that is written here.
  static func notADate(
    _ found: String, at span: SourceSpan, local: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: "E020",
      message: LocalizedText(
        "expected a date, found \(quoted(found))", ja: "日付が必要だが、見つかったのは\(quoted(found))"),
      span: span,
      hint: local.map { .write($0) }
        ?? LocalizedText(
          "dates are written 2026, 2026-01, 2026-01-13, today, 7 days ago, last month",
          ja: "日付の書き方: 2026、2026-01、2026-01-13、2026年1月13日、today、7 days ago、last month"),
      fix: local.map { Fix(span: span, replacement: $0) })
  }

  /// `posts on 2026-02-30`
  static func impossibleDate(_ date: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E021",
      message: LocalizedText(
        "there is no \(quoted(date)) in the calendar", ja: "\(quoted(date))は暦にない"),
      span: span)
  }

  /// `posts on 1月12日`
  static func dateWithoutYear(_ date: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E022",
      message: LocalizedText(
        "the date \(quoted(date)) lacks its year", ja: "日付\(quoted(date))に年がない"),
      span: span,
      hint: LocalizedText(
        "write the year too: 2026年1月12日 or 2026-01-12", ja: "年も書く: 2026年1月12日、2026-01-12"))
  }

  /// `posts 2026-01`
  /// `posts 先月`: `local` is how that is written here.
  static func bareDate(
    _ found: String, at span: SourceSpan, before word: String, local: String? = nil
  ) -> Diagnostic {
    let date = local ?? found
    return Diagnostic(
      code: "E024",
      message: LocalizedText(
        "\(quoted(found)) by itself is no condition", ja: "\(quoted(found))だけでは条件にならない"),
      span: span,
      hint: LocalizedText(
        "write 'on \(date)', 'since \(date)' or 'until \(date)'",
        ja: "'on \(date)'、'since \(date)'、'until \(date)'のように書く"),
      fix: local.map { Fix(span: span, replacement: word + $0) }
        ?? Fix(span: SourceSpan(span.start, span.start), replacement: word))
  }

  /// `posts | limit -1`
  static func numberOutOfRange(_ number: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E023",
      message: LocalizedText(
        "expected a whole number, 0 or more and not too large, found \(quoted(number))",
        ja: "0以上の大きすぎない整数が必要だが、見つかったのは\(quoted(number))"),
      span: span)
  }

  // MARK: Shape

  /// `mentions "日本"`: `rest` is what follows, if that is all.
  static func missingSource(
    at span: SourceSpan, found: Found, before: String, rest: String = "…"
  ) -> Diagnostic {
    Diagnostic(
      code: "E030",
      message: LocalizedText(
        "a query begins with what to look at, found \(found.words)",
        ja: "問い合わせは何を見るかで始まるが、見つかったのは\(found.words)"),
      span: span, hint: .write("\(before)\(shortened(rest))"),
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: before))
  }

  /// `undated posts`: `whole` is the query put right, in place of `words`.
  static func conditionBeforeSource(
    at span: SourceSpan, found: Found, whole: String, of words: SourceSpan
  ) -> Diagnostic {
    var diagnostic = missingSource(at: span, found: found, before: "")
    diagnostic.hint = .write(whole)
    diagnostic.fix = Fix(span: words, replacement: whole)
    return diagnostic
  }

  /// `count by doc`
  static func stageWithoutSource(at span: SourceSpan, found: Found) -> Diagnostic {
    stageWithoutSource(
      found, at: span, hint: "posts | …",
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "posts | "))
  }

  /// `count posts`: `whole` is the statement put right, which takes up `statement`.
  static func stageWithoutSource(
    at span: SourceSpan, found: Found, whole: String, of statement: SourceSpan
  ) -> Diagnostic {
    stageWithoutSource(
      found, at: span, hint: whole, fix: Fix(span: statement, replacement: whole))
  }

  private static func stageWithoutSource(
    _ found: Found, at span: SourceSpan, hint: String, fix: Fix
  ) -> Diagnostic {
    Diagnostic(
      code: "E031",
      message: LocalizedText(
        "a query begins with what to look at, found the stage \(found.words)",
        ja: "問い合わせは何を見るかで始まるが、見つかったのは段\(found.words)"),
      span: span, hint: .write(hint), fix: fix)
  }

  /// `posts mentions "日本"`
  static func missingWhere(at span: SourceSpan, before word: String) -> Diagnostic {
    missing(LocalizedText(same: "'where'"), "E032", before: word, at: span, inserting: "where ")
  }

  /// `posts where has link has quote`
  static func missingAnd(at span: SourceSpan, before word: String) -> Diagnostic {
    missing(
      LocalizedText("'and' or 'or'", ja: "'and'か'or'"), "E033", before: word, at: span,
      inserting: "and ")
  }

  /// `posts count`
  static func missingPipe(at span: SourceSpan, before word: String) -> Diagnostic {
    missing(LocalizedText(same: "'|'"), "E034", before: word, at: span, inserting: "| ")
  }

  private static func missing(
    _ expected: LocalizedText, _ code: String, before word: String, at span: SourceSpan,
    inserting insertion: String
  ) -> Diagnostic {
    Diagnostic(
      code: code,
      message: LocalizedText(
        "expected \(expected) before \(quoted(word))", ja: "\(quoted(word))の前に\(expected)が必要"),
      span: span, fix: Fix(span: SourceSpan(span.start, span.start), replacement: insertion))
  }

  /// `posts where (has link`
  static func unclosedParenthesis(_ opening: SourceSpan, end: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E035",
      message: LocalizedText("a parenthesis opens here and is never closed", ja: "ここで始まる括弧が閉じていない"),
      span: opening,
      notes: [
        Note(
          message: LocalizedText("its end ) was expected by here", ja: "終わりの ) がここまでに必要"),
          span: SourceSpan(end.start, end.start))
      ],
      hint: LocalizedText("end it with )", ja: "終わりに ) を書く"),
      fix: Fix(span: SourceSpan(end.start, end.start), replacement: ")"))
  }

  /// `posts | kwic [word = "中国"`
  static func unclosedBracket(_ opening: SourceSpan, end: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E042",
      message: LocalizedText("a bracket opens here and is never closed", ja: "ここで始まる角括弧が閉じていない"),
      span: opening,
      notes: [
        Note(
          message: LocalizedText("its end ] was expected by here", ja: "終わりの ] がここまでに必要"),
          span: SourceSpan(end.start, end.start))
      ],
      hint: LocalizedText("end it with ]", ja: "終わりに ] を書く"),
      fix: Fix(span: SourceSpan(end.start, end.start), replacement: "]"))
  }

  /// `posts)`
  static func unopenedParenthesis(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E036", message: LocalizedText("')' closes nothing", ja: "')'に対応する始まりがない"), span: span,
      fix: Fix(span: span, replacement: ""))
  }

  /// Parentheses within parentheses, 201 times.
  static func nestedTooDeep(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "E037",
      message: LocalizedText("nested deeper than \(limit) levels", ja: "入れ子が\(limit)段より深い"),
      span: span, hint: LocalizedText("name a part of it with 'let'", ja: "一部に'let'で名前を付ける"))
  }

  /// A query of 201 stages.
  static func tooManyStages(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "E037",
      message: LocalizedText("more than \(limit) stages in a statement", ja: "一つの文に段が\(limit)より多い"),
      span: span, hint: LocalizedText("name a part of it with 'let'", ja: "一部に'let'で名前を付ける"))
  }

  /// `let posts = has link`
  static func keywordAsName(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E038",
      message: LocalizedText(
        "\(quoted(word)) is a word of the language and cannot be a name",
        ja: "\(quoted(word))は言語の語なので名前にできない"),
      span: span)
  }

  /// `let x = has link | count`
  static func conditionAsQuery(at span: SourceSpan, found: Found) -> Diagnostic {
    Diagnostic(
      code: "E039",
      message: LocalizedText(
        "a condition ends before \(found.words): only a query goes on with it",
        ja: "条件は\(found.words)の前で終わる。その先が続くのは問い合わせだけ"),
      span: span,
      hint: LocalizedText(
        "to name a query, begin it with its source: let … = posts where …",
        ja: "問い合わせに名前を付けるなら対象から書く: let … = posts where …"))
  }

  /// `posts | keywords against 001`
  static func documentAsQuery(_ document: String, at span: SourceSpan) -> Diagnostic {
    let local = "(posts in \(document))"
    return Diagnostic(
      code: "E010",
      message: LocalizedText(
        "expected a query in parentheses, found a document", ja: "括弧に入れた問い合わせが必要だが、見つかったのは文書"),
      span: span, fix: Fix(span: span, replacement: local))
  }

  /// `posts in 001 | keywords`: `document` is the one that is asked, if it is one.
  static func keywordsOfNothing(
    _ found: Found, at span: SourceSpan, of document: String?
  ) -> Diagnostic {
    let local = document.map { "against (posts not in \($0))" } ?? "by doc"
    return unexpected(
      found, at: span, expected: .keywordsReference,
      hint: LocalizedText(
        "say what its words stand out against: keywords \(local)",
        ja: "何に対する特徴語かを書く: keywords \(local)"),
      fix: Fix(
        span: SourceSpan(span.start, span.start), replacement: padded(local, at: span, found)))
  }

  /// `posts | union posts in 001`
  static func bareSubquery(at span: SourceSpan, after word: String) -> Diagnostic {
    Diagnostic(
      code: "E040",
      message: LocalizedText(
        "a query after '\(word)' stands in parentheses", ja: "'\(word)'の後の問い合わせは括弧に入れる"),
      span: span, hint: LocalizedText("write \(word) (…)", ja: "\(word) (…) と書く"))
  }

  /// `variants "日本"`
  static func loneVariant(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E041",
      message: LocalizedText(
        "expected two spellings or more after 'variants', found one",
        ja: "'variants'の後に二つ以上の表記が必要だが、一つしかない"),
      span: span,
      hint: LocalizedText(
        "name another behind it: variants \(text), \"…\"; to see those that are known: describe variants \(text)",
        ja: "続けてもう一つ書く: variants \(text), \"…\"。知られている表記を見るには: describe variants \(text)"))
  }
}

extension LocalizedText {
  /// `001#46`: what shows the post, and what shows where it stands.
  static func query(_ query: String, describing post: String) -> LocalizedText {
    LocalizedText(
      "write '\(query)'; 'describe \(post)' draws where it stands",
      ja: "'\(query)'と書く。どこにあるかは'describe \(post)'")
  }
}
