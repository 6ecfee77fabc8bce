import ToriLanguage
import ToriText

/// What can be wrong with where rows are saved.
extension Diagnostic {
  /// `posts | save "news"`
  static func formUntold(_ path: String, at span: SourceSpan) -> Diagnostic {
    let endings = Format.endings.map { LocalizedText(same: "." + $0) }.listed()
    let ending = Format.ending(ofFile: path)
    let message =
      ending.map {
        LocalizedText("no file of rows ends in .\($0)", ja: "終わりが.\($0)の、行のファイルはない")
      }
      ?? LocalizedText("the file's name does not say how rows are written", ja: "ファイルの名前から書式がわからない")
    if let ending, let right = Format.instead(ofEnding: ending) {
      let name = String(path.dropLast(ending.utf8.count)) + right.rawValue
      let hint =
        right.isPicture
        ? LocalizedText(
          "a picture is saved as .svg, of which other programs make any: save \"\(name)\"",
          ja: "図は.svgで保存し、ほかの形にはほかのプログラムで変える: save \"\(name)\"")
        : LocalizedText.write("save \"\(name)\"")
      return Diagnostic(
        code: "E122", message: message, span: span, hint: hint,
        fix: Fix(span: span, replacement: "\"\(name)\""))
    }
    return Diagnostic(
      code: "E122", message: message, span: span,
      hint: LocalizedText(
        "names end in \(endings); or say it: save \"…\" as csv",
        ja: "名前の終わりは\(endings)。またはsave \"…\" as csvのように書く"))
  }

  /// `let recent = posts since 2026-01 | save "recent.csv"`
  static func saveWithin(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E123",
      message: LocalizedText(
        "a query within another, or one that is named, saves nothing",
        ja: "ほかの問い合わせの中や、名前を付ける問い合わせでは保存できない"),
      span: span,
      hint: LocalizedText(
        "put 'save' in the pipe of the statement itself: … | save \"…\"",
        ja: "'save'は文そのもののパイプに書く: … | save \"…\""))
  }

  /// `posts | save "seeds/001.txt"`
  package static func savesOverSource(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E124",
      message: LocalizedText(
        "\(path) is a source of this corpus, and is never written over",
        ja: "\(path)はこのコーパスの原文なので、決して上書きしない"),
      span: span, hint: LocalizedText("save under another name", ja: "別の名前で保存する"))
  }

  /// `posts | save "mine.csv"`, where that is there already: `size` bytes, written at `time`.
  ///
  /// - Parameter end: where the stage ends.
  package static func savesOverFile(
    _ path: String, size: Int, written time: String, at span: SourceSpan, end: Int
  ) -> Diagnostic {
    Diagnostic(
      code: "E124",
      message: LocalizedText(
        "\(path) is there already, and not as 'save' wrote it: \(size) byte\(size == 1 ? "" : "s"), \(time)",
        ja: "\(path)は前からあり、'save'が書いたままのものではない（\(size)バイト、\(time)）"),
      span: span,
      hint: LocalizedText(
        "to replace it: save \"…\" replacing", ja: "置き換えるには: save \"…\" replacing"),
      fix: Fix(span: SourceSpan(end, end), replacement: " replacing"))
  }

  /// `posts | save "nowhere/a.csv"`
  package static func savesNowhere(
    _ path: String, _ reason: LocalizedText, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "E124",
      message: LocalizedText(
        "\(path) cannot be written: \(reason)", ja: "\(path)には書き込めない: \(reason)"),
      span: span)
  }

  /// `posts | save "a.csv" | save "a.csv"`
  package static func savesTwice(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E124",
      message: LocalizedText(
        "\(path) is saved twice in one text: only the last would stay",
        ja: "\(path)への保存が二度ある。残るのは最後だけになる"),
      span: span, hint: LocalizedText("save under another name", ja: "別の名前で保存する"))
  }
}
