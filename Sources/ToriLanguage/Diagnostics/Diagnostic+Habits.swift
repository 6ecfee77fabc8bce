import ToriText

/// Ways to write from elsewhere. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `select id from posts`: `fix` is the whole statement in the words of this language, if it has them; else
  /// `wordless` is what it has none for.
  static func selectFrom(
    at span: SourceSpan, found: String, fix: Fix?, wordless: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      code: "E050",
      message: LocalizedText(
        "a query begins with its source, not with \(quoted(found))",
        ja: "問い合わせは\(quoted(found))でなく対象で始まる"),
      span: span,
      notes: wordless.map { span in
        [
          Note(
            message: LocalizedText(
              "this has no words here that say the same", ja: "これと同じことを言う語はここにない"),
            span: span)
        ]
      } ?? [],
      hint: .write(
        fix?.replacement
          ?? "posts where mentions \"…\" and FIELD = … | sort by … | limit N | select id, text"),
      fix: fix)
  }

  /// `grep 南鳥島`
  static func foreignCommand(
    _ found: String, at span: SourceSpan, local: String, fix: Fix?
  ) -> Diagnostic {
    Diagnostic(
      code: "E051",
      message: LocalizedText(
        "\(quoted(found)) is not a word of the language", ja: "\(quoted(found))はこの言語の語ではない"),
      span: span, hint: .write(local), fix: fix)
  }

  /// `how many posts`
  ///
  /// - Parameter intent: what is asked for; nil where that cannot be told.
  package static func sentence(
    _ intent: ProseIntent?, _ text: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "E051",
      message: LocalizedText(
        "a sentence is not of the language", ja: "文章のままでは問い合わせにならない"),
      span: span, hint: intent?.hint ?? ProseIntent.pages(on: text),
      fix: intent?.query.map { Fix(span: span, replacement: $0) })
  }

  /// `save table.csv`
  static func forgottenDot(_ found: String, at span: SourceSpan, line: String) -> Diagnostic {
    Diagnostic(
      code: "E051",
      message: LocalizedText(
        "\(quoted(found)) is not a word of the language", ja: "\(quoted(found))はこの言語の語ではない"),
      span: span,
      hint: LocalizedText(
        "the shell's commands begin with a dot: \(line)", ja: "シェルの命令はピリオドで始める: \(line)"))
  }

  /// `posts where from:名無し`
  static func prefixSearch(_ found: String, at span: SourceSpan, local: String) -> Diagnostic {
    Diagnostic(
      code: "E052", message: writtenHere(found, as: quoted(local)), span: span,
      fix: Fix(span: span, replacement: local))
  }

  /// `posts where has link && has quote`
  static func foreignSign(
    _ found: String, at span: SourceSpan, right: String, replacement: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E053", message: writtenHere(found, as: "'\(right)'"), span: span,
      fix: Fix(span: span, replacement: replacement))
  }

  /// `posts where kind == reply`
  static func foreignOperator(_ found: String, at span: SourceSpan, right: String) -> Diagnostic {
    Diagnostic(
      code: "E054", message: writtenHere(found, as: "'\(right)'"), span: span,
      fix: Fix(span: span, replacement: right))
  }

  /// `posts order by time`
  static func foreignWords(
    _ found: String, at span: SourceSpan, local: String, replacement: String
  ) -> Diagnostic {
    Diagnostic(
      code: "E055",
      message: LocalizedText(
        "\(quoted(found)) is the stage '\(local)' here", ja: "\(quoted(found))はここでは段'\(local)'"),
      span: span, hint: .write("\(replacement) …"), fix: Fix(span: span, replacement: replacement))
  }

  /// `posts where contains "日本"`
  static func foreignWord(_ found: String, at span: SourceSpan, local: String) -> Diagnostic {
    Diagnostic(
      code: "E056", message: writtenHere(found, as: "'\(local)'"), span: span,
      fix: Fix(span: span, replacement: local))
  }

  /// `posts | TTR`
  static func ratioOfWords(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E056",
      message: LocalizedText(
        "\(quoted(found)) is no stage: counts of words are not divided here",
        ja: "\(quoted(found))という段はない。語の数どうしの割り算はしない"),
      span: span,
      hint: LocalizedText(
        "different words: words | count; all of them: words | sum count",
        ja: "異なり語数は words | count、延べ語数は words | sum count"))
  }

  /// `posts where text contains "日本"`
  static func foreignOperatorWord(
    _ found: String, at span: SourceSpan, local: String, fix: Fix?
  ) -> Diagnostic {
    let isSign = local.utf8.first.map { $0 < 0x61 } == true
    return Diagnostic(
      code: "E057", message: writtenHere(found, as: "'\(local)'"), span: span,
      hint: isSign
        ? nil
        : LocalizedText(
          "'\(local)' looks at the text by itself, without a field: \(local) …",
          ja: "'\(local)'は項目を書かなくても本文を見る: \(local) …"),
      fix: isSign ? Fix(span: span, replacement: local) : fix)
  }

  /// `posts where author LIKE 名無し`
  static func searchedField(
    _ found: String, at span: SourceSpan, field: String, fix: Fix
  ) -> Diagnostic {
    Diagnostic(
      code: "E057", message: writtenHere(found, as: "'='"), span: span,
      hint: LocalizedText(
        "only the text is searched; any other field is compared whole: \(field) = …",
        ja: "中を探せるのは本文だけ。ほかの項目は全体を比べる: \(field) = …"),
      fix: fix)
  }

  /// `posts where length between 1000 and 2000`
  static func betweenOfNumbers(at span: SourceSpan, local: String, fix: Fix) -> Diagnostic {
    Diagnostic(
      code: "E057",
      message: LocalizedText(
        "'between' stands before dates; a field is compared", ja: "'between'の後は日付。項目は比べる"),
      span: span, hint: .write(local), fix: fix)
  }

  /// `posts where time between 2026-01 and 2026-02`
  static func needlessField(
    _ found: String, at span: SourceSpan, local: String, fix: Fix
  ) -> Diagnostic {
    Diagnostic(
      code: "E059",
      message: LocalizedText(
        "\(quoted(found)) is not needed here", ja: "\(quoted(found))はここでは要らない"),
      span: span, hint: .write(local), fix: fix)
  }

  /// `posts | ...`
  static func leftOut(_ found: String, at span: SourceSpan, expected: Expected) -> Diagnostic {
    Diagnostic(
      code: "E006",
      message: LocalizedText(
        "\(quoted(found)) stands for what is missing: \(expected.words)",
        ja: "\(quoted(found))の所に必要なもの: \(expected.words)"),
      span: span)
  }

  /// `posts where #南鳥島`
  static func bareHashtag(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E058",
      message: LocalizedText("a hashtag is looked for with 'tagged'", ja: "ハッシュタグは'tagged'で探す"),
      span: span, fix: Fix(span: SourceSpan(span.start, span.start), replacement: "tagged "))
  }

  /// `posts where is deleted`
  static func needlessWord(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E059",
      message: LocalizedText(
        "\(quoted(found)) is not needed here", ja: "\(quoted(found))はここでは要らない"),
      span: span, fix: Fix(span: span, replacement: ""))
  }

  /// `posts where has no link`
  static func hasNo(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E060", message: writtenHere("has no", as: "'not has'"), span: span,
      fix: Fix(span: span, replacement: "not has"))
  }

  /// `posts where author is null`
  ///
  /// - Parameter isOfPart: whether it is asked of the month, the day and so on, which may also be not certain.
  static func absentValue(
    _ found: String, at span: SourceSpan, local: String, isOfPart: Bool = false
  ) -> Diagnostic {
    let bounded = LocalizedText(
      "write '\(local)' where there is no time; 'basis = bounded' where the source only says between which times",
      ja: "時刻がないものは'\(local)'、いつからいつの間かしか分からないものは'basis = bounded'と書く")
    return Diagnostic(
      code: "E069", message: writtenHere(found, as: "'\(local)'"), span: span,
      hint: isOfPart ? bounded : nil, fix: Fix(span: span, replacement: local))
  }

  private static func writtenHere(_ found: String, as local: String) -> LocalizedText {
    LocalizedText(
      "\(quoted(found)) is written \(local) here", ja: "\(quoted(found))はここでは\(local)と書く")
  }
}
