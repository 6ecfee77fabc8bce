import ToriText

/// A piece of a line on screen: measured, and holding nothing that a terminal would act on.
struct ScreenText: Equatable {
  struct Run: Equatable {
    var text: String
    var ink: Ink
  }

  private(set) var runs: [Run] = []
  /// In columns.
  private(set) var width = 0
  let ambiguous: AmbiguousWidth

  /// What stands where text was cut off.
  private static let ellipsis = "…"
  private var ellipsisWidth: Int { displayWidth(Self.ellipsis, ambiguous: ambiguous) }

  init(on ambiguous: AmbiguousWidth) { self.ambiguous = ambiguous }

  /// A text of ours or from anywhere, of which no more is read than what passes `limit` columns.
  init(
    _ text: some StringProtocol, ink: Ink = .plain, upTo limit: Int = .max,
    on ambiguous: AmbiguousWidth
  ) {
    self.init(on: ambiguous)
    append(text, ink: ink, upTo: limit)
  }

  /// The last `limit` columns of `text`, with `…` where the beginning is gone.
  init(endOf text: some StringProtocol, upTo limit: Int, on ambiguous: AmbiguousWidth) {
    self.init(on: ambiguous)
    var glyphs: [Glyph] = []
    var columns = 0
    for character in text.reversed() {
      if columns > limit { break }
      glyphs.append(Glyph(character, ambiguous))
      columns += glyphs[glyphs.count - 1].width
    }
    if columns > limit {
      if limit < ellipsisWidth { return }
      while let first = glyphs.last, columns > limit - ellipsisWidth {
        columns -= first.width
        glyphs.removeLast()
      }
      appendEllipsis()
    }
    for glyph in glyphs.reversed() { append(glyph, .plain) }
  }

  /// Appends `text` until it passes `limit` columns in all; a line break in it becomes a mark.
  mutating func append(_ text: some StringProtocol, ink: Ink = .plain, upTo limit: Int = .max) {
    if limit == .max {
      let shown = text.safeLine
      width += displayWidth(shown, ambiguous: ambiguous)
      append(run: shown, ink)
      return
    }
    var run = ""
    for character in text {
      if width > limit { break }
      let glyph = Glyph(character, ambiguous)
      run += glyph.text
      width += glyph.width
    }
    append(run: run, ink)
  }

  mutating func append(_ other: ScreenText) {
    for run in other.runs { append(run: run.text, run.ink) }
    width += other.width
  }

  mutating func append(spaces count: Int) {
    if count <= 0 { return }
    append(run: String(repeating: " ", count: count), .plain)
    width += count
  }

  mutating func append(_ glyph: Glyph, _ ink: Ink) {
    append(run: glyph.text, ink)
    width += glyph.width
  }

  private mutating func appendEllipsis() {
    append(run: Self.ellipsis, .faint)
    width += ellipsisWidth
  }

  private mutating func append(run text: String, _ ink: Ink) {
    if text.isEmpty { return }
    if runs.last?.ink == ink {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, ink: ink))
    }
  }

  /// The same in at most `limit` columns, with `…` where the end is gone.
  func cut(to limit: Int) -> ScreenText {
    if width <= limit { return self }
    if limit < ellipsisWidth { return ScreenText(on: ambiguous) }
    var cut = beginning(limit - ellipsisWidth)
    cut.appendEllipsis()
    return cut
  }

  /// The same in at most `limit` columns, with `…` where what is gone was: most of what is left is the end, by which
  /// identifiers that begin alike are told apart.
  func cutInside(to limit: Int) -> ScreenText {
    if width <= limit { return self }
    var cut = beginning(limit / 3)
    let text = runs.map(\.text).joined()
    cut.append(ScreenText(endOf: text, upTo: limit - cut.width, on: ambiguous))
    return cut
  }

  /// The beginning, in at most `limit` columns.
  private func beginning(_ limit: Int) -> ScreenText {
    var beginning = ScreenText(on: ambiguous)
    for run in runs {
      for character in run.text {
        let glyph = Glyph(character, ambiguous)
        if beginning.width + glyph.width > limit { return beginning }
        beginning.append(glyph, run.ink)
      }
    }
    return beginning
  }

  /// The same, padded with spaces to `columns`.
  func padded(to columns: Int, onLeft: Bool = false) -> ScreenText {
    var padded = ScreenText(on: ambiguous)
    if onLeft { padded.append(spaces: columns - width) }
    padded.append(self)
    if !onLeft { padded.append(spaces: columns - width) }
    return padded
  }

  /// The same without blanks at its end.
  func trimmed() -> ScreenText {
    var trimmed = self
    while let last = trimmed.runs.last {
      let blanks = last.text.reversed().prefix { $0 == " " }.count
      trimmed.runs[trimmed.runs.count - 1].text.removeLast(blanks)
      trimmed.width -= blanks
      if blanks < last.text.count { break }
      trimmed.runs.removeLast()
    }
    return trimmed
  }

  /// The same, all in one ink.
  func inked(_ ink: Ink) -> ScreenText {
    var inked = self
    inked.runs = runs.isEmpty ? [] : [Run(text: runs.map(\.text).joined(), ink: ink)]
    return inked
  }

  func rendered(colour: Bool) -> String {
    runs.reduce(into: "") { $0 += $1.ink.colouring($1.text, if: colour) }
  }
}

/// One character as it is shown, and its columns.
struct Glyph {
  let text: String
  let width: Int

  init(_ character: Character, _ ambiguous: AmbiguousWidth) {
    // What every terminal draws alike is no sign that could act on one.
    if character.hasCertainWidth {
      text = String(character)
      width = displayWidth(character, ambiguous: ambiguous)
    } else {
      text = String(character).safeLine
      width = displayWidth(text, ambiguous: ambiguous)
    }
  }
}

extension StringProtocol {
  /// The text in one line that a terminal only shows.
  fileprivate var safeLine: String { visible(newline: " ⏎ ", tab: " ") }
}
