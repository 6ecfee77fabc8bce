import Testing
import ToriRandom
import ToriShell
import ToriText

/// Random edits drawn on both kinds of terminal, compared with a model cell by cell.
@Suite struct LinePainterTests {
  private static let prompts = LineLayout.Prompts(first: "鳥> ", continuation: " . ")

  @Test(arguments: UInt64(0)..<40) func randomEdits(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = [80, 40, 21, 20, 9][Int(seed) % 5]
    let kind: Screen.Kind = seed % 2 == 0 ? .scalars : .graphemes
    let alphabet = ModelLine.certain + ModelLine.uncertain + [ModelLine.lineEnd]
    var line = ModelLine()
    var screen = Screen(rows: 40, columns: columns, kind: kind)
    var painter = LinePainter(screen: .init(rows: 40, columns: columns))
    for step in 0..<50 {
      line.edit(using: &random, alphabet: alphabet)
      screen.feed(painter.paint(Self.layout(line, columns: columns)))
      let problem = screen.difference(
        from: line.picture(columns: columns, kind: kind), top: 0)
      #expect(problem == nil, "step \(step), \(columns) columns: \(line.text.debugDescription)")
      if problem != nil { return }
    }
  }

  /// A terminal that draws ※ in two columns: with the setting for it nothing is amiss, and without
  /// it the caret and all that is certain still stand where they should.
  @Test(arguments: UInt64(0)..<40) func wideAmbiguousCharacters(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let setting: AmbiguousWidth = seed % 2 == 0 ? .wide : .narrow
    let columns = seed % 4 < 2 ? 40 : 9
    var piece = ModelLine.uncertain[0]
    piece.width = setting.rawValue
    piece.isCertain = setting == .wide
    var line = ModelLine()
    var screen = Screen(rows: 40, columns: columns, ambiguous: .wide)
    var painter = LinePainter(screen: .init(rows: 40, columns: columns))
    for step in 0..<40 {
      line.edit(using: &random, alphabet: ModelLine.certain + [piece, piece])
      let layout = LineLayout(
        prompts: Self.prompts, text: Array(line.text.unicodeScalars), caret: line.caretScalars,
        columns: columns, ambiguous: setting)
      screen.feed(painter.paint(layout))
      let problem = screen.difference(
        from: line.picture(columns: columns, kind: .scalars), top: 0)
      #expect(problem == nil, "step \(step), \(columns) columns: \(line.text.debugDescription)")
      if problem != nil { return }
    }
  }

  /// On a screen that is too low, some rows that follow each other are shown, the caret's among them.
  @Test(arguments: UInt64(0)..<40) func randomEditsOnALowScreen(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var line = ModelLine()
    var screen = Screen(rows: 4, columns: 14)
    var painter = LinePainter(screen: .init(rows: 4, columns: 14))
    for step in 0..<50 {
      line.edit(using: &random, alphabet: ModelLine.certain + [ModelLine.lineEnd])
      screen.feed(painter.paint(Self.layout(line, columns: 14)))
      let whole = line.picture(columns: 14, kind: .scalars)
      let fits = (0...max(whole.cells.count - 4, 0)).contains { first in
        let shown = ModelLine.Picture(
          cells: Array(whole.cells.dropFirst(first).prefix(4)),
          caret: (whole.caret.row - first, whole.caret.column))
        return screen.difference(from: shown, top: 0) == nil
      }
      #expect(fits, "step \(step): \(line.text.debugDescription) on \(screen.lines)")
      if !fits { return }
    }
  }

