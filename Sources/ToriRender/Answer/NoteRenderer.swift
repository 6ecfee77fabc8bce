import ToriEngine
import ToriLanguage
import ToriText

/// What stands below an answer, for standard error: how many rows there are, and what was left out; in
/// lines that fit where there is a width.
package enum NoteRenderer {
  /// The lines below the rows of `answer`; empty if there is nothing to say.
  package static func render(
    _ answer: Answer, as format: Format, options: RenderOptions
  ) -> String {
    var lines: [ScreenText] = []
    if format.isForPeople, let count = countLine(answer, options: options) {
      lines.append(ScreenText(count[options.language], ink: .faint, on: options.ambiguous))
    }
    var hints: [ScreenText] = []
    if format.isForPeople, options.isTerminal, let hint = GrammaticalWords.hint(on: answer) {
      hints.append(ScreenText(hint[options.language], ink: .hint, on: options.ambiguous))
    }
    return rendered(lines, options: options) + render(answer.notes, options: options)
      + rendered(hints, options: options)
  }

  /// Notes alone, a line each.
  package static func render(_ notes: [Note], options: RenderOptions) -> String {
    var lines: [ScreenText] = []
    for note in notes {
      var line = ScreenText(note.message[options.language], on: options.ambiguous)
      if let hint = note.hint {
        line.append(advice(hint)[options.language], ink: .hint)
      }
      lines.append(line)
    }
    return rendered(lines, options: options)
  }

  private static func advice(_ hint: Note.Hint) -> LocalizedText {
    switch hint {
    case .add(let words): LocalizedText(" (add: \(words))", ja: "（加えるなら: \(words)）")
    case .gather(let words):
      LocalizedText(" (to tell them apart: \(words))", ja: "（分けるには: \(words)）")
    case .write(let conditions):
      LocalizedText(
        " (write: \(conditions.joined(separator: ", ")))",
        ja: "（加えるなら書き換え: \(conditions.joined(separator: "、"))）")
    }
  }

  private static func rendered(_ lines: [ScreenText], options: RenderOptions) -> String {
    let flowed = lines.flatMap { line in
      options.width.map { line.flowed(to: $0, indent: min(2, $0 / 4)) } ?? [line]
    }
    return flowed.map { $0.rendered(colour: options.colour) + "\n" }.joined()
  }

  /// `13 rows`, or how many of them are shown; a lone figure needs no count.
  private static func countLine(_ answer: Answer, options: RenderOptions) -> LocalizedText? {
    let (kind, columns) = (answer.shape.kind, answer.shape.columns)
    if kind == .figures && columns.count == 1 && answer.rowCount == 1 { return nil }
    // Where a row cannot be read, that has been said instead of rows.
    let stretches = try? EmptyStretches(of: answer, options: options)
    let shown = stretches?.shownRows ?? answer.rowCount
    if shown < answer.rowCount {
      let part = LocalizedText(
        "showing \(shown) of \(answer.rowCount) rows", ja: "\(answer.rowCount)行のうち\(shown)行を表示")
      guard let remedy = options.remedy else { return part }
      return LocalizedText("\(part); \(remedy)", ja: "\(part)。\(remedy)")
    }
    if kind == .bytes { return nil }
    if let folded = stretches?.runs.map(\.count).reduce(0, +), folded > 0 {
      return LocalizedText(
        "\(answer.rowCount) rows, \(folded) of them folded",
        ja: "\(answer.rowCount)行（うち\(folded)行は省略）")
    }
    switch answer.rowCount {
    case 0: return LocalizedText("no rows", ja: "0行")
    case 1: return LocalizedText("1 row", ja: "1行")
    case let count: return LocalizedText("\(count) rows", ja: "\(count)行")
    }
  }
}
