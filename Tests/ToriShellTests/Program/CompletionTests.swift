import Testing

/// What Tab puts into the line and lists below it, in the real program.
@Suite struct CompletionTests {
  private static let posts = [("海野🤣", "共同通信"), ("漁港", "時事"), ("漁港", "時事")].enumerated().map {
    "{\"id\": \($0), \"author\": \"\($1.0)\", \"source\": \"\($1.1)\", \"text\": \"島民🤣\"}\n"
  }.joined()

  /// Words of the language, fields, documents, authors, sources and texts, alone or listed with how
  /// many posts have them, on a line of one row and behind one of several.
  @Test(arguments: ProgramWorld.locales) func namesOfTheCorpus(locale: String) throws {
    let editing = try EditingWorld(
      locale: locale, posts: Self.posts, columns: 26, rows: 60, kind: .graphemes)
    for head in ["", "posts where mentions 島🤣 or author = 海野🤣; "] {
      for (typed, listing, line) in [
        ("posts whe\t", [], "posts where "), (".mo\t", [], ".mode "),
        (
          "posts where au\t\t", ["author     the name that …", "author_id  the ID or hand…"],
          "posts where author"
        ),
        ("posts in \t", [], "posts in \"posts\""), ("posts by 海\t", [], "posts by 海野🤣"),
        ("posts by \t", ["漁港    2  海野🤣  1"], "posts by "),
        ("posts where source = 共\t", [], "posts where source = 共同通信"),
        ("posts where mentions \"島\t", [], "posts where mentions \"島民"),
      ] where head.isEmpty || !typed.hasPrefix(".") {
        try editing.type(head + typed, shows: head + line, listing: listing)
        try editing.session.send("\u{15}")
        try editing.clear()
      }
    }
  }

  /// The texts that occur in the seeds, with their counts: columns that stand under each other, no wider
  /// than the screen, however wide that is.
  @Test(arguments: ProgramWorld.locales, [20, 40, 100])
  func occurringTexts(locale: String, columns: Int) throws {
    let editing = try EditingWorld(locale: locale, columns: columns, rows: 60)
    let typed = "posts where mentions \"南"
    let line = ModelLine(typed).picture(
      columns: columns, kind: .scalars, prompts: ModelLine.shellPrompts)
    let height = line.cells.count
    try editing.session.send(typed + "\t")
    try editing.session.wait(for: "the candidates") {
      $0.caret.row == height - 1 && $0.lines.count > height
    }
    let screen = editing.session.screen
    let rows = screen.rows[height..<screen.lines.count]
    // A text or a count begins where two blank columns end.
    let starts = rows.map { row in
      row.cells.indices.filter { column in
        row.cells[column].text != " "
          && row.cells[max(column - 2, 0)..<column].allSatisfy { $0.text == " " }
      }
    }
    let first = try #require(starts.first)
    // As many columns as fit, of a text, a count of two digits and a gap: the fewest rows.
    let (count, across) = (starts.joined().count / 2, (columns + 2) / (first[1] + 4))
    #expect(count > 5 && rows.count == (count + across - 1) / across)
    for (row, start) in zip(rows, starts) {
      #expect(start == Array(first.prefix(start.count)))
      let begun = start.map { row.cells[$0].text }
      #expect(begun.enumerated().allSatisfy { $1 == "南" || $0 % 2 == 1 && "1"..."9" ~= $1 })
    }
    #expect(!screen.rows.contains { $0.isBroken })
    #expect(
      rows.contains { $0.cells.map(\.text).joined().wholeMatch(of: /.*南鳥島 +13( .*|)/) != nil })
    try editing.session.send("鳥\t")
    try editing.session.wait(for: "what they share") {
      $0.lines.joined().hasSuffix("tori> posts where mentions \"南鳥島")
    }
  }

  /// Titles are cut where the screen ends.
  @Test(arguments: ProgramWorld.locales) func documents(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 40)
    try editing.type(
      "posts where mentions 🤣; posts in \t\t", shows: "posts where mentions 🤣; posts in 00",
      listing: [
        "000  米・豪・日「レアアース同盟」、中国…", "001  【速報】日本にレアアース規制した結…", "002  16 posts", "003  28 posts",
        "004  米中レアアース争奪戦の行方? 貿易戦…",
      ])
  }

  /// More candidates than the screen has rows are counted, and the line stays in sight.
  @Test(arguments: ProgramWorld.locales) func moreCandidatesThanRows(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 40, rows: 8)
    try editing.session.send("posts where mentions 🤣 or \t")
    try editing.session.wait(for: "the rest, counted") {
      $0.lines.contains { $0.hasPrefix("tori> posts where mentions 🤣 or") }
        && $0.lines.last?.hasPrefix("… ") == true
    }
    #expect(editing.session.screen.lines.count <= 8)
  }
}