  /// A terminal that breaks its rows anew, and a painter that finds its first row again.
  @Test(arguments: UInt64(0)..<30) func randomSizes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var columns = 80
    var line = ModelLine()
    var screen = Screen(rows: 40, columns: columns)
    var painter = LinePainter(screen: .init(rows: 40, columns: columns))
    screen.feed("before\r\n")
    for step in 0..<30 {
      for _ in 0..<3 { line.edit(using: &random, alphabet: ModelLine.certain) }
      screen.feed(painter.paint(Self.layout(line, columns: columns)))
      columns = 12 + random.below(80)
      screen.resize(rows: 40, columns: columns)
      painter.resize(to: .init(rows: 40, columns: columns))
      screen.feed(painter.paint(Self.layout(line, columns: columns)))
      let problem = screen.difference(
        from: line.picture(columns: columns, kind: .scalars), top: 1)
      #expect(problem == nil, "step \(step), \(columns) columns: \(line.text.debugDescription)")
      #expect(screen.lines.first == "before")
      if problem != nil { return }
    }
  }

  /// A terminal may break a row within a flag or in front of it, and the painter cannot know: what stands
  /// above is never lost, and of the line at most a part is left there.
  @Test(arguments: UInt64(0)..<200) func flagsWhereRowsBreak(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let kind: Screen.Kind = seed % 2 == 0 ? .scalars : .graphemes
    let flag = ModelLine("🇯🇵").pieces
    var line = ModelLine()
    for _ in 0..<60 { line.edit(using: &random, alphabet: ModelLine.certain + flag + flag) }
    line.caret = line.pieces.count
    var screen = Screen(rows: 40, columns: 60, kind: kind)
    var painter = LinePainter(screen: .init(rows: 40, columns: 60))
    screen.feed("before\r\n" + painter.paint(Self.layout(line, columns: 60)))
    let columns = 12 + random.below(40)
    screen.resize(rows: 40, columns: columns)
    painter.resize(to: .init(rows: 40, columns: columns))
    screen.feed(painter.paint(Self.layout(line, columns: columns)))
    let picture = line.picture(columns: columns, kind: kind)
    #expect(screen.lines.first == "before")
    #expect(
      (1...2).contains { screen.difference(from: picture, top: $0) == nil },
      "\(columns) columns: \(line.text.debugDescription) on \(screen.lines)")
  }

  /// Up and Down find the caret place that stands where they go.
  @Test(arguments: UInt64(0)..<40) func offsetsOfPlaces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var line = ModelLine()
    for _ in 0..<40 {
      line.edit(using: &random, alphabet: ModelLine.certain + [ModelLine.lineEnd])
    }
    for caret in 0...line.pieces.count {
      line.caret = caret
      let layout = Self.layout(line, columns: 15)
      let offset = layout.offset(row: layout.caretRow, column: layout.caretColumn)
      #expect(offset == line.caretScalars)
    }
  }

  @Test func aHintAddsNoRow() {
    let text = Array("posts".unicodeScalars)
    let layout = LineLayout(
      prompts: Self.prompts, text: text, caret: text.count, hint: " since 2026-01-13\nx",
      columns: 20)
    #expect(layout.rows.count == 1)
    #expect(layout.rows[0].glyphs.map(\.text).joined() == "鳥> posts since 20…")
    #expect(layout.caretColumn == 9)
  }

  @Test func controlsInAPromptAreWrittenOut() {
    let layout = LineLayout(
      prompts: .init(first: "\u{1B}[31m> ", continuation: ""), text: [], caret: 0, columns: 20)
    #expect(layout.rows[0].glyphs.map(\.text).joined() == "␛[31m> ")
  }

  private static func layout(_ line: ModelLine, columns: Int) -> LineLayout {
    LineLayout(
      prompts: prompts, text: Array(line.text.unicodeScalars), caret: line.caretScalars,
      columns: columns)
  }
}

extension ModelLine {
  /// One thing that a person might do.
  fileprivate mutating func edit(using random: inout SplitMix64, alphabet: [Piece]) {
    switch random.below(10) {
    case 0..<4:
      for _ in 0...random.below(4) {
        pieces.insert(alphabet[random.below(alphabet.count)], at: caret)
        caret += 1
      }
    case 4: caret = max(caret - 1, 0)
    case 5: caret = min(caret + 1, pieces.count)
    case 6: caret = random.below(pieces.count + 1)
    case 7:
      if caret > 0 {
        caret -= 1
        pieces.remove(at: caret)
      }
    case 8: if caret < pieces.count { pieces.remove(at: caret) }
    default:
      if random.below(6) == 0 { pieces.removeSubrange(caret...) }
    }
  }
}
