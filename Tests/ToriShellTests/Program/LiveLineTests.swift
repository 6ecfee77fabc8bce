import Testing

/// What the real program shows of a line besides its text: colours, hints, candidates.
@Suite struct LiveLineTests {
  @Test(arguments: EditingWorld.locales) func highlighting(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 30)
    let text = "posts where mentions \"南🤣島 海\" since 2026-01 | coutn 鳥"
    try editing.type(text, shows: text)
    let rows = (0..<3).map { editing.styles(row: $0, 0..<30) }
    // `tori> posts where mentions "南`, and its half in the next column.
    #expect(rows[0][6..<11].allSatisfy { $0 == "0;1" } && rows[0][11] == "0")
    #expect(rows[0][18..<26].allSatisfy { $0 == "0;1" })
    #expect(rows[0][27..<30].allSatisfy { $0 == "0;32" })
    // `🤣島 海" since 2026-01 | coutn`
    #expect(rows[1][0..<8].allSatisfy { $0 == "0;32" } && rows[1][8] == "0")
    #expect(rows[1][9..<14].allSatisfy { $0 == "0;1" })
    #expect(rows[1][15..<22].allSatisfy { $0 == "0;35" })
    #expect(rows[1][25..<30].allSatisfy { $0.hasSuffix(";4") })
    #expect(rows[2][0..<8].allSatisfy { !$0.hasSuffix(";4") })
  }

  @Test(arguments: EditingWorld.locales) func withoutColour(locale: String) throws {
    let editing = try EditingWorld(
      locale: locale, columns: 30, environment: ["NO_COLOR": "1"])
    let text = "posts where mentons \"南🤣島\" since 2026-01"
    try editing.type(text, shows: text)
    let styles = (0..<2).flatMap { editing.styles(row: $0, 0..<30) }
    #expect(Set(styles) == ["0", "0;4"])
    #expect(editing.styles(row: 0, 18..<25).allSatisfy { $0 == "0;4" })
  }

  /// Dim, on the caret's row only, and gone when the line ends.
  @Test(arguments: EditingWorld.locales) func hints(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 30)
    let whole = "posts where mentions \"南鳥島🤣\" | count"
    try editing.session.submit(whole)
    try editing.clear()
    for taking in ["\u{1B}[C", "\u{5}", "\u{6}", "\u{1B}[F"] {
      try editing.type("posts where", shows: "posts where")
      #expect(editing.session.screen.lines == ["tori> posts where mentions \"…"])
      #expect(editing.styles(row: 0, 17..<29).allSatisfy { $0 == "0;2" })
      try editing.type(taking, shows: whole)
      try editing.type("\u{15}", shows: "")
    }
    try editing.session.send("posts where\u{3}")
    try editing.session.wait(for: "the line alone") {
      $0.lines == ["tori> posts where^C", "tori>"]
    }
  }

  /// Candidates in columns that stand under each other, with their counts, no wider than the screen.
  @Test(arguments: EditingWorld.locales) func candidates(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 40, rows: 60)
    try editing.session.send("posts where mentions \"南\t")
    try editing.session.wait(for: "the candidates") {
      $0.lines.count > 2 && $0.lines.last == "tori> posts where mentions \"南"
    }
    let rows = editing.session.screen.rows.dropFirst().prefix { $0.cells[0].text == "南" }
    let entry = rows.first { $0.cells.map(\.text).joined().hasPrefix("南鳥島 ") }
    let cells = try #require(entry).cells
    let count = try #require(cells.firstIndex { $0.text == "1" })
    #expect(cells[count + 1].text == "3")
    // Each count begins where that of the row above does.
    for row in rows {
      #expect(row.cells[count - 1].text == " " && "0"..."9" ~= row.cells[count].text)
    }
    #expect(!editing.session.screen.rows.contains { $0.isBroken })
    try editing.session.send("鳥\t")
    try editing.session.wait(for: "what they share") {
      $0.lines.last?.hasPrefix("tori> posts where mentions \"南鳥島") == true
    }
  }

  /// Fields, documents, authors and sources, alone or listed with how many posts have them.
  @Test(
    arguments: [
      ("posts where au\t\t", ["author", "author_id"], "posts where author"),
      ("posts in \t", [], "posts in \"posts\""),
      ("posts by 海\t", [], "posts by 海野🤣"),
      ("posts by \t", ["海野🤣", "1", "漁港", "2"], "posts by"),
      ("posts where source = 共\t", [], "posts where source = 共同通信"),
    ])
  func namesOfTheCorpus(typed: String, listed: [String], line: String) throws {
    let posts = [("海野🤣", "共同通信"), ("漁港", "時事"), ("漁港", "時事")].enumerated().map {
      "{\"id\": \($0), \"author\": \"\($1.0)\", \"source\": \"\($1.1)\", \"text\": \"島\"}\n"
    }
    let editing = try EditingWorld(locale: "C", posts: posts.joined(), columns: 60, rows: 60)
    try editing.session.send(typed)
    try editing.session.wait(for: line) { screen in
      let above = screen.lines.dropLast().joined(separator: " ").split(separator: " ")
      return screen.lines.last == "tori> " + line && listed.allSatisfy { above.contains($0[...]) }
    }
  }

  /// More candidates than the screen has rows are counted, and the line stays in sight.
  @Test func moreCandidatesThanRows() throws {
    let editing = try EditingWorld(locale: "C.UTF-8", columns: 40, rows: 8)
    try editing.session.send("posts where \t")
    try editing.session.wait(for: "the rest, counted") {
      $0.lines.last == "tori> posts where" && $0.lines.contains { $0.hasPrefix("… ") }
    }
    #expect(editing.session.screen.lines.count <= 8)
  }
}
