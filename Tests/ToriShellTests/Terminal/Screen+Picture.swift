/// A screen as an SVG picture of its cells, up to the last row that has something in it.
///
/// Every piece of a row is as long as its columns whatever font it is drawn in, and the signs that bars
/// are made of are drawn as rectangles, so that they touch.
extension Screen {
  private static let (cellWidth, cellHeight, margin, size) = (8, 18, 16, 14)
  private static let (ground, plain, faint) = ("#0d1117", "#d7dde4", "#8b949e")
  /// The fonts that have Japanese characters of twice the width of Latin letters, and any.
  private static let fonts =
    "'Noto Sans Mono CJK JP','BIZ UDGothic','Osaka-Mono','MS Gothic','IPAGothic',Menlo,monospace"
  /// The eight colours of terminals, as they are on a dark ground.
  private static let colours: [Substring: String] = [
    "31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff",
    "36": "#56d4dd",
  ]

  var svg: String {
    let (height, width) = (Self.cellHeight, Self.cellWidth)
    var body = ""
    for (number, row) in rows.prefix(lines.count).enumerated() {
      for piece in Self.pieces(of: row) { body += Self.drawn(piece, inRow: number) }
    }
    body += """
      <rect x="\(Self.margin + caret.column * width)" y="\(Self.margin + caret.row * height)" \
      width="\(width)" height="\(height)" fill="\(Self.plain)" fill-opacity="0.6"/>

      """
    let size = (2 * Self.margin + columns * width, 2 * Self.margin + lines.count * height)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="ja" role="img" width="\(size.0)" \
      height="\(size.1)" viewBox="0 0 \(size.0) \(size.1)" font-family="\(Self.fonts)" \
      font-size="\(Self.size)" xml:space="preserve">
      <rect width="\(size.0)" height="\(size.1)" rx="8" fill="\(Self.ground)"/>
      \(body)</svg>

      """
  }

  /// Characters side by side that look alike.
  private struct Piece {
    var text: String
    let column: Int
    var columnCount: Int
    let style: String
    let isWide: Bool
    let eighths: Int?
  }

  private static func pieces(of row: Row) -> [Piece] {
    var pieces: [Piece] = []
    for (column, cell) in row.cells.enumerated() where !cell.isTail && !cell.isErased {
      let isWide = row.cells.indices.contains(column + 1) && row.cells[column + 1].isTail
      let piece = Piece(
        text: cell.text, column: column, columnCount: isWide ? 2 : 1, style: cell.style,
        isWide: isWide, eighths: eighths(cell.text))
      if let last = pieces.last, last.column + last.columnCount == column,
        last.eighths == piece.eighths, piece.eighths ?? 8 == 8, last.style == cell.style,
        last.isWide == isWide
      {
        pieces[pieces.count - 1].text += cell.text
        pieces[pieces.count - 1].columnCount += piece.columnCount
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }

  /// How much of its cell a block fills from the left; nil for other signs.
  private static func eighths(_ text: String) -> Int? {
    Array("▏▎▍▌▋▊▉█").map(String.init).firstIndex(of: text).map { $0 + 1 }
  }

  private static func drawn(_ piece: Piece, inRow row: Int) -> String {
    if piece.text.allSatisfy({ $0 == " " }) { return "" }
    let codes = piece.style.split(separator: ";")
    let colour = codes.contains("2") ? faint : codes.compactMap { colours[$0] }.first ?? plain
    let x = margin + piece.column * cellWidth
    let top = margin + row * cellHeight
    if let eighths = piece.eighths {
      return """
        <rect x="\(x)" y="\(top + 2)" width="\(piece.columnCount * eighths * cellWidth / 8)" height="\(cellHeight - 4)" \
        fill="\(colour)"/>

        """
    }
    var text = ""
    for character in piece.text {
      text += ["&": "&amp;", "<": "&lt;", ">": "&gt;"][character] ?? String(character)
    }
    let weight = codes.contains("1") ? " font-weight=\"bold\"" : ""
    let line = codes.contains("4") ? " text-decoration=\"underline\"" : ""
    return """
      <text x="\(x)" y="\(top + 14)" textLength="\(piece.columnCount * cellWidth)" \
      lengthAdjust="spacingAndGlyphs" fill="\(colour)"\(weight)\(line)>\(text)</text>

      """
  }
}
