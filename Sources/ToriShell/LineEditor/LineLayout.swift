import ToriText

/// Where each character of a line being edited stands on a screen of so many columns.
///
/// A row never splits a character. Where a line of the text fills a row to its end, another row
/// follows, so that the caret behind the last character has a place.
package struct LineLayout {
  package private(set) var rows: [Row]
  /// From 0.
  package private(set) var caretRow = 0
  package private(set) var caretColumn = 0

  /// A row of the screen.
  package struct Row: Equatable {
    package var glyphs: [Glyph] = []
    /// In columns.
    package var width = 0
    /// The offset of the caret behind everything in this row; `nil` where that is the next row.
    package var end: Int?
  }

  /// One character as it is drawn.
  package struct Glyph: Equatable {
    package var text: String
    package var width: Int
    package var style: LineStyle
    /// Whether every terminal gives it `width` columns.
    package var hasCertainWidth: Bool
    /// The scalar of the text that it begins with; `nil` in a prompt or a hint.
    package var offset: Int?
  }

  package struct Prompts {
    package var first: String
    package var continuation: String
    package var style: LineStyle

    package init(first: String, continuation: String, style: LineStyle = .plain) {
      self.first = first
      self.continuation = continuation
      self.style = style
    }
  }

  /// - Parameters:
  ///   - caret: the scalars before it.
  ///   - styles: ranges of scalars; a later one wins.
  ///   - hint: drawn dim behind the text, cut to what is left of the row.
  package init(
    prompts: Prompts, text: [Unicode.Scalar], caret: Int,
    styles: [(range: Range<Int>, style: LineStyle)] = [], hint: String? = nil, columns: Int,
    ambiguous: AmbiguousWidth = .narrow
  ) {
    var pen = Pen(columns: max(columns, 2), ambiguous: ambiguous)
    var styleAt = [LineStyle](repeating: .plain, count: text.count)
    for (range, style) in styles {
      for offset in range.clamped(to: text.indices) { styleAt[offset] = style }
    }
    var caretPlace: Pen.Position?
    pen.write(prompts.first, style: prompts.style)
    var offset = 0
    while true {
      let end = text[offset...].firstIndex(of: "\n") ?? text.count
      for character in String(String.UnicodeScalarView(text[offset..<end])) {
        let next = offset + character.unicodeScalars.count
        let place = pen.write(character, style: styleAt[offset], offset: offset)
        if caretPlace == nil && caret < next { caretPlace = place }
        offset = next
      }
      pen.makeRoom()
      pen.rows[pen.rows.count - 1].end = end
      if caretPlace == nil && caret <= end { caretPlace = pen.place }
      if end == text.count { break }
      offset = end + 1
      pen.rows.append(Row())
      pen.write(prompts.continuation, style: prompts.style)
    }
    if let hint {
      // The last column stays free: a hint adds no row.
      let room = pen.columns - pen.place.column - 1
      let line = hint.prefix { !$0.isNewline }
      pen.write(line.visible().truncated(toWidth: room, ambiguous: ambiguous), style: .dim)
    }
    rows = pen.rows
    caretRow = caretPlace?.row ?? 0
    caretColumn = caretPlace?.column ?? 0
  }

  /// The offset of the caret place in `row` that is nearest to `column`, not right of it.
  package func offset(row: Int, column: Int) -> Int {
    var start = 0
    var last: Int?
    for glyph in rows[row].glyphs {
      start += glyph.width
      guard let offset = glyph.offset else { continue }
      if column < start { return offset }
      last = offset
    }
    return rows[row].end ?? last ?? 0
  }
}

/// Fills rows from left to right.
private struct Pen {
  let columns: Int
  let ambiguous: AmbiguousWidth
  var rows = [LineLayout.Row()]

  typealias Position = (row: Int, column: Int)

  init(columns: Int, ambiguous: AmbiguousWidth) {
    self.columns = columns
    self.ambiguous = ambiguous
  }

  var place: Position { (rows.count - 1, rows[rows.count - 1].width) }

  mutating func write(_ text: String, style: LineStyle) {
    for character in text { write(character, style: style, offset: nil) }
  }

  @discardableResult
  mutating func write(_ character: Character, style: LineStyle, offset: Int?) -> Position {
    let isCertain = character.hasCertainWidth
    var text = String(character)
    if !isCertain { text = text.visible() }
    var width = displayWidth(text, ambiguous: ambiguous)
    if width > columns {  // A form written out, on a very narrow screen.
      text = "?"
      width = 1
    }
    // Where a terminal may give it 2, it must not stand in the last column.
    makeRoom(for: max(width, isCertain ? 1 : 2))
    let start = place
    rows[start.row].glyphs.append(
      .init(
        text: text, width: width, style: style, hasCertainWidth: isCertain,
        offset: offset))
    rows[start.row].width += width
    return start
  }

  /// Goes to the next row where `width` columns do not fit.
  mutating func makeRoom(for width: Int = 1) {
    if place.column + width > columns { rows.append(.init()) }
  }
}
