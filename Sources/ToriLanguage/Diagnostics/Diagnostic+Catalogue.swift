import ToriText

/// Everything that can be wrong with the words of a query, as factories: one wording and one code
/// each. Above each, the smallest query that causes it.
extension Diagnostic {
  // MARK: Words

  /// `posts since 2026 limit3 5`
  static func unexpected(
    _ found: Found, at span: SourceSpan, expected: Expected, hint: LocalizedText?, fix: Fix?
  ) -> Diagnostic {
    Diagnostic(
      code: "E010", message: expectation(expected, found), span: span, hint: hint, fix: fix)
  }

  /// `posts where mentons "日本"`
  static func misspelt(
    _ found: Found, at span: SourceSpan, expected: Expected, nearest: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E011", message: expectation(expected, found), span: span,
      hint: .didYouMean(nearest), fix: Fix(span: span, replacement: nearest))
  }

  private static func expectation(_ expected: Expected, _ found: Found) -> LocalizedText {
    LocalizedText(
      "expected \(expected.words), found \(found.words)",
      ja: "\(expected.words)が必要だが、見つかったのは\(found.words)")
  }

  /// `posts where mentions any "日本"`
  static func missingWord(
    _ word: String, after previous: String, at span: SourceSpan, found: Found, isMisspelt: Bool
  ) -> Diagnostic {
    let place = isMisspelt ? span : SourceSpan(span.start, span.start)
    return Diagnostic(
      code: isMisspelt ? "E011" : "E012",
      message: LocalizedText(
        "expected '\(word)' after '\(previous)', found \(found.words)",
        ja: "'\(previous)'の後に'\(word)'が必要だが、見つかったのは\(found.words)"),
      span: span, hint: isMisspelt ? .didYouMean(word) : nil,
      fix: Fix(span: place, replacement: isMisspelt ? word : padded(word, at: span, found)))
  }

  /// `posts where between 2025 to 2026`
  static func wrongWord(_ found: String, at span: SourceSpan, right: String) -> Diagnostic {
    Diagnostic(
      code: "E013", message: expectation(.word(right), .written(found)), span: span,
      fix: Fix(span: span, replacement: right))
  }

  /// `posts where mentions since 2026`
  static func reservedText(_ found: String, at span: SourceSpan, after word: String) -> Diagnostic {
    Diagnostic(
      code: "E014",
      message: LocalizedText(
        "expected a text after '\(word)', found the word \(quoted(found))",
        ja: "'\(word)'の後に文字列が必要だが、見つかったのは言語の語\(quoted(found))"),
      span: span,
      hint: LocalizedText(
        "to look for the word itself, put it in quotes: \"\(found)\"",
        ja: "その語自体を探すなら引用符で囲む: \"\(found)\""))
  }

  /// `posts where mentions rare earth`
  static func textOfSeveralWords(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      code: "E015",
      message: LocalizedText("a text of several words needs quotes", ja: "数語からなる文字列には引用符が必要"),
      span: span, fix: Fix(span: span, replacement: "\"\(text)\""))
  }

  /// `posts where mentions "日本", "中国"`
  static func severalTexts(at span: SourceSpan, insertion: Int) -> Diagnostic {
    Diagnostic(
      code: "E016",
      message: LocalizedText(
        "several texts need 'any of' or 'all of' before the first",
        ja: "文字列を並べるときは、最初の前に'any of'か'all of'が必要"),
      span: span,
      hint: LocalizedText(
        "write 'mentions any of …' if one is enough, 'mentions all of …' if not",
        ja: "どれか一つでよければ'mentions any of …'、すべてなら'mentions all of …'と書く"),
      fix: Fix(span: SourceSpan(insertion, insertion), replacement: "any of "))
  }

  /// `posts where mentions 中国 規制`
  static func spacedTexts(_ texts: [String], at span: SourceSpan) -> Diagnostic {
    let local = "all of " + texts.joined(separator: ", ")
    var diagnostic = severalTexts(at: span, insertion: span.start)
    diagnostic.hint = .write("mentions \(local)")
    diagnostic.fix = Fix(span: span, replacement: local)
    return diagnostic
  }

  /// `posts where "日本"`
  /// `posts where links to "a.jp" or "b.jp"`: `lead` is how the condition before it begins.
  static func textAsCondition(
    _ text: String, at span: SourceSpan, lead: String
  ) -> Diagnostic {
    let text = shortened(text)
    return Diagnostic(
      code: "E017",
      message: LocalizedText(
        "expected a condition, found the text \(text)", ja: "条件が必要だが、見つかったのは文字列\(text)"),
      span: span,
      hint: LocalizedText("say what of it: \(lead)\(text)", ja: "それがどうなのかを書く: \(lead)\(text)"),
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: lead))
  }

  /// `posts where mentions "中国" near "規制"`
  /// `posts where mentions word "中国" near word "規制"`: the number is `ofWords`.
  static func missingWithin(
    at span: SourceSpan, found: Found, ofWords isOfWords: Bool
  ) -> Diagnostic {
    let unit =
      isOfWords
      ? LocalizedText("words", ja: "語数") : LocalizedText("characters", ja: "文字数")
    let local = isOfWords ? "within 5" : "within 20"
    return Diagnostic(
      code: "E018",
      message: LocalizedText(
        "expected 'within' and a number of \(unit), found \(found.words)",
        ja: "'within'と\(unit)が必要だが、見つかったのは\(found.words)"),
      span: span,
      hint: LocalizedText(
        "how near: … near … \(local)", ja: "どれだけ近いかを書く: … near … \(local)"),
      fix: Fix(
        span: SourceSpan(span.start, span.start), replacement: padded(local, at: span, found))
    )
  }

  /// `posts where mentions "中国" | kwic`: `mentioned` are the texts that the query looks for.
  static func missingNeedle(at span: SourceSpan, found: Found, mentioned: [String]) -> Diagnostic {
    let forms = mentioned.prefix(4).map { LocalizedText(same: "'kwic \(shortened($0))'") }
    let which = forms.joined(separator: LocalizedText(" or ", ja: "か"))
    let hint =
      mentioned.isEmpty
      ? LocalizedText(
        "say which text is to stand in the middle: kwic \"…\"", ja: "中央に置く文字列を書く: kwic \"…\"")
      : LocalizedText("write \(which)", ja: "\(which)と書く")
    let place = SourceSpan(span.start, span.start)
    return unexpected(
      found, at: span, expected: .text(after: "kwic"), hint: hint,
      fix: mentioned.count == 1
        ? Fix(span: place, replacement: padded(mentioned[0], at: span, found)) : nil)
  }

  /// `posts | kwic all of "中国", "規制"`
  static func allOfPlaces(at span: SourceSpan, after word: String) -> Diagnostic {
    unexpected(
      .written("all"), at: span, expected: .word("any"),
      hint: LocalizedText(
        "a place holds one of them: write 'any of'; posts that have every one are chosen before, with 'where mentions all of …'",
        ja: "一か所にあるのはどれか一つなので'any of'と書く。すべてを含む投稿は前に'where mentions all of …'で選ぶ"),
      fix: Fix(span: span, replacement: "any"))
  }

  /// `posts | timeline`
  static func missingPeriod(after stage: String, at span: SourceSpan, found: Found) -> Diagnostic {
    // What is not drawn along time may be by any field.
    let isTimeline = stage == Keyword.timeline.spelling
    let others = isTimeline ? "year, week or day" : "year, day, doc, kind or author"
    return Diagnostic(
      code: "E012",
      message: LocalizedText(
        "expected 'by' and a \(isTimeline ? "period" : "field or period") after '\(stage)', found \(found.words)",
        ja: "'\(stage)'の後に'by'と\(isTimeline ? "" : "項目か")期間が必要だが、見つかったのは\(found.words)"),
      span: span,
      hint: LocalizedText(
        "write '\(stage) by month', or by \(others)",
        ja:
          "'\(stage) by month'と書く。\(isTimeline ? "year、week、day" : "year、day、doc、kind、author")も使える"),
      fix: Fix(
        span: SourceSpan(span.start, span.start), replacement: padded("by month", at: span, found)))
  }

  /// `posts where mentions any of ("日本", "中国")`
  static func parenthesizedList(at span: SourceSpan, after word: String) -> Diagnostic {
    let form =
      switch word {
      case "in": "in 000, 001"
      case "by": "by \"…\", \"…\""
      case "kwic": "kwic any of \"…\", \"…\""
      default: "mentions any of \"…\", \"…\""
      }
    return Diagnostic(
      code: "E019",
      message: LocalizedText(
        "a list after '\(word)' has no parentheses", ja: "'\(word)'の後の並びに括弧は付けない"),
      span: span, hint: .write(form))
  }

  /// `posts | kwic ("日本"|"中国") "は"`
  static func patternWithoutWords(
    _ pattern: String, at span: SourceSpan, after word: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E019",
      message: LocalizedText(
        "a pattern of words that begins with a parenthesis is led by 'words'",
        ja: "括弧で始まる語のパターンの前には'words'が要る"),
      span: span, hint: .write("\(word) words \(shortened(pattern))"),
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "words "))
  }

  // MARK: Wording

  /// A piece of the query in quotation marks, cut short if it is long, on one line.
  package static func quoted(_ text: String) -> String { "'\(shortened(text))'" }

  /// The same without the marks.
  static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
    let isCut = line.count > 40 || line.utf8.count < text.utf8.count
    return isCut ? line.prefix(40) + "…" : line
  }

  /// A word to insert, with a space on the side where something stands.
  static func padded(_ word: String, at span: SourceSpan, _ found: Found) -> String {
    span.isEmpty || found.isEnd ? " " + word : word + " "
  }
}
