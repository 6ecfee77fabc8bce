import ToriText

/// The room that texts take in a picture.
///
/// Columns are counted as in a terminal and taken as 0.6 of the font's size: half of it would hold a
/// character of half width, but wide Latin letters are a little more.
struct ChartText {
  /// Of the font, in user units.
  let size: Int

  private var column: Double { Double(size) * 0.6 }

  func width(of text: String) -> Double { Double(displayWidth(text)) * column }

  func cut(_ text: String, to width: Double) -> String {
    text.truncated(toWidth: Int(width / column))
  }

  /// `text` in lines of at most `width`, broken at blanks where there are some.
  func lines(of text: String, width: Double) -> [String] {
    let limit = max(2, Int(width / column))
    var lines: [String] = []
    var line = ""
    var used = 0
    for character in text.visible() {
      let columns = displayWidth(character)
      if used + columns > limit {
        let blank = line.lastIndex(of: " ")
        let rest = blank.map { String(line[line.index(after: $0)...]) } ?? ""
        lines.append(blank.map { String(line[..<$0]) } ?? line)
        line = rest
        used = displayWidth(rest)
      }
      line.append(character)
      used += columns
    }
    return lines + [line]
  }
}
