import ToriText

/// What can be wrong with single signs. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `posts where mentions "日本`
  static func openQuote(
    at span: SourceSpan, end: Int, closing: String, afterLongText earlier: SourceSpan?,
    otherEnd: SourceSpan?, lacksOpening wordStart: Int?
  ) -> Diagnostic {
    if let wordStart {
      return Diagnostic(
        code: "E001",
        message: LocalizedText(
          "a quote stands after the text but not before it", ja: "引用符が文字列の後にあって前にない"),
        span: span, fix: Fix(span: SourceSpan(wordStart, wordStart), replacement: closing))
    }
    var notes = [
      Note(
        message: LocalizedText(
          "its end \(closing) was expected by here", ja: "終わりの\(closing)がここまでに必要"),
        span: SourceSpan(end, end))
    ]
    if let earlier {
      notes.append(
        Note(
          message: LocalizedText(
            "this text runs over a line's end: is its own quote closed?",
            ja: "この文字列は行をまたいでいる。引用符は閉じてあるか"),
          span: earlier))
    }
    if let otherEnd {
      notes.append(
        Note(
          message: LocalizedText("this quote does not belong to it", ja: "この引用符は対にならない"),
          span: otherEnd))
    }
    return Diagnostic(
      code: "E001",
      message: LocalizedText("a quote opens here and is never closed", ja: "ここで始まる引用符が閉じていない"),
      span: span, notes: notes,
      hint: LocalizedText("end the text with \(closing)", ja: "文字列の終わりに\(closing)を書く"),
      fix: Fix(span: otherEnd ?? SourceSpan(end, end), replacement: closing))
  }

  /// `posts where replies to yt#Ugx--a`
  static func cutByComment(_ written: String, _ word: SourceSpan, at start: Int) -> Diagnostic {
    let whole = SourceSpan(word.start, word.start + written.utf8.count)
    return Diagnostic(
      code: "E008",
      message: LocalizedText(
        "a comment begins within what looks like an identifier", ja: "識別子らしいものの途中でコメントが始まる"),
      span: SourceSpan(start, whole.end),
      hint: LocalizedText(
        "quote the identifier, or put a space before the comment",
        ja: "識別子なら引用符で囲み、コメントなら前に空白を置く"),
      fix: Fix(span: whole, replacement: "\"\(written)\""))
  }

  /// `posts where matches /日本`
  static func openPattern(at span: SourceSpan, end: Int) -> Diagnostic {
    Diagnostic(
      code: "E002",
      message: LocalizedText(
        "a pattern opens here and is not closed on its line", ja: "ここで始まるパターンが行内で閉じていない"),
      span: span,
      notes: [
        Note(
          message: LocalizedText("its end / was expected by here", ja: "終わりの / がここまでに必要"),
          span: SourceSpan(end, end))
      ],
      hint: LocalizedText(
        "end the pattern with /; a slash within it is written \\/",
        ja: "パターンの終わりに / を書く。中のスラッシュは \\/ と書く"),
      fix: Fix(span: SourceSpan(end, end), replacement: "/"))
  }

  /// `posts where mentions "\q"`
  static func unknownEscape(_ escape: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E003",
      message: LocalizedText("\(quoted(escape)) is no escape", ja: "\(quoted(escape))というエスケープはない"),
      span: span,
      hint: LocalizedText(
        "a backslash itself is written \\\\; 「…」 takes everything as it stands",
        ja: "バックスラッシュ自体は \\\\ と書く。「…」の中はすべて書いたまま"),
      fix: Fix(span: span, replacement: "\\" + escape))
  }

  /// `posts where mentions "\u{110000}"`
  static func badCodePoint(_ escape: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E004",
      message: LocalizedText(
        "\(quoted(escape)) names no character", ja: "\(quoted(escape))に当たる文字はない"),
      span: span,
      hint: LocalizedText(
        "a character is written by its code point in hexadecimal: \\u{5357}",
        ja: "文字は16進の符号位置で書く: \\u{5357}"))
  }

  /// `posts where matches /日本/q`
  static func unknownPatternFlag(_ flag: Character, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E005",
      message: LocalizedText(
        "a pattern takes the flags i, m, s and x, found '\(flag)'",
        ja: "パターンのフラグはi、m、s、xだけで、'\(flag)'はない"),
      span: span)
  }

  /// `posts * 2`
  static func meaninglessSign(
    _ sign: String, at span: SourceSpan, hint: LocalizedText?
  ) -> Diagnostic {
    Diagnostic(
      code: "E006",
      message: LocalizedText(
        "\(quoted(sign)) means nothing here", ja: "\(quoted(sign))はここでは意味を持たない"),
      span: span, hint: hint)
  }

  /// `param $x`, and no value is given for it.
  static func unsetParameter(
    _ name: String, _ type: ParameterType, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: missingParameter,
      message: LocalizedText("no value was given for '$\(name)'", ja: "'$\(name)'の値が与えられていない"),
      span: span,
      hint: LocalizedText(
        "start tori with --set \(name)=\(type.rawValue.uppercased()), or say what it is otherwise: param $\(name) \(type.rawValue) = …",
        ja: "起動時に --set \(name)=値 で与えるか、与えないときの値を書く: param $\(name) \(type.rawValue) = …"))
  }

  /// `param since date = 2026`
  static func parameterWithoutSign(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E010",
      message: LocalizedText(
        "a parameter begins with '$', found \(quoted(name))",
        ja: "パラメータは'$'で始まるが、見つかったのは\(quoted(name))"),
      span: span, hint: .write("$\(name)"),
      fix: Fix(span: SourceSpan(span.start, span.start), replacement: "$"))
  }

  /// `param $least number = 多い`
  static func wrongParameter(
    _ value: String, of name: String, _ type: ParameterType, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "E025",
      message: LocalizedText(
        "'$\(name)' should be a \(type.rawValue), found \(quoted(value))",
        ja: "'$\(name)'は\(type.rawValue)だが、与えられたのは\(quoted(value))"),
      span: span)
  }

  /// `param $x texts = a, b; posts where mentions $x`
  ///
  /// - Parameter lead: what makes a list of it there, a blank at its end; nil where no list can stand.
  static func severalInParameter(
    _ name: String, at span: SourceSpan, lead: String?
  ) -> Diagnostic {
    Diagnostic(
      code: "E016",
      message: LocalizedText("'$\(name)' holds several texts", ja: "'$\(name)'は複数の文字列を持つ"),
      span: span,
      hint: lead.map { .write("\($0)$\(name)") }
        ?? LocalizedText("one alone can stand here", ja: "ここに置けるのは一つだけ"),
      fix: lead.map { Fix(span: SourceSpan(span.start, span.start), replacement: $0) })
  }

  /// `posts where mentions $x`
  static func unknownParameter(
    _ name: String, at span: SourceSpan, known: [String]
  ) -> Diagnostic {
    let near = nearest(to: name, in: known)
    return Diagnostic(
      code: missingParameter,
      message: LocalizedText("no value was given for '$\(name)'", ja: "'$\(name)'の値が与えられていない"),
      span: span,
      hint: near.map { .didYouMean("$\($0)") }
        ?? LocalizedText(
          "start tori with --set \(name)=value, or write the value itself here",
          ja: "起動時に --set \(name)=値 で与えるか、ここに値をそのまま書く"),
      fix: near.map { Fix(span: span, replacement: "$" + $0) })
  }
}
