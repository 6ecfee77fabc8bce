import ToriText

/// Text in lines of a width that fits any terminal.
struct TextFlow {
  /// Stands in the margin of the first line.
  var heading = ""
  /// Columns before every line.
  let margin: Int
  /// Of all of it.
  var width = 76

  /// Words in lines, with a gap between them, none of them broken.
  func lines(ofWords words: [String]) -> String {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, margin + displayWidth(last) + 2 + displayWidth(word) <= width {
        lines[lines.count - 1] += "  " + word
      } else {
        lines.append(word)
      }
    }
    return laid(lines.isEmpty ? [""] : lines)
  }

  /// A text broken at its blanks, and between the characters of scripts that are written without.
  func lines(of text: String) -> String { laid(text.flowed(toWidth: width - margin)) }

  private func laid(_ lines: [String]) -> String {
    lines.enumerated().map { number, line in
      (number == 0 ? heading : "").padded(toWidth: margin) + line + "\n"
    }.joined()
  }
}
