import Glibc
import Testing

/// The shell as a person meets it: the real program in a terminal, on the seeds.
@Suite struct ShellTests {
  @Test(arguments: ProgramWorld.locales) func greetsAnswersAndLeaves(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell()
    let lost = "the locale has no UTF-8; characters are read and shown as C.UTF-8"
    #expect(
      session.screen.lines
        == ([
          "tori: \(ProgramWorld.seeds), 5 documents, 166 posts",
          "help says what to ask, describe what is here, tour teaches it; Tab completes",
        ] + (locale == "C" ? [lost, "tori>"] : ["tori>"])).flatMap { broken($0, at: 80) })
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(4) == ["tori> posts | count", "count", "  166", "tori>"])
    try session.send("\u{4}")
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.modes == [7, 25] && session.screen.unknown == [])
  }

  /// What a dot command does can be asked as what a word means.
  @Test func helpOnTheShellsOwn() throws {
    let session = try ProgramWorld().shell(columns: 150)
    for asked in ["help .save", "ｈｅｌｐ　．ｓａｖｅ", ".help save"] {
      try session.submit("\u{C}")
      try session.submit(asked)
      #expect(
        session.screen.lines.contains { $0.hasPrefix(".save [--replace] [--bom] FILE: the last") },
        "\(session.picture)")
    }
    // A word of the language comes first.
    for (asked, said) in [("help count", "count"), ("help save", "save \"FILE\"")] {
      try session.submit("\u{C}")
      try session.submit(asked)
      #expect(session.screen.lines.contains { $0.hasPrefix(said) }, "\(session.picture)")
    }
  }

  private func broken(_ line: String, at columns: Int) -> [String] {
    stride(from: 0, to: line.count, by: columns).map {
      String(line.dropFirst($0).prefix(columns))
    }
  }

  @Test(arguments: ProgramWorld.locales) func japaneseTyped(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell()
    try session.submit("posts where mentions \"南鳥島\" since 2026-01 | select id, time")
    #expect(session.screen.lines.contains { $0.hasPrefix("001#1  2026-01-13 10:32:15") })
    #expect(session.screen.lines.contains("1 row"))
    try session.submit("ｐｏｓｔｓ　ｗｈｅｒｅ　ｍｅｎｔｉｏｎｓ　「南鳥島」　ｓｉｎｃｅ　２０２６－０１｜ｓｅｌｅｃｔ　ｉｄ、ｔｉｍｅ")
    #expect(session.screen.lines.count { $0.hasPrefix("001#1  2026-01-13 10:32:15") } == 2)
  }

  @Test(arguments: ProgramWorld.locales) func unfinishedStatements(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell()
    try session.send("posts where mentions \"中国\" |\r")
    try session.wait(for: "  ...")
    try session.send("count by\r")
    try session.wait(for: "the third line") { $0.lines.count { $0.hasPrefix("  ...") } == 2 }
    try session.submit("doc")
    #expect(session.screen.lines.contains { $0.hasPrefix("000     12") })
    try session.send("posts where (deleted\r")
    try session.wait(for: "another question") { $0.lines.last?.hasPrefix("  ...") == true }
    try session.interrupt()
    #expect(session.screen.lines.suffix(2) == ["  ... ^C", "tori>"])
    // An empty line ends it, and what is missing is told.
    try session.send("posts | sort\r")
    try session.wait(for: "the next line") { $0.lines.last?.hasPrefix("  ...") == true }
    try session.submit()
    #expect(session.screen.lines.contains { $0.hasPrefix("error: ") && $0.contains("'by'") })
    // What a timeline lacks is told at once, and offered.
    try session.send("posts | timeline\r")
    try session.wait(for: "the correction") {
      $0.lines.last == "tori> posts | timeline by month" && $0.caret.column == 6
    }
  }

  /// A line that begins with `|` goes on from the query before it.
  @Test(arguments: ProgramWorld.locales) func pipesGoOn(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell()
    try session.submit("| count")
    #expect(session.screen.lines.contains { $0.contains("[E030]") })
    try session.submit("posts where mentions 南鳥島")
    try session.submit("help near")
    try session.submit("| count")
    #expect(
      session.screen.lines.suffix(4)
        == ["posts where mentions 南鳥島 | count", "count", "   13", "tori>"])
    try session.submit("posts in 002; posts in 001 -- thirty")
    try session.send("｜　count by auth\t")
    try session.wait(for: "author")
    try session.interrupt()
    try session.submit("｜　ｃｏｕｎｔ")
    #expect(session.screen.lines.suffix(3) == ["count", "   30", "tori>"])
    try session.send("\u{1B}[A")
    try session.wait(for: "tori> posts in 001 ｜　ｃｏｕｎｔ")
  }

  @Test(arguments: ProgramWorld.locales) func mistakesAreShownAndTheSessionGoesOn(locale: String)
    throws
  {
    let session = try ProgramWorld(locale: locale).shell()
    try session.submit("posts where mentons \"南鳥島\"")
    try session.wait(for: "^^^^^^^")
    #expect(session.screen.lines.contains("hint: did you mean 'mentions'?"))
    try session.submit("posts | count")
    #expect(session.screen.lines.contains("  166"))
    try session.submit("help mentions")
    #expect(session.screen.lines.contains { $0.contains("mentions TEXT") })
    try session.submit(".nonsense")
    #expect(session.screen.lines.contains { $0.hasPrefix("there is no command .nonsense") })
    try session.send(".quit\r")
    #expect(try session.exitStatus() == 0)
  }

  @Test(
    arguments: [
      ("", "the locale has no UTF-8"), ("POSIX", "the locale has no UTF-8"),
      ("xx_XX.UTF-8", "the locale has no UTF-8"), ("ja_JP.EUC-JP", "ロケールがUTF-8でない"),
    ])
  func lostLocales(name: String, said: String) throws {
    let session = try ProgramWorld(locale: name).shell()
    try session.submit("posts where mentions any of 南鳥島, 🤣 | count")
    #expect(
      session.screen.lines.suffix(4)
        == ["tori> posts where mentions any of 南鳥島, 🤣 | count", "count", "   15", "tori>"])
    #expect(session.screen.lines.count { $0.hasPrefix(said) } == 1)
  }

  @Test(arguments: ProgramWorld.locales) func aDumbTerminal(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell(
      environment: ["TERM": "dumb"], columns: 30, untilReady: false)
    try session.wait(for: "tori>")
    try session.send("posts where mentions any of 南鳥島, \"海🤣\" |\ncount\n")
    try session.wait(for: "the answer") { $0.lines.suffix(2) == ["   13", "tori>"] }
    // Answers come without colours and signs that steer the terminal, cut to its width.
    try session.send("posts in 001 | limit 1\n")
    try session.wait(for: "1 row") { $0.lines.contains("1 row") && $0.lines.last == "tori>" }
    #expect(session.screen.rows.allSatisfy { $0.cells.allSatisfy { $0.style == "0" } })
    try session.send(".quit\n")
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.modes == [7, 25] && session.screen.unknown == [])
  }

  @Test(arguments: ProgramWorld.locales) func narrowAndResized(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell(columns: 20)
    try session.send("posts where mentions any of 南鳥島, 🤣 since 2026-01")
    try session.wait(for: "the typed line") {
      $0.lines.suffix(3) == ["tori> posts where me", "ntions any of 南鳥島", ", 🤣 since 2026-01"]
    }
    session.resize(rows: 24, columns: 60)
    try session.wait(for: "the wider line") {
      $0.lines.last == "tori> posts where mentions any of 南鳥島, 🤣 since 2026-01"
    }
    session.resize(rows: 24, columns: 20)
    try session.submit()
    #expect(session.screen.lines.allSatisfy { $0.count <= 20 })
    #expect(session.screen.lines.contains { $0.contains("0–2774") })
    #expect(session.screen.unknown == [])
  }
}

extension TerminalSession {
  /// Sends keys and Ctrl-C, and waits until the next line is read.
  fileprivate func interrupt(_ keys: String = "") throws {
    let count = screen.pasteStarts
    try send(keys + "\u{3}")
    try wait(for: "the next line") { $0.pasteStarts > count }
    try waitUntilReady()
  }
}
