import Glibc
import Testing

/// The shell as a person meets it: the real program in a terminal, on the seeds.
@Suite struct ShellTests {
  let world = ProgramWorld()

  @Test func greetsAnswersAndLeaves() throws {
    let session = try world.shell()
    #expect(
      session.screen.lines
        == [
          "tori: \(ProgramWorld.seeds), 5 documents, 166 posts",
          "help says what to ask, describe what is here, tour teaches it; Tab completes",
          "tori>",
        ].flatMap { broken($0, at: 80) })
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(4) == ["tori> posts | count", "count", "  166", "tori>"])
    try session.send("\u{4}")
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.modes == [7, 25] && session.screen.unknown == [])
  }

  private func broken(_ line: String, at columns: Int) -> [String] {
    stride(from: 0, to: line.count, by: columns).map {
      String(line.dropFirst($0).prefix(columns))
    }
  }

  @Test func japaneseTyped() throws {
    let session = try world.shell()
    try session.submit("posts where mentions \"南鳥島\" since 2026-01 | select id, time")
    #expect(session.screen.lines.contains { $0.hasPrefix("001#1  2026-01-13 10:32:15") })
    #expect(session.screen.lines.contains("1 row"))
    try session.submit("ｐｏｓｔｓ　ｗｈｅｒｅ　ｍｅｎｔｉｏｎｓ　「南鳥島」　ｓｉｎｃｅ　２０２６－０１｜ｓｅｌｅｃｔ　ｉｄ、ｔｉｍｅ")
    #expect(session.screen.lines.count { $0.hasPrefix("001#1  2026-01-13 10:32:15") } == 2)
  }

  @Test func unfinishedStatements() throws {
    let session = try world.shell()
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

  @Test func historyIsKept() throws {
    let first = try world.shell()
    try first.send("posts where mentions \"南鳥島\" |\r")
    try first.wait(for: "  ...")
    try first.submit("count")
    try first.submit("posts | count")
    try first.send("\u{4}")
    #expect(try first.exitStatus() == 0)
    let second = try world.shell()
    try second.send("\u{1B}[A")
    try second.wait(for: "tori> posts | count")
    try second.send("\u{1B}[A")
    try second.wait(for: "the whole statement") {
      $0.lines.suffix(2) == ["tori> posts where mentions \"南鳥島\" |", "  ... count"]
    }
    try second.submit()
    #expect(second.screen.lines.suffix(3) == ["count", "   13", "tori>"])
    try second.send("\u{12}count")
    try second.wait(for: "'count'")
    try second.submit()
    try second.submit(".history 2")
    #expect(second.screen.lines.suffix(3).first?.contains("count") == true)
  }

  @Test func completesWordsFieldsAndDocuments() throws {
    let session = try world.shell()
    try session.send("posts whe\t")
    try session.wait(for: "the keyword") { $0.caret.column == 18 }
    try session.send("autho\t\t")
    try session.wait(for: "author_id")
    try session.interrupt()
    try session.send("posts in \t\t")
    try session.wait(for: "米・豪・日「レアアース同盟」")
    try session.interrupt()
    try session.send("posts where mentions \"南\t")
    try session.wait(for: "南鳥島      13")
    try session.interrupt()
    try session.send(".mo\t")
    try session.wait(for: "the command") { $0.caret.column == 12 }
  }

  /// The rest of a statement of before stands dim behind the caret; Right takes it.
  @Test func hints() throws {
    let session = try world.shell()
    try session.submit("posts where mentions 南鳥島 | count")
    try session.send("posts wh")
    try session.wait(for: "the hint") {
      $0.lines.last == "tori> posts where mentions 南鳥島 | count" && $0.caret.column == 14
    }
    try session.send("\u{1B}[C")
    try session.wait(for: "the end of the line") { $0.caret.column > 14 }
    try session.submit()
    #expect(session.screen.lines.count { $0 == "   13" } == 2)
  }

  /// A wrong statement is offered put right: Enter runs it, Ctrl-E takes it to be changed, and what is
  /// typed instead takes its place.
  @Test func corrections() throws {
    let session = try world.shell()
    func submitWrong() throws {
      try session.submit("posts where mentons 南鳥島 | count")
      try session.wait(for: "the correction") {
        $0.lines.last == "tori> posts where mentions 南鳥島 | count" && $0.caret.column == 6
      }
    }
    try submitWrong()
    try session.submit()
    #expect(
      session.screen.lines.suffix(4)
        == ["tori> posts where mentions 南鳥島 | count", "count", "   13", "tori>"])
    try submitWrong()
    try session.send("\u{5}")
    try session.wait(for: "the corrected line") { $0.caret.column > 6 }
    try session.send("\u{8}\u{8}\u{8}\u{8}\u{8}limit 1 | select id\r")
    try session.wait(for: "1 row")
    try submitWrong()
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(3) == ["count", "  166", "tori>"])
    // Nothing is offered any more.
    try session.submit()
    #expect(session.screen.lines.suffix(2) == ["tori>", "tori>"])
  }

  /// What does not fit on the row is shown whole before it runs.
  @Test func longCorrections() throws {
    let session = try world.shell()
    try session.submit(
      "posts where mentons any of 南鳥島, レアアース, 海底, 深海, 沖ノ鳥島, 中国, 米国, 日本 | count")
    try session.wait(for: "the correction") { $0.lines.last?.hasPrefix("tori> posts") == true }
    try session.send("\r")
    try session.wait(for: "the whole of it") { $0.lines.last?.hasSuffix("日本 | count") == true }
    try session.submit()
    #expect(session.screen.lines.suffix(3).first == "count")
  }

  /// A line that begins with `|` goes on from the query before it.
  @Test func pipesGoOn() throws {
    let session = try world.shell()
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

  @Test func controlC() throws {
    let session = try world.shell()
    try session.interrupt("posts where")
    #expect(session.screen.lines.suffix(2) == ["tori> posts where^C", "tori>"])
    try session.interrupt()
    #expect(session.screen.lines.suffix(2) == ["tori> ^C", "tori>"])
    try session.submit("posts | count")
    #expect(session.screen.lines.contains("  166"))
  }

  @Test func mistakesAreShownAndTheSessionGoesOn() throws {
    let session = try world.shell()
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
      ("C", "the locale has no UTF-8"), ("POSIX", "the locale has no UTF-8"),
      ("ja_JP.EUC-JP", "ロケールがUTF-8でない"),
    ])
  func lostLocales(name: String, said: String) throws {
    let session = try world.shell(environment: ["LC_ALL": name])
    #expect(session.screen.lines.count { $0.hasPrefix(said) } == 1)
    try session.submit("posts where mentions 南鳥島 | count")
    #expect(session.screen.lines.suffix(3) == ["count", "   13", "tori>"])
  }

  @Test(arguments: EditingWorld.locales) func aDumbTerminal(locale: String) throws {
    let session = try world.shell(
      environment: ["TERM": "dumb", "LC_ALL": locale], columns: 30, untilReady: false)
    try session.wait(for: "tori>")
    try session.send("posts where mentions \"南鳥島\" |\ncount\n")
    try session.wait(for: "the answer") { $0.lines.suffix(2) == ["   13", "tori>"] }
    // Answers come without colours and signs that steer the terminal, cut to its width.
    try session.send("posts in 001 | limit 1\n")
    try session.wait(for: "1 row") { $0.lines.contains("1 row") && $0.lines.last == "tori>" }
    #expect(session.screen.rows.allSatisfy { $0.cells.allSatisfy { $0.style == "0" } })
    try session.send(".quit\n")
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.modes == [7, 25] && session.screen.unknown == [])
  }

  @Test func narrowAndResized() throws {
    let session = try world.shell(columns: 20)
    try session.send("posts where mentions \"南鳥島\" since 2026-01")
    try session.wait(for: "the typed line") {
      $0.lines.suffix(3) == ["tori> posts where me", "ntions \"南鳥島\" sinc", "e 2026-01"]
    }
    session.resize(rows: 24, columns: 60)
    try session.wait(for: "the wider line") {
      $0.lines.last == "tori> posts where mentions \"南鳥島\" since 2026-01"
    }
    session.resize(rows: 24, columns: 20)
    try session.submit()
    #expect(session.screen.lines.allSatisfy { $0.count <= 20 })
    #expect(session.screen.lines.contains { $0.contains("0, 2774") })
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
