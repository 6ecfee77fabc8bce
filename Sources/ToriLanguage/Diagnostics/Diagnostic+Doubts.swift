import ToriText

/// What is valid but can hardly mean what was meant. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `posts where mentions "日本 or 中国"`
  static func connectiveInQuotes(_ word: String, at span: SourceSpan, texts: [String]) -> Diagnostic
  {
    let parts = texts.map { "\"\($0)\"" }.joined(separator: ", ")
    let quantifier = word.lowercased() == "and" ? "all of" : "any of"
    return doubt(
      "W002",
      LocalizedText(
        "'\(word)' stands within the quotes, so it is looked for as a part of the text",
        ja: "'\(word)'は引用符の中にあるので、文字列の一部として探される"),
      at: span,
      hint: LocalizedText(
        "did you mean: \(quantifier) \(parts)?", ja: "こう書くつもりでは: \(quantifier) \(parts)"))
  }

  /// `posts where has link or not has link`
  static func alwaysTrue(at span: SourceSpan) -> Diagnostic {
    doubt("W003", LocalizedText("this holds for every row", ja: "これはどの行でも成り立つ"), at: span)
  }

  /// `posts where has link and not has link`
  static func neverTrue(at span: SourceSpan) -> Diagnostic {
    doubt("W004", LocalizedText("this holds for no row", ja: "これはどの行でも成り立たない"), at: span)
  }

  /// `posts where mentions exactly ＥＵ`
  static func foldedExactly(_ text: String, read: String, at span: SourceSpan) -> Diagnostic {
    doubt(
      "W006",
      LocalizedText(
        "without quotes, \(quoted(text)) is read as '\(read)'",
        ja: "引用符がなければ、\(quoted(text))は'\(read)'と読まれる"),
      at: span, fix: Fix(span: span, replacement: "\"\(text)\""))
  }

  /// `posts where mentions any of "日本", "日本"`
  static func sameTwice(_ text: String, at span: SourceSpan) -> Diagnostic {
    doubt(
      "W007", LocalizedText("\(quoted(text)) is here twice", ja: "\(quoted(text))が重なっている"), at: span
    )
  }

  /// `posts | kwic [word = "中.*"]`
  static func patternInQuotes(_ text: String, at span: SourceSpan) -> Diagnostic {
    let pattern = "/" + text.replacing("/", with: "\\/") + "/"
    return doubt(
      "W008",
      LocalizedText(
        "in quotes, \(quoted(text)) is compared letter by letter; a pattern stands between slashes",
        ja: "引用符の中の\(quoted(text))は文字どおりに比べられる。パターンはスラッシュで囲む"),
      at: span, hint: .write(pattern), fix: Fix(span: span, replacement: pattern))
  }

  private static func doubt(
    _ code: String, _ message: LocalizedText, at span: SourceSpan, hint: LocalizedText? = nil,
    fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: code, severity: .warning, message: message, span: span, hint: hint, fix: fix)
  }
}
