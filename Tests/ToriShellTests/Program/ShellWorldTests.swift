import Testing

/// A session in the world: pasted text, other shells, another size, stopped and gone on with.
@Suite struct ShellWorldTests {
  /// 400 pasted lines, with the line ends and the tabs of another system, are 400 statements, none of
  /// them joined with the next; in the history they are one.
  @Test(arguments: ProgramWorld.locales) func pastedLines(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    let session = try world.shell(columns: 50)
    let lines = (1...400).map { "posts where not mentions \"鳥🤣\"\t| limit \($0) | count" }
    let ends = ["\r\n", "\n", "\r"]
    let pasted = lines.enumerated().map { $1 + ends[$0 % 3] }.joined()
    try session.send("\u{1B}[200~" + pasted + "\u{1B}[201~")
    let last = ["  ... posts where not mentions \"鳥🤣\" | limit 400", "| count", "  ..."]
    try session.wait(for: "the last line") { $0.lines.suffix(3) == last }
    try session.submit()
    let shown = session.screen.scrolledOff + session.screen.lines
    let counts = shown.compactMap { line in Int(line.filter { $0 != " " }) }
    #expect(counts == (1...400).map { min($0, 166) })
    let kept = try world.sh("wc -l < state/tori/history; cat state/tori/history").output
    #expect(kept.hasPrefix("1\n\"posts where not mentions \\\"鳥🤣\\\" | limit 1 | count\\nposts "))
  }

  /// What is typed without Enter stays a line.
  @Test(arguments: ProgramWorld.locales) func pastedIntoALine(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 14)
    try editing.type(
      "「島」\u{2}\u{1B}[200~南鳥\u{7}\u{1B}[31m\r\n🤣 a\tb\u{1B}[201~",
      shows: "「島南鳥[31m\n🤣 a b」", caretBefore: 1)
  }

  /// A statement of several lines is one entry, in the next shell too.
  @Test(arguments: ProgramWorld.locales) func historyIsKept(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    let first = try world.shell(columns: 30)
    let rows = ["tori> posts where mentions any", " of 南鳥島, \"海🤣\" |", "  ... count"]
    try first.send("posts where mentions any of 南鳥島, \"海🤣\" |\r")
    try first.wait(for: "  ...")
    try first.submit("count")
    try first.submit("posts | count")
    try first.send("\u{4}")
    #expect(try first.exitStatus() == 0)
    let second = try world.shell(columns: 30)
    try second.send("\u{C}\u{1B}[A")
    try second.wait(for: "the last statement") { $0.lines == ["tori> posts | count"] }
    try second.send("\u{1B}[A")
    try second.wait(for: "the whole statement") { $0.lines == rows && $0.caret == (2, 11) }
    try second.submit()
    #expect(second.screen.lines == rows + ["count", "   13", "tori>"])
    try second.submit("\u{C}\u{12}posts |")
    #expect(second.screen.lines == ["tori> posts | count", "count", "  166", "tori>"])
    try second.submit("\u{C}.history 3")
    #expect(
      second.screen.lines == [
        "tori> .history 3", "posts where mentions any of 南", "鳥島, \"海🤣\" |", "count",
        "posts | count", ".history 3", "tori>",
      ])
  }

  /// Shells that run at once lose none of each other's statements, and no one else can read them.
  @Test(arguments: ProgramWorld.locales) func severalShells(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    let shells = try (0..<4).map { _ in try world.shell(untilReady: false) }
    for shell in shells { try shell.waitUntilReady() }
    for round in 0..<5 {
      // A statement that is run again at once is kept once.
      for (number, shell) in shells.enumerated() {
        let statement = "posts where mentions \"島\(number)🤣\" | limit \(round + 1) | count\r"
        try shell.send(statement)
      }
      for shell in shells {
        try shell.wait(for: "the answer") { $0.pasteStarts > round + 1 }
        try shell.waitUntilReady()
      }
    }
    try shells[0].submit("posts | count")
    try shells[0].submit("posts | count")
    let kept = try world.sh("sort state/tori/history; stat -c %a state/tori state/tori/history")
      .output.split(separator: "\n").map(String.init)
    let all = (0..<4).flatMap { number in
      (1...5).map { "\"posts where mentions \\\"島\(number)🤣\\\" | limit \($0) | count\"" }
    }
    #expect(kept.dropLast(2).sorted() == (all + ["\"posts | count\""]).sorted())
    #expect(kept.suffix(2) == ["700", "600"])
    let next = try world.shell(columns: 30)
    try next.send("\u{1B}[A")
    try next.wait(for: "tori> posts | count")
    try next.send("\u{12}島3")
    try next.wait(for: "a statement of another shell") {
      $0.lines.contains("(history) '島3': posts where m")
    }
  }

  @Test(arguments: ProgramWorld.locales) func resizing(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 60)
    let line = ModelLine("posts where mentions \"南鳥島の海底にあるレアアース泥🤣\" since 2026-01")
    try editing.type(line.text, shows: line.text)
    for columns in [33, 21, 80, 16, 60] {
      editing.session.resize(rows: 24, columns: columns)
      let picture = line.picture(
        columns: columns, kind: .scalars, prompts: ModelLine.shellPrompts)
      try editing.session.wait(for: "\(columns) columns") {
        $0.difference(from: picture, top: 0) == nil
      }
    }
    try editing.type("\u{15}🤣", shows: "🤣")
  }

  /// Ctrl-Z under a shell with job control, and back in another size, with either keys.
  @Test(arguments: ProgramWorld.locales, ["", "bind -v\n"])
  func stoppedAndBack(locale: String, settings: String) throws {
    let world = ProgramWorld(locale: locale)
    world.write(settings, to: ".editrc")
    let session = try TerminalSession(
      "/bin/sh", ["-i"],
      environment: world.environment.merging(["PS1": "sh% ", "ENV": ""]) { $1 },
      rows: 30, columns: 40, prompt: "tori> ", home: world.home)
    try session.wait(for: "sh%")
    try session.send("\"$TORI\" \"$SEEDS\"\n")
    try session.waitUntilReady()
    var line = ModelLine("posts where mentions \"南鳥島の海底にあるレアアース泥🤣\" since 2026-01")
    try session.send(line.text + "\u{1B}[D\u{1B}[D")
    try session.wait(for: "the line") { $0.lines.last?.hasSuffix("since 2026-01") == true }
    for (columns, typed) in [(25, "後"), (50, "🤣")] {
      try session.send("\u{1A}")
      try session.wait(for: "a shell's prompt") { $0.lines.last == "sh%" }
      #expect(!session.isRaw && session.screen.modes == [7, 25])
      session.resize(rows: 30, columns: columns)
      try session.send("fg\n")
      try session.wait(for: "the line again") { screen in
        session.isRaw && screen.lines.last?.hasSuffix("01") == true
      }
      try session.send(typed)
      line.pieces.insert(contentsOf: ModelLine(typed).pieces, at: line.pieces.count - 2)
      line.caret = line.pieces.count - 2
      let picture = line.picture(columns: columns, kind: .scalars, prompts: ModelLine.shellPrompts)
      try session.wait(for: "the line with \(typed)") { screen in
        screen.lines.lastIndex { $0.hasPrefix("tori> ") }.map {
          screen.difference(from: picture, top: $0) == nil
        } ?? false
      }
    }
    try session.send("\u{3}")
    try session.wait(for: "the next prompt") { $0.lines.last == "tori>" }
    #expect(session.screen.unknown == [])
  }
}
