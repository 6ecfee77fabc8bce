import ToriEngine
import ToriLanguage
import ToriText

/// How a query is read and carried out, as text: sentences, the tree that its words became, and the
/// plan that the tree became, with figures beside it.
package enum ExplanationRenderer {
  /// `query` is the tree of the query in `text` that is explained.
  package static func render(
    _ explanation: Explanation, of query: Query, in text: String, options: RenderOptions
  ) -> String {
    var options = options
    // Nobody wants half a tree.
    options.limit = nil
    let blank = ScreenText(on: options.ambiguous)
    let trees =
      [blank] + wordTree(query.syntaxTree, in: text, options)
      + [blank] + plan(explanation.steps, options)
    func said(_ words: LocalizedText) -> ScreenText {
      ScreenText(words[options.language], on: options.ambiguous)
    }
    // Sentences are whole whatever the width: a terminal breaks them, and a date cut off says nothing.
    let lines =
      explanation.reading.map(said)
      + trees.map { line in options.width.map { line.cut(to: $0) } ?? line }
      + (explanation.summary.map { [blank, said($0)] } ?? [])
    return lines.map { $0.trimmed().rendered(colour: options.colour) + "\n" }.joined()
  }

  private static func wordTree(
    _ tree: Forest<SyntaxNode>, in text: String, _ options: RenderOptions
  ) -> [ScreenText] {
    let bytes = Array(text.utf8)
    return TreeDrawing(of: tree, isRooted: true, options: options) { node in
      let words = node.words.map {
        String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      return [
        ScreenText(node.label, ink: .faint, on: options.ambiguous),
        ScreenText(words ?? "", on: options.ambiguous),
      ]
    }.lines
  }

  private static func plan(
    _ steps: [Explanation.Step], _ options: RenderOptions
  ) -> [ScreenText] {
    let columns = columns(of: steps, options.language)
    func row(_ name: String, _ ink: Ink, _ cells: [String]) -> [ScreenText] {
      [ScreenText(name, ink: ink, on: options.ambiguous)]
        + zip(cells, columns).map { cell, column in
          ScreenText(cell, ink: ink, on: options.ambiguous).padded(to: column.width, onLeft: true)
        }
    }
    let heading = LocalizedText("plan", ja: "計画")[options.language]
    // The heading is drawn as a root of its own, so that its columns stand over theirs.
    var forest = Forest(-1)
    for (place, step) in steps.enumerated() { forest.append(place, depth: step.depth) }
    return TreeDrawing(of: forest, isRooted: true, options: options) { index in
      index < 0
        ? row(heading, .faint, columns.map(\.heading))
        : row(steps[index].words[options.language], .plain, columns.map { $0.cells[index] })
    }.lines
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
        heading: LocalizedText("tried", ja: "試行")[language],
        cells: steps.map { $0.triedRows.map { "\($0)" } ?? "" }),
      FigureColumn(
        heading: LocalizedText("found", ja: "実際")[language],
        cells: steps.map { $0.foundRows.map { "\($0)" } ?? "" }),
      FigureColumn(
        heading: "KiB", cells: steps.map { $0.touchedByteCount.map { "\($0 / 1024)" } ?? "" }),
      FigureColumn(
        heading: "ms", cells: steps.map { $0.duration.map(milliseconds) ?? "" }),
    ].filter { $0.cells.contains { !$0.isEmpty } }
  }

  /// To the microsecond: `0.042`.
  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    return "\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst())"
  }
}
