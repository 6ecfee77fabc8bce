import ToriLanguage
import ToriText

/// Trees as lines: guides, what a node is called, and columns beside it.
struct TreeDrawing {
  private(set) var lines: [ScreenText] = []
  /// What was left out.
  private(set) var notes: [String] = []

  private static let gap = 2
  /// Columns that a level takes.
  private static let indent = 3

  /// `cells` are asked for only of nodes that are drawn; the last may be as long as it likes.
  /// `isRooted` leaves the guides of the topmost nodes away.
  init<Node: Sendable>(
    of trees: [Tree<Node>], isRooted: Bool = false, options: RenderOptions,
    cells: (Node) -> [ScreenText]
  ) {
    let count = trees.reduce(0) { $0 + $1.count }
    let shown = options.shownRows(of: count)
    let deepest = max(2, (options.width ?? 240) / 3 / Self.indent)
    var rows: [[ScreenText]] = []
    /// What is still to be drawn, the next one last: with the guides of what stands above it.
    var open = Self.entries(trees, guides: [])
    while let (tree, guides) = open.popLast(), rows.count < shown {
      var row = cells(tree.node)
      var first = ScreenText(
        Self.text(guides.dropFirst(isRooted ? 1 : 0), deepest: deepest), ink: .faint,
        on: options.ambiguous)
      if let name = row.first { first.append(name) }
      row = [first] + row.dropFirst()
      rows.append(row)
      open += Self.entries(tree.children, guides: guides)
    }
    lines = Self.aligned(rows, options)
    notes = [options.cutNote(shown: shown, of: count)].compactMap { $0 }
  }

  /// The trees, the last first; of each level, whether more follows on it.
  private static func entries<Node>(
    _ trees: [Tree<Node>], guides: [Bool]
  ) -> [(Tree<Node>, [Bool])] {
    trees.indices.reversed().map { (trees[$0], guides + [$0 < trees.count - 1]) }
  }

  /// The lines that lead to a node; of a deep one, those of its last levels.
  private static func text(_ guides: ArraySlice<Bool>, deepest: Int) -> String {
    guard let last = guides.last else { return "" }
    let kept = guides.suffix(deepest)
    var text = kept.count < guides.count ? "⋯ " : ""
    for goesOn in kept.dropLast() { text += goesOn ? "│  " : "   " }
    return text + (last ? "├─ " : "└─ ")
  }

  private static func aligned(_ rows: [[ScreenText]], _ options: RenderOptions) -> [ScreenText] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count - 1 ? $0[column].width : nil }.max() ?? 0
    }
    return rows.map { row in
      var line = ScreenText(on: options.ambiguous)
      for (column, cell) in row.enumerated() {
        if column > 0 { line.append(spaces: gap) }
        line.append(column < row.count - 1 ? cell.padded(to: widths[column]) : cell)
      }
      return line
    }
  }
}
