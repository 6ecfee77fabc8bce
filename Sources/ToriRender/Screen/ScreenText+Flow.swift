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

  /// The same in at most `count` such lines, none wider than `limit`; what they do not hold is cut off.
  func wrapped(to limit: Int, lines count: Int) -> [ScreenText] {
    var lines = flowed(to: limit)
    if lines.count > count {
      // They did not fit together, be it for the blanks between them, which no line holds.
      let room = limit - lines[count - 1].width
      lines[count - 1].append(spaces: room + 1 - lines[count].width)
      lines[count - 1].append(lines[count])
    }
    return lines.prefix(count).map { $0.cut(to: limit) }
  }
}
