import ToriText

/// What can be wrong with lists. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `posts where mentions any of "日本" "中国"`
  static func missingComma(at span: SourceSpan, after previous: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E066",
      message: LocalizedText("expected ',' between the items of a list", ja: "並びの項目の間に','が必要"),
      span: span, fix: Fix(span: SourceSpan(previous.end, previous.end), replacement: ","))
  }

  /// `posts where links to any of "a.jp", "b.jp"`: `local` is how it is written here.
  static func misplacedAnyOf(at span: SourceSpan, after word: String, local: String) -> Diagnostic {
    Diagnostic(
      code: "E067",
      message: LocalizedText(
        "a list after '\(word)' is written otherwise", ja: "'\(word)'の後の並びは別の書き方をする"),
      span: span, hint: .write(local), fix: Fix(span: span, replacement: local))
  }

  /// `posts | jsonl`
  static func formatAsStage(_ format: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E068",
      message: LocalizedText(
        "'\(format)' is a format of the output, not a stage", ja: "'\(format)'は段でなく出力の形式"),
      span: span,
      hint: LocalizedText(
        "at the prompt: .mode \(format); on the command line: --format \(format)",
        ja: "プロンプトでは .mode \(format)、コマンドラインでは出力の形式を引数で指定する"))
  }
}
