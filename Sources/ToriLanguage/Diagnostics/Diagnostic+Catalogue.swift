/// Everything that can be wrong with the words of a query, as factories: one wording and one code
/// each. Above each, the smallest query that causes it.
extension Diagnostic {
  // MARK: Characters

  /// `posts where mentions "日本`
  static func openQuote(
    at span: SourceSpan, end: Int, closing: String, afterLongText earlier: SourceSpan?,
    otherEnd: SourceSpan?, lacksOpening wordStart: Int?
  ) -> Diagnostic {
    if let wordStart {
      return Diagnostic(
        code: "E001", message: "a quote stands after the text but not before it", span: span,
        fix: Fix(span: SourceSpan(wordStart, wordStart), replacement: closing))
    }
    var notes = [
      Note(message: "its end \(closing) was expected by here", span: SourceSpan(end, end))
    ]
    if let earlier {
      notes.append(
        Note(message: "this text runs over a line's end: is its own quote closed?", span: earlier))
    }
    if let otherEnd {
      notes.append(Note(message: "this quote does not belong to it", span: otherEnd))
    }
    return Diagnostic(
      code: "E001", message: "a quote opens here and is never closed", span: span, notes: notes,
      hint: "end the text with \(closing)",
      fix: Fix(span: otherEnd ?? SourceSpan(end, end), replacement: closing))
  }

  /// `posts where matches /日本`
  static func openPattern(at span: SourceSpan, end: Int) -> Diagnostic {
    Diagnostic(
      code: "E002", message: "a pattern opens here and is not closed on its line", span: span,
      notes: [Note(message: "its end / was expected by here", span: SourceSpan(end, end))],
      hint: "end the pattern with /; a slash within it is written \\/",
      fix: Fix(span: SourceSpan(end, end), replacement: "/"))
  }

