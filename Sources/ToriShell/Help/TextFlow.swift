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
    lines(of: words.joined(separator: "  "))
  }

  /// A text broken at its blanks, and between the characters of scripts that are written without.
  func lines(of text: String) -> String {
    text.flowed(toWidth: width - margin).enumerated().map { number, line in
      (number == 0 ? heading : "").padded(toWidth: margin) + line + "\n"
    }.joined()
  }
}
