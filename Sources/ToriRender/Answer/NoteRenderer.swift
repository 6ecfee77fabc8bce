import ToriEngine

/// What stands below an answer, for standard error: how many rows there are, and what was left out.
package enum NoteRenderer {
  /// The lines below the rows of `answer`; empty if there is nothing to say.
  package static func render(
    _ answer: Answer, as format: Format, options: RenderOptions
  ) -> String {
    var lines: [ScreenText] = []
    if format == .table, let count = countLine(answer, options: options) {
      lines.append(ScreenText(count, ink: .faint, on: options.ambiguous))
    }
    return lines.map { $0.rendered(colour: options.colour) + "\n" }.joined()
      + render(answer.notes, options: options)
  }

  /// Notes alone, a line each.
  package static func render(_ notes: [Note], options: RenderOptions) -> String {
    var lines: [ScreenText] = []
    for note in notes {
      var line = ScreenText(note.message, on: options.ambiguous)
      if let hint = note.hint { line.append(" (add: \(hint))", ink: .hint) }
      lines.append(line)
    }
    return lines.map { $0.rendered(colour: options.colour) + "\n" }.joined()
  }

  /// `13 rows`, or how many of them are shown; a lone figure needs no count.
  private static func countLine(_ answer: Answer, options: RenderOptions) -> String? {
    let (kind, columns) = (answer.shape.kind, answer.shape.columns)
    if kind == .figures && columns.count == 1 && answer.rowCount == 1 { return nil }
    let shown = options.shownRows(of: answer.rowCount)
    if shown < answer.rowCount {
      return "showing \(shown) of \(answer.rowCount) rows"
        + (options.remedy.map { "; " + $0 } ?? "")
    }
    if kind == .bytes { return nil }
    return answer.rowCount == 0
      ? "no rows" : answer.rowCount == 1 ? "1 row" : "\(answer.rowCount) rows"
  }
}
