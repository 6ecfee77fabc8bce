/// Draws a line being edited and remembers where, so that it can draw over it.
///
/// Every result is bytes for the terminal, to be written at once. The rows that a line takes are its
/// block; they are ended by line feeds, never by the terminal's own wrapping. Whatever terminals may
/// give another width is placed by column, so that it cannot shift what follows.
package struct LinePainter {
  private var screen: ScreenSize
  /// The glyphs in each row of the block, as drawn last.
  private var drawn: [[LineLayout.Glyph]] = []
  private var caretRow = 0
  private var caretColumn = 0
  /// The first row of the layout that the block shows.
  private var firstRow = 0

  package init(screen: ScreenSize) { self.screen = screen }

  /// The block is left where it stands: the next one begins in the caret's row.
  package mutating func forget() {
    drawn = []
    caretRow = 0
    caretColumn = 0
    firstRow = 0
  }

  /// Takes note of another size.
  ///
  /// A terminal that got narrower has broken each row anew, as tmux and most others do; the caret
  /// moved with its character. Some break between the two halves of a flag, some do not: of what
  /// they may have come to, the fewest rows are taken, so that nothing above the line is lost, though a
  /// row of the line may be left there.
  package mutating func resize(to size: ScreenSize) {
    if size.columns < screen.columns {
      let whole = caretRow(brokenAt: size.columns, halvingFlags: false)
      caretRow = min(whole, caretRow(brokenAt: size.columns, halvingFlags: true))
    }
    caretRow = min(caretRow, size.rows - 1)
    screen = size
  }

  /// The caret's row on a terminal that has broken each row at so many columns.
  private func caretRow(brokenAt columns: Int, halvingFlags: Bool) -> Int {
    let row = drawn.prefix(caretRow + 1).enumerated().reduce(-1) { above, row in
      let widths = row.element.flatMap {
        halvingFlags && $0.isFlag ? [1, 1] : [$0.width]
      }
      let limit = row.offset == caretRow ? caretColumn : Int.max
      return above + Self.brokenRows(of: widths, columns: columns, upTo: limit)
    }
    return max(row, 0)  // Nothing is drawn yet.
  }

  /// Draws `layout` over the block.
  ///
  /// What is taller than the screen shows in part, the caret's row included; with `isWhole` all of
  /// it is drawn and scrolls. The rows of a `list` stand below the block until the next drawing; they
  /// scroll what is above if need be, so that there are to be fewer than the screen has beside the block.
  package mutating func paint(
    _ layout: LineLayout, isWhole: Bool = false, list: [String] = []
  ) -> String {
    // The cursor hides while it moves; no row wraps by itself whatever its width turns out to be.
    var output = "\u{1B}[?25l\u{1B}[?7l" + goToTop()
    let rows = isWhole ? layout.rows.indices : window(of: layout)
    var style = LineStyle.plain
    for index in rows {
      let row = layout.rows[index]
      if index > rows.lowerBound { output += "\r\n" }
      write(row, style: &style, to: &output)
      if style != .plain {
        style = .plain
        output += style.escape
      }
      if row.width < screen.columns { output += "\u{1B}[K" }
    }
    // The last row of a layout is never full, so nothing of it is cleared; one above it may be.
    if layout.rows[rows.upperBound - 1].width < screen.columns { output += "\u{1B}[J" }
    for row in list { output += "\r\n\u{1B}[K" + row }
    let below = rows.upperBound - 1 - layout.caretRow + list.count
    if below > 0 { output += "\u{1B}[\(below)A" }
    output += "\u{1B}[\(layout.caretColumn + 1)G\u{1B}[?7h\u{1B}[?25h"
    drawn = layout.rows[rows].map(\.glyphs)
    caretRow = layout.caretRow - rows.lowerBound
    caretColumn = layout.caretColumn
    firstRow = rows.lowerBound
    return output
  }

  /// Rows that the block takes on the screen.
  package var height: Int { max(drawn.count, 1) }

  /// Goes below the block, which stays; the next one begins there.
  package mutating func leave() -> String {
    let below = drawn.count - 1 - caretRow
    forget()
    return (below > 0 ? "\u{1B}[\(below)B" : "") + "\r\n"
  }

  private func goToTop() -> String {
    (caretRow > 0 ? "\u{1B}[\(caretRow)A" : "") + "\r"
  }

  /// The rows to show: those shown before, moved as little as the caret needs.
  private func window(of layout: LineLayout) -> Range<Int> {
    let count = layout.rows.count
    guard count > screen.rows else { return 0..<count }
    var first = min(firstRow, count - screen.rows)
    first = min(first, layout.caretRow)
    first = max(first, layout.caretRow - screen.rows + 1)
    return first..<first + screen.rows
  }

  private func write(_ row: LineLayout.Row, style: inout LineStyle, to output: inout String) {
    var column = 0
    for glyph in row.glyphs {
      if glyph.style != style {
        style = glyph.style
        output += style.escape
      }
      if glyph.hasCertainWidth {
        output += glyph.text
      } else {
        // Blank first: a terminal that draws it narrower would leave a cell of before.
        output += String(repeating: " ", count: glyph.width)
        if glyph.width > 0 { output += "\u{1B}[\(column + 1)G" }
        output += glyph.text
        if column + glyph.width < screen.columns { output += "\u{1B}[\(column + glyph.width + 1)G" }
      }
      column += glyph.width
    }
  }

  /// The rows that glyphs of such widths take, up to the one at the column `limit` of before.
  private static func brokenRows(of widths: [Int], columns: Int, upTo limit: Int) -> Int {
    var rows = 1
    var column = 0
    var columnBefore = 0
    for width in widths {
      if column + width > columns {
        rows += 1
        column = 0
      }
      if columnBefore >= limit { break }
      column += width
      columnBefore += width
    }
    return rows
  }
}

extension LineLayout.Glyph {
  /// Two scalars of one column each on terminals that go by scalars.
  fileprivate var isFlag: Bool {
    text.unicodeScalars.count == 2
      && text.unicodeScalars.allSatisfy { 0x1F1E6...0x1F1FF ~= $0.value }
  }
}

/// In characters of the usual width.
package struct ScreenSize: Equatable {
  package var rows: Int
  package var columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }
}
