import ToriText

extension ScreenText {
  /// The same in lines of at most `limit` columns, those after the first behind `indent` blanks, broken as
  /// `LineBreaking` does.
  func flowed(to limit: Int, indent: Int = 0) -> [ScreenText] {
    if width <= limit { return [self] }
    let glyphs = runs.flatMap { run in run.text.map { (Glyph($0, ambiguous), run.ink) } }
    let characters = glyphs.map { $0.0.text.first ?? " " }
    let lines = LineBreaking.lines(
      of: characters, widths: glyphs.map(\.0.width), upTo: limit, indent: indent)
    return lines.enumerated().map { number, range in
      var line = ScreenText(on: ambiguous)
      line.append(spaces: number == 0 ? 0 : indent)
      for (glyph, ink) in glyphs[range] { line.append(glyph, ink) }
      return line
    }
  }
}
