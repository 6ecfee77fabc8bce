import Testing

/// What stands dim behind the caret, in the real program, and is taken with a key.
@Suite struct HintTests {
  /// Right, Ctrl-E, Ctrl-F, End.
  private static let keys = ["\u{1B}[C", "\u{5}", "\u{6}", "\u{1B}[F"]

  /// The rest of a statement of before: on the caret's row only, and gone when the line ends.
  @Test(arguments: ProgramWorld.locales) func ofAStatementBefore(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 30)
    let whole = "posts where mentions \"南鳥島🤣\" | count"
    try editing.session.submit(whole)
    try editing.clear()
    for key in Self.keys {
      for (typed, hint) in [
        ("posts where", " mentions \"…"), ("posts where mentions \"南鳥", "島🤣\" | count"),
      ] {
        try editing.type(typed, shows: typed)
        #expect(editing.hint == hint)
        try editing.type(key, shows: whole)
        #expect(editing.hint == "")
        try editing.type("\u{15}", shows: "")
      }
    }
    try editing.session.send("posts where\u{3}")
    try editing.session.wait(for: "the line alone") {
      $0.lines == ["tori> posts where^C", "tori>"]
    }
  }

  /// The one word that may follow, on a row of its own where the line is that long.
  @Test(arguments: ProgramWorld.locales) func ofTheGrammar(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 20)
    for (typed, hint) in [
      ("posts | so", "rt"), ("posts where mentions any", " of"),
      ("posts where mentions 鳥🤣 | so", "rt"),
    ] {
      for key in Self.keys {
        try editing.type(typed, shows: typed)
        #expect(editing.hint == hint)
        try editing.type(key, shows: typed + hint)
        try editing.type("\u{15}", shows: "")
      }
    }
    #expect(editing.session.screen.unknown == [])
  }

  /// A wrong statement is offered put right: Enter runs it, Ctrl-E takes it to be changed, and what is
  /// typed instead takes its place.
  @Test(arguments: ProgramWorld.locales) func corrections(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 80)
    let session = editing.session
    let right = "posts where mentions any of 南鳥島, 🤣 | count"
    func submitWrong() throws {
      try session.submit(right.replacing("mentions", with: "mentons"))
      try editing.clear(hint: right)
    }
    try submitWrong()
    try session.submit()
    #expect(session.screen.lines == ["tori> " + right, "count", "   15", "tori>"])
    try submitWrong()
    try editing.type("\u{5}", shows: right)
    try session.submit("\u{8}\u{8}\u{8}\u{8}\u{8}select id")
    #expect(session.screen.lines.suffix(3) == ["003#24", "15 rows", "tori>"])
    try submitWrong()
    try session.submit("posts | count")
    #expect(session.screen.lines == ["tori> posts | count", "count", "  166", "tori>"])
    // Nothing is offered any more.
    try session.submit()
    #expect(session.screen.lines.suffix(2) == ["tori>", "tori>"])
  }

  /// What does not fit on the row is shown whole before it runs.
  @Test(arguments: ProgramWorld.locales) func longCorrections(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 30)
    let right = "posts where mentions any of 南鳥島, レアアース, 🤣, 海底 | count"
    try editing.session.submit(right.replacing("mentions", with: "mentons"))
    try editing.clear(hint: "posts where mentions a…")
    try editing.type("\r", shows: right)
    try editing.session.submit()
    #expect(
      editing.session.screen.lines == [
        "tori> posts where mentions any", " of 南鳥島, レアアース, 🤣, 海", "底 | count", "count", "   76",
        "tori>",
      ])
  }
}
