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
  /// `isRooted` leaves the guides of the roots away; the column `numbers` holds numbers, whose ends stand below each
  /// other.
  init<Node: Sendable>(
    of forest: Forest<Node>, isRooted: Bool = false, numbers: Int? = nil, options: RenderOptions,
    cells: (Node) -> [ScreenText]
  ) {
    let shown = options.shownRows(of: forest.rows.count)
    let deepest = max(2, (options.width ?? 240) / 3 / Self.indent)
    let goesOn = Self.siblingsFollow(forest.rows.map(\.depth))
    let first = isRooted ? 1 : 0
    /// Of each level down to the node, whether more follows on it.
    var levels: [Bool] = []
    var rows: [[ScreenText]] = []
    for (place, row) in forest.rows.prefix(shown).enumerated() {
      levels.removeSubrange(min(row.depth, levels.count)...)
      levels.append(goesOn[place])
      var cells = cells(row.node)
      var name = ScreenText(
        Self.text(levels.dropFirst(first), deepest: deepest), ink: .faint, on: options.ambiguous)
      if !cells.isEmpty { name.append(cells.removeFirst()) }
      rows.append([name] + cells)
    }
    lines = Self.aligned(rows, numbers: numbers, options)
    notes = [options.cutNote(shown: shown, of: forest.rows.count)].compactMap { $0 }
  }

  /// Of each row, whether another of its depth follows before one that is less deep.
  private static func siblingsFollow(_ depths: [Int]) -> [Bool] {
    var follows = [Bool](repeating: false, count: depths.count)
    /// Of each depth, whether a row of it follows.
    var open: [Bool] = []
    for (place, depth) in depths.enumerated().reversed() {
      if depth < open.count {
        follows[place] = open[depth]
        open.removeSubrange((depth + 1)...)
        open[depth] = true
      } else {
        open += [Bool](repeating: false, count: depth - open.count) + [true]
      }
    }
    return follows
  }

  /// The lines that lead to a node; of a deep one, those of its last levels.
  private static func text(_ guides: ArraySlice<Bool>, deepest: Int) -> String {
    guard let last = guides.last else { return "" }
    let kept = guides.suffix(deepest)
    var text = kept.count < guides.count ? "⋯ " : ""
    for goesOn in kept.dropLast() { text += goesOn ? "│  " : "   " }
    return text + (last ? "├─ " : "└─ ")
  }

  private static func aligned(
    _ rows: [[ScreenText]], numbers: Int?, _ options: RenderOptions
  ) -> [ScreenText] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count - 1 ? $0[column].width : nil }.max() ?? 0
    }
    return rows.map { row in
      var line = ScreenText(on: options.ambiguous)
      for (column, cell) in row.enumerated() {
        if column > 0 { line.append(spaces: gap) }
        line.append(
          column < row.count - 1
            ? cell.padded(to: widths[column], onLeft: column == numbers) : cell)
      }
      return line
    }
  }
}
