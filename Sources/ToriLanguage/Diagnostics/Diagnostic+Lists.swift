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
        "at the prompt: .mode \(format); on the command line: --format \(format); "
          + "into a file: save \"…\" as \(format)",
        ja: "プロンプトでは .mode \(format)、コマンドラインでは --format \(format)、ファイルには save \"…\" as \(format)"))
  }

  /// `posts | export csv`: what is meant saves the rows in `file`.
  static func exportAsStage(_ word: String, to file: String, at span: SourceSpan) -> Diagnostic {
    let save = "save \"\(file)\""
    return Diagnostic(
      code: "E068",
      message: LocalizedText(
        "\(quoted(word)) is not a stage: rows are written to a file by 'save'",
        ja: "\(quoted(word))は段ではない。行をファイルに書くのは'save'"),
      span: span, hint: .write(save), fix: Fix(span: span, replacement: save))
  }

  /// `posts > out.csv`
  static func redirection(
    at span: SourceSpan, after previous: SourceSpan, to file: String
  ) -> Diagnostic {
    let save = "| save \"\(savedFile(file))\""
    return Diagnostic(
      code: "E068",
      message: LocalizedText(
        "rows are written to a file by 'save', not by '>'",
        ja: "行をファイルに書くのは'>'でなく'save'"),
      span: span, hint: .write(save),
      fix: Fix(span: SourceSpan(previous.end, span.end), replacement: " " + save))
  }

  /// The file as rows can be saved in it, or one in the format; what ends like no such file gets the ending of
  /// one.
  static func savedFile(_ file: String) -> String {
    let file = String(file.filter { $0 != "\"" })
    if let format = Format(word: file), let ending = format.endings.first { return "out." + ending }
    if Format(ofFile: file) != nil { return file }
    guard let ending = Format.ending(ofFile: file) else { return file + ".csv" }
    return file.dropLast(ending.count) + "csv"
  }

  /// `posts | save "a.csv" as cvs`
  static func unknownForm(_ word: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    if let near = nearest(to: word, in: known) {
      return .misspelt(.written(word), at: span, expected: .form, nearest: near)
    }
    let list = known.map { LocalizedText(same: $0) }.listed()
    return .unexpected(
      .written(word), at: span, expected: .form,
      hint: LocalizedText("there are \(list)", ja: "あるのは\(list)"), fix: nil)
  }
}
