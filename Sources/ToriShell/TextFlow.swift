import ToriText

/// Text in lines of a width that fits any terminal.
struct TextFlow {
  /// Stands in the margin of the first line.
  var heading = ""
  /// Columns before every line.
  let margin: Int
  /// Of all of it.
  var width = 76

  /// Words in lines, with a gap between them.
  func lines(ofWords words: [String]) -> String {
    lines(words.map { ($0, gap: "  ") })
  }

  /// A text broken at its blanks, and between the characters of scripts that are written without.
  func lines(of text: String) -> String {
    lines(Self.pieces(of: text))
  }

  private func lines(_ pieces: [(text: String, gap: String)]) -> String {
    let room = width - margin
    var lines: [String] = []
    var line = ""
    var gap = ""
    for piece in pieces {
      if !line.isEmpty, displayWidth(line) + displayWidth(gap) + displayWidth(piece.text) > room {
        lines.append(line)
        (line, gap) = ("", "")
      }
      line += gap + piece.text
      gap = piece.gap
    }
    if !line.isEmpty { lines.append(line) }
    return lines.enumerated().map { number, line in
      (number == 0 ? heading : "").padded(toWidth: margin) + line + "\n"
    }.joined()
  }

  /// Pieces that are not broken, each with the blank behind it.
  private static func pieces(of text: String) -> [(text: String, gap: String)] {
    var pieces: [(text: String, gap: String)] = []
    for character in text {
      if character == " " {
        if let last = pieces.indices.last { pieces[last].gap = " " }
        continue
      }
      if let last = pieces.last, last.gap.isEmpty, let before = last.text.last,
        !LineBreaking.mayBreak(between: before, and: character)
      {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), ""))
      }
    }
    return pieces
  }
}
