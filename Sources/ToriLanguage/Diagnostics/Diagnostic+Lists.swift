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

  /// `posts | export csv`
  static func exportAsStage(_ word: String, at span: SourceSpan, format: String) -> Diagnostic {
    Diagnostic(
      code: "E068",
      message: LocalizedText(
        "\(quoted(word)) is not a stage: rows are written to a file outside of the query",
        ja: "\(quoted(word))は段ではない。行をファイルに書くのは問い合わせの外で行う"),
      span: span, hint: saving(to: "out.\(format)", as: format))
  }

  /// `posts > out.csv`
  static func redirection(
    at span: SourceSpan, after previous: SourceSpan, to file: String
  ) -> Diagnostic {
    let (name, format) = savedFile(file)
    return Diagnostic(
      code: "E068",
      message: LocalizedText(
        "a query does not say which file its rows go to", ja: "行をどのファイルに書くかは問い合わせに書けない"),
      span: span, hint: saving(to: name, as: format),
      fix: Fix(span: SourceSpan(previous.end, span.end), replacement: ""))
  }

  /// The file as rows can be saved in it, and their format; what ends like no such file gets the ending of
  /// one.
  private static func savedFile(_ file: String) -> (name: String, format: String) {
    let formats = [
      "csv": "csv", "tsv": "tsv", "json": "json", "jsonl": "jsonl", "md": "markdown", "svg": "svg",
    ]
    guard let dot = file.lastIndex(of: ".") else { return (file, "csv") }
    let ending = file[dot...].filter(\.isLetter).lowercased()
    if let format = formats[ending] { return (file, format) }
    let quote = file.hasSuffix("\"") ? "\"" : ""
    return (file[..<dot] + ".csv" + quote, "csv")
  }

  private static func saving(to file: String, as format: String) -> LocalizedText {
    LocalizedText(
      "at the prompt, after the answer: .save \(file); on the command line: --format \(format)",
      ja: "プロンプトでは答えの後に .save \(file)、コマンドラインでは --format \(format)")
  }
}