  /// `posts where mentions "\q"`
  static func unknownEscape(_ escape: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E003", message: "\(quoted(escape)) is no escape", span: span,
      hint: "a backslash itself is written \\\\; 「…」 takes everything as it stands",
      fix: Fix(span: span, replacement: "\\" + escape))
  }

  /// `posts where mentions "\u{110000}"`
  static func badCodePoint(_ escape: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E004", message: "\(quoted(escape)) names no character", span: span,
      hint: "a character is written by its code point in hexadecimal: \\u{5357}")
  }

  /// `posts where matches /日本/q`
  static func unknownPatternFlag(_ flag: Character, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E005", message: "a pattern takes the flags i, m, s and x, found '\(flag)'", span: span)
  }

  /// `posts * 2`
  static func meaninglessSign(_ sign: String, at span: SourceSpan, hint: String?) -> Diagnostic {
    Diagnostic(code: "E006", message: "\(quoted(sign)) means nothing here", span: span, hint: hint)
  }

  /// `posts where mentions $x`
  static func unknownParameter(
    _ name: String, at span: SourceSpan, known: [String]
  ) -> Diagnostic {
    let near = nearest(to: name, in: known)
    return Diagnostic(
      code: missingParameter, message: "no value was given for '$\(name)'", span: span,
      hint: near.map { "did you mean '$\($0)'?" } ?? "give one with --set \(name)=value",
      fix: near.map { Fix(span: span, replacement: "$" + $0) })
  }

  // MARK: Words

  /// `posts since 2026 limit3 5`
  static func unexpected(
    _ found: String, at span: SourceSpan, expected: String, hint: String?, fix: Fix?
  ) -> Diagnostic {
    Diagnostic(
      code: "E010", message: "expected \(expected), found \(found)", span: span, hint: hint,
      fix: fix)
  }

  /// `posts where mentons "日本"`
  static func misspelt(
    _ found: String, at span: SourceSpan, expected: String, nearest: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E011", message: "expected \(expected), found \(found)", span: span,
      hint: "did you mean '\(nearest)'?", fix: Fix(span: span, replacement: nearest))
  }

  /// `posts where mentions any "日本"`
  static func missingWord(
    _ word: String, after previous: String, at span: SourceSpan, found: String, isMisspelt: Bool
  ) -> Diagnostic {
    let place = isMisspelt ? span : SourceSpan(span.start, span.start)
    return Diagnostic(
      code: isMisspelt ? "E011" : "E012",
      message: "expected '\(word)' after '\(previous)', found \(found)", span: span,
      hint: isMisspelt ? "did you mean '\(word)'?" : nil,
      fix: Fix(span: place, replacement: isMisspelt ? word : padded(word, at: span, found)))
  }

  /// `posts where between 2025 to 2026`
  static func wrongWord(_ found: String, at span: SourceSpan, right: String) -> Diagnostic {
    Diagnostic(
      code: "E013", message: "expected '\(right)', found \(quoted(found))", span: span,
      fix: Fix(span: span, replacement: right))
  }

  /// `posts where mentions since 2026`
  static func reservedText(_ found: String, at span: SourceSpan, after word: String) -> Diagnostic {
    Diagnostic(
      code: "E014", message: "expected a text after '\(word)', found the word \(found)", span: span,
      hint: "to look for the word itself, put it in quotes: \"\(found.dropFirst().dropLast())\"")
  }

  /// `posts where mentions rare earth`
  static func textOfSeveralWords(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      code: "E015", message: "a text of several words needs quotes", span: span,
      fix: Fix(span: span, replacement: "\"\(text)\""))
  }

  /// `posts where mentions "日本", "中国"`
  static func severalTexts(at span: SourceSpan, insertion: Int) -> Diagnostic {
    Diagnostic(
      code: "E016", message: "several texts need 'any of' or 'all of' before the first", span: span,
      hint: "write 'mentions any of …' if one is enough, 'mentions all of …' if not",
      fix: Fix(span: SourceSpan(insertion, insertion), replacement: "any of "))
  }

  /// `posts where "日本"`
  static func textAsCondition(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E017", message: "expected a condition, found the text \(text)", span: span,
      hint: "say what of it: mentions \(text)",
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "mentions "))
  }

  /// `posts where mentions "中国" near "規制"`
  static func missingWithin(at span: SourceSpan, found: String) -> Diagnostic {
    Diagnostic(
      code: "E018", message: "expected 'within' and a number of characters, found \(found)",
      span: span, hint: "how near: … near \"…\" within 20",
      fix: Fix(
        span: SourceSpan(span.start, span.start), replacement: padded("within 20", at: span, found))
    )
  }

  /// `posts where mentions any of ("日本", "中国")`
  static func parenthesizedList(at span: SourceSpan, after word: String) -> Diagnostic {
    let form =
      switch word {
      case "in": "in 000, 001"
      case "by": "by \"…\", \"…\""
      default: "mentions any of \"…\", \"…\""
      }
    return Diagnostic(
      code: "E019", message: "a list after '\(word)' has no parentheses", span: span,
      hint: "write '\(form)'")
  }

  // MARK: Values

  /// `posts since winter`
  static func notADate(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E020", message: "expected a date, found \(quoted(found))", span: span,
      hint: "dates are written 2026, 2026-01, 2026-01-13, today, 7 days ago, last month")
  }

  /// `posts on 2026-02-30`
  static func impossibleDate(_ date: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(code: "E021", message: "there is no \(quoted(date)) in the calendar", span: span)
  }

  /// `posts on 1月12日`
  static func dateWithoutYear(_ date: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E022", message: "the date \(quoted(date)) lacks its year", span: span,
      hint: "write the year too: 2026年1月12日 or 2026-01-12")
  }

  /// `posts 2026-01`
  static func bareDate(_ date: String, at span: SourceSpan, before word: String) -> Diagnostic {
    Diagnostic(
      code: "E024", message: "\(quoted(date)) by itself is no condition", span: span,
      hint: "write 'on \(date)', 'since \(date)' or 'until \(date)'",
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: word))
  }

  /// `posts | limit -1`
  static func numberOutOfRange(_ number: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E023",
      message: "expected a whole number, 0 or more and not too large, found \(quoted(number))",
      span: span)
  }

  // MARK: Shape

  /// `mentions "日本"`
  static func missingSource(at span: SourceSpan, found: String, before: String) -> Diagnostic {
    Diagnostic(
      code: "E030", message: "a query begins with what to look at, found \(found)", span: span,
      hint: "write '\(before)…'",
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: before))
  }

  /// `count by doc`
  static func stageWithoutSource(at span: SourceSpan, found: String) -> Diagnostic {
    Diagnostic(
      code: "E031", message: "a query begins with what to look at, found the stage \(found)",
      span: span, hint: "write 'posts | …'",
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "posts | "))
  }

  /// `posts mentions "日本"`
  static func missingWhere(at span: SourceSpan, before word: String) -> Diagnostic {
    Diagnostic(
      code: "E032", message: "expected 'where' before \(quoted(word))", span: span,
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "where "))
  }

  /// `posts where has link has quote`
  static func missingAnd(at span: SourceSpan, before word: String) -> Diagnostic {
    Diagnostic(
      code: "E033", message: "expected 'and' or 'or' before \(quoted(word))", span: span,
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "and "))
  }

  /// `posts count`
  static func missingPipe(at span: SourceSpan, before word: String) -> Diagnostic {
    Diagnostic(
      code: "E034", message: "expected '|' before \(quoted(word))", span: span,
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "| "))
  }

  /// `posts where (has link`
  static func unclosedParenthesis(_ opening: SourceSpan, end: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E035", message: "a parenthesis opens here and is never closed", span: opening,
      notes: [
        Note(message: "its end ) was expected by here", span: SourceSpan(end.start, end.start))
      ],
      hint: "end it with )", fix: Fix(span: SourceSpan(end.start, end.start), replacement: ")"))
  }

  /// `posts)`
  static func unopenedParenthesis(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E036", message: "')' closes nothing", span: span, fix: Fix(span: span, replacement: "")
    )
  }

  /// Parentheses within parentheses, 201 times.
  static func nestedTooDeep(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "E037", message: "nested deeper than \(limit) levels", span: span,
      hint: "name a part of it with 'let'")
  }

  /// A query of 201 stages.
  static func tooManyStages(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "E037", message: "more than \(limit) stages in a statement", span: span,
      hint: "name a part of it with 'let'")
  }

  /// `let posts = has link`
  static func keywordAsName(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E038", message: "\(quoted(word)) is a word of the language and cannot be a name",
      span: span)
  }

  /// `let x = has link | count`
  static func conditionAsQuery(at span: SourceSpan, found: String) -> Diagnostic {
    Diagnostic(
      code: "E039", message: "a condition ends before \(found): only a query goes on with it",
      span: span, hint: "to name a query, begin it with its source: let … = posts where …")
  }

  /// `posts | union posts in 001`
  static func bareSubquery(at span: SourceSpan, after word: String) -> Diagnostic {
    Diagnostic(
      code: "E040", message: "a query after '\(word)' stands in parentheses", span: span,
      hint: "write \(word) (…)")
  }

  /// `variants "日本"`
  static func loneVariant(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E041", message: "expected two spellings or more after 'variants', found one",
      span: span,
      hint: "to see those that are known: describe variants \"…\"")
  }

  // MARK: Wording

  /// A piece of the query in quotation marks, cut short if it is long, on one line.
  package static func quoted(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
    let isCut = line.count > 40 || line.utf8.count < text.utf8.count
    return "'\(isCut ? line.prefix(40) + "…" : line[...])'"
  }

  /// A word to insert, with a space on the side where something stands.
  private static func padded(_ word: String, at span: SourceSpan, _ found: String) -> String {
    span.isEmpty || found == "the end" || found == "';'" ? " " + word : word + " "
  }
}
