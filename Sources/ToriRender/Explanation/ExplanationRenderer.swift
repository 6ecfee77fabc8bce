import ToriEngine
import ToriText

/// How a query is read and carried out, as text: sentences, then a tree with figures beside it.
package enum ExplanationRenderer {
  package static func render(
    _ explanation: Explanation, in language: SpokenLanguage
  ) -> String {
    var text = explanation.reading.map { line($0[language]) }.joined() + "\n"
    let steps = explanation.steps
    let names = steps.map { String(repeating: "  ", count: $0.depth) + $0.words[language] }
    let columns = columns(of: steps, language)
    let width = names.map { displayWidth($0) }.max() ?? 0
    if !columns.isEmpty {
      text += row("", width, columns.map(\.heading), columns)
    }
    for (place, name) in names.enumerated() {
      text += row(name, width, columns.map { $0.cells[place] }, columns)
    }
    if let summary = explanation.summary { text += "\n" + line(summary[language]) }
    return text
  }

  private static func row(
    _ name: String, _ width: Int, _ cells: [String], _ columns: [FigureColumn]
  ) -> String {
    let figures = zip(cells, columns).map { cell, column in
      String(repeating: " ", count: column.width + 2 - displayWidth(cell)) + cell
    }
    return line(name.padded(toWidth: width) + figures.joined())
  }

  private struct FigureColumn {
    let heading: String
    let cells: [String]
    var width: Int { (cells + [heading]).map { displayWidth($0) }.max() ?? 0 }
  }

  private static func columns(
    of steps: [Explanation.Step], _ language: SpokenLanguage
  ) -> [FigureColumn] {
    [
      FigureColumn(
        heading: LocalizedText("rows at most", ja: "多くとも")[language],
        cells: steps.map { $0.expectedRows.map { "\($0)" } ?? "" }),
      FigureColumn(
        heading: LocalizedText("found", ja: "実際")[language],
        cells: steps.map { $0.foundRows.map { "\($0)" } ?? "" }),
      FigureColumn(
        heading: "ms", cells: steps.map { $0.duration.map(milliseconds) ?? "" }),
    ].filter { $0.cells.contains { !$0.isEmpty } }
  }

  private static func line(_ text: String) -> String {
    var end = text[...]
    while end.last == " " { end.removeLast() }
    return String(end).visible() + "\n"
  }

  /// To the microsecond: `0.042`.
  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    return "\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst())"
  }
}
