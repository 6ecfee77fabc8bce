/// A line being edited, kept and laid out in the plainest way there is: what the screen is held to.
struct ModelLine {
  var pieces: [Piece] = []
  /// The pieces before the caret.
  var caret = 0

  /// One character, with the columns and the form that a person would give it.
  struct Piece: Equatable {
    var text: String
    var shown: String
    var width: Int
    /// Whether each kind of terminal draws it alike.
    var isCertain = true
    /// What it needs at the end of a row: room for two where a terminal might give it two.
    var room: Int { isCertain ? width : max(width, 2) }

    /// What it puts into each of its cells; `nil` where terminals differ.
    func cells(on kind: Screen.Kind) -> [String?] {
      if width > 2 { return shown.map { String($0) } }
      // One scalar that is wide is so on either kind.
      let isSure =
        isCertain || kind == .graphemes || width == 2 && text.unicodeScalars.count == 1
      let cells = [shown] + Array(repeating: "", count: width - 1)
      return isSure ? cells : cells.map { _ in nil }
    }
  }

  static let certain: [Piece] = [
    .init(text: "a", shown: "a", width: 1), .init(text: " ", shown: " ", width: 1),
    .init(text: "鳥", shown: "鳥", width: 2), .init(text: "ひ", shown: "ひ", width: 2),
    .init(text: "「", shown: "「", width: 2), .init(text: "ｱ", shown: "ｱ", width: 1),
  ]
  static let uncertain: [Piece] = [
    .init(text: "※", shown: "※", width: 1, isCertain: false),
    .init(text: "𠮷", shown: "𠮷", width: 2, isCertain: false),
    .init(text: "🤣", shown: "🤣", width: 2, isCertain: false),
    .init(text: "🇯🇵", shown: "🇯🇵", width: 2, isCertain: false),
    .init(text: "👨‍👩‍👧", shown: "👨‍👩‍👧", width: 2, isCertain: false),
    .init(text: "❤\u{FE0F}", shown: "❤\u{FE0F}", width: 2, isCertain: false),
    .init(text: "か\u{3099}", shown: "か\u{3099}", width: 2, isCertain: false),
    .init(text: "\t", shown: "␉", width: 1, isCertain: false),
    .init(text: "\u{202E}", shown: "\\u{202E}", width: 8, isCertain: false),
  ]
  static let lineEnd = Piece(text: "\n", shown: "", width: 0)

  /// A text with the caret at its end.
  init(_ text: String = "") {
    pieces = text.map { character in
      let text = String(character)
      let known = (Self.certain + Self.uncertain + [Self.lineEnd]).first { $0.text == text }
      let isNarrow = character.unicodeScalars.allSatisfy {
        $0.isASCII || $0 == "…" || 0xFF61...0xFF9F ~= $0.value
      }
      return known ?? Piece(text: text, shown: text, width: isNarrow ? 1 : 2)
    }
    caret = pieces.count
  }

  var text: String { pieces.map(\.text).joined() }
  var caretScalars: Int { pieces[..<caret].reduce(0) { $0 + $1.text.unicodeScalars.count } }

  /// What each cell should hold; `nil` where terminals differ.
  struct Picture {
    var cells: [[String?]]
    var caret = (row: 0, column: 0)
  }

  /// The prompts of the fixture, and of the shell.
  static let fixturePrompts = (first: "鳥> ", continuation: " . ")
  static let shellPrompts = (first: "tori> ", continuation: "  ... ")

  func picture(
    columns: Int, kind: Screen.Kind,
    prompts: (first: String, continuation: String) = fixturePrompts
  ) -> Picture {
    var picture = Picture(cells: [[]])
    func newRow() { picture.cells.append([]) }
    func put(_ piece: Piece) {
      if picture.cells.last!.count + piece.room > columns { newRow() }
      picture.cells[picture.cells.count - 1] += piece.cells(on: kind)
    }
    func prompt(_ text: String) {
      for character in text {
        put(.init(text: "", shown: String(character), width: character == "鳥" ? 2 : 1))
      }
    }
    prompt(prompts.first)
    for (index, piece) in (pieces + [Self.lineEnd]).enumerated() {
      if piece == Self.lineEnd && picture.cells.last!.count == columns { newRow() }
      if piece.width > 0, picture.cells.last!.count + piece.room > columns { newRow() }
      if index == caret {
        picture.caret = (picture.cells.count - 1, picture.cells.last!.count)
      }
      if index == pieces.count { break }
      if piece == Self.lineEnd {
        newRow()
        prompt(prompts.continuation)
      } else {
        put(piece)
      }
    }
    return picture
  }
}

extension Screen {
  /// What of `picture`, whose first row is the row `top`, this screen does not show; a hint, which
  /// stands dim behind the caret, is no part of the line.
  func difference(from picture: ModelLine.Picture, top: Int) -> String? {
    if caret != (picture.caret.row + top, picture.caret.column) {
      return "caret at \(caret), not at \(picture.caret) below \(top)"
    }
    for row in top..<rows.count {
      let expected = row - top < picture.cells.count ? picture.cells[row - top] : []
      for column in 0..<columns {
        let cell = rows[row].cells[column]
        let isHint = cell.style == "0;2" && (row, column) >= caret
        let shown = isHint ? " " : cell.text
        let wanted = column < expected.count ? expected[column] : " "
        if let wanted, wanted != shown {
          return "row \(row), column \(column): '\(shown)'"
        }
      }
    }
    return unknown.isEmpty ? nil : "unknown: \(unknown)"
  }
}
