import Testing

/// Dot commands, the start file, the pager and the editor, in the real shell.
@Suite struct SettingTests {
  let world = ProgramWorld()

  @Test func settingsChangeAndExplainThemselves() throws {
    let session = try world.shell(columns: 100)
    for (typed, said) in [
      (".mode", "table|cards|jsonl|json|csv|tsv|excel|xlsx|khcoder|vrt|markdown|graphml|"),
      (".mode xml", "mode cannot be 'xml'; .mode"),
      (".limit many", "limit cannot be 'many'; .limit N|none: "),
      (".limit 0", "limit cannot be '0'; "), (".width x", "width cannot be 'x'; .width N|auto: "),
      (".timer", "timer is off; .timer on|off: "), (".color blue", "color cannot be 'blue'; "),
      (".pager", "pager is on; .pager on|off|PROGRAM: "), (".output", "rows go to the screen; "),
      (".read", "which file?; .read FILE: "), (".read missing.tq", "missing.tq: cannot be read"),
      (".save", "which file?; .save [--replace] [--bom] FILE: "),
      (".plot", "which file?; .plot [--replace] FILE.svg [light|dark]: "),
      (".plot x.svg", "there is no answer to save yet"),
      (".plot x.png", "x.png should end in .svg"),
      (".plot x.svg red", "light or dark, not 'red'"),
      (".save x.csv", "there is no answer to save"),
      (".save x.tq", "there is no statement to save yet"),
      (".save x", "there is no statement to save yet"),
      (".save x.XLS", "no file of rows or statements ends in .xls; .save [--replace] "),
      (".open", "seeds is open; .open PATH"), (".zone", "zone is Asia/Tokyo; .zone ZONE: "),
      (".zone Nowhere", "there is no zone 'Nowhere'"),
      (".zone jst", "there is no zone 'jst'; write Asia/Tokyo"),
      (".history x", "how many statements?; "),
      (".help mode", ".mode table|cards|jsonl|json|csv|tsv|excel|xlsx|"),
      (".help nonsense", "there is no command .nonsense"),
      (".lmit", "there is no command .lmit; did you mean '.limit'?"),
      (".open /nowhere/at/all", "stays open"),
    ] {
      try session.submit("\u{C}" + typed)
      #expect(session.screen.lines.contains { $0.contains(said) }, "\(session.picture)")
    }
    try session.submit("．ｍｏｄｅ　ｔｓｖ")
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(3) == ["count", "166", "tori>"])
    try session.submit(".mode table")
    try session.submit(".limit 1")
    #expect(session.screen.lines.contains("at most 1 row is shown"))
    try session.submit("posts | select id")
    #expect(session.screen.lines.contains { $0.hasPrefix("showing 1 of 166 rows") })
    try session.submit(".timer on")
    try session.submit("posts | count")
    #expect(session.screen.lines.contains { $0.hasSuffix(" ms") })
  }

  @Test func filesWrittenAndRead() throws {
    let session = try world.shell()
    try session.submit(".output \"~/my rows.txt\"")
    try session.submit(".mode csv")
    try session.submit("posts | count")
    try session.submit(".output -")
    #expect(world.text(of: "my rows.txt") == "count\r\n166\r\n")
    try session.submit("posts where mentions 海|count")
    try session.submit(".save ~/kept.tq")
    try session.submit("posts where mentions 海 |\ncount by doc")
    try session.submit(".save ~/kept.tq")
    #expect(world.text(of: "kept.tq").hasPrefix("posts where mentions 海 | count\n"))
    #expect(world.text(of: "kept.tq").contains("count by doc"))
    try session.submit(".output /nowhere/file")
    #expect(
      session.screen.lines.contains("/nowhere/file: cannot be written: No such file or directory"))
    try session.submit(".output /dev/full")
    try session.submit("posts")
    #expect(
      session.screen.lines.contains { $0.hasPrefix("/dev/full: cannot be written: No space left") })
    world.write(".limit 3\nposts |\n  count\n\npost\n.limit 7\n", to: "s.tq")
    try session.submit(".read ~/s.tq")
    #expect(
      session.screen.lines.contains {
        $0.hasSuffix("s.tq:5:1: error: there is no source 'post' [E101]")
      }, "\(session.picture)")
    try session.submit(".limit")
    #expect(session.screen.lines.contains { $0.hasPrefix("limit is 3;") })
  }

  @Test func answersKeptInFiles() throws {
    let session = try world.shell(columns: 120)
    try session.submit("posts in 001 | timeline by day")
    try session.submit(".plot ~/days.svg")
    #expect(
      session.screen.lines.suffix(2) == [
        "drawn to ~/days.svg: posts in 001 | timeline by day", "tori>",
      ])
    try session.submit(".plot ~/night.svg dark")
    #expect(world.text(of: "days.svg").contains("<title>2026-01-13: count 6</title>"))
    #expect(
      world.text(of: "night.svg").contains("2026-01-13: count 6")
        && world.text(of: "night.svg") != world.text(of: "days.svg"))
    try session.submit(".save ~/days.CSV")
    #expect(
      session.screen.lines.suffix(2)
        == ["2 rows written to ~/days.CSV: posts in 001 | timeline by day", "tori>"])
    #expect(world.text(of: "days.CSV") == "day,count\r\n2026-01-12,24\r\n2026-01-13,6\r\n")
    try session.submit(".save ~/days.md")
    #expect(
      world.text(of: "days.md").hasPrefix("| day | count |\n| --- | ---: |\n| 2026-01-12 | 24 |\n"))
    try session.submit("posts | timeline by year")
    let notes = session.screen.lines.suffix(3).dropLast()
    #expect(notes.last == "48 more are not on the line: their year is not certain")
    try session.submit(".save ~/years.csv")
    let saved = "2 rows written to ~/years.csv: posts | timeline by year"
    #expect(session.screen.lines.suffix(4) == [saved] + notes + ["tori>"])
    #expect(world.text(of: "years.csv").split(separator: "\r\n").count == 3)
    try session.submit("posts in 001")
    try session.submit(".plot ~/days.svg")
    #expect(session.screen.lines.contains { $0.hasPrefix("~/days.svg: posts cannot be drawn; ") })
    #expect(world.text(of: "days.svg").contains("2026-01-13: count 6"))
    try session.submit(".save ~/posts.jsonl")
    #expect(world.text(of: "posts.jsonl").split(separator: "\n").count == 30)
    try session.submit(".mode svg")
    try session.submit("\u{C}posts in 002")
    #expect(session.screen.lines.count == 3, "\(session.picture)")
    try session.submit(".mode table")
    try session.submit(".output ~/rows.tsv")
    try session.submit("posts | count by doc | limit 1")
    try session.submit("posts | count")
    try session.submit(".output ~/two.svg")
    try session.submit("posts | count by doc")
    try session.submit("posts | count by kind")
    #expect(session.screen.lines.contains { $0.hasPrefix("error: a picture shows one answer") })
    try session.submit(".output -")
    #expect(world.text(of: "rows.tsv") == "doc\tcount\n000\t53\n\ncount\n166\n")
    #expect(world.text(of: "two.svg").split(separator: "<title>posts | count by ").count == 2)
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(3) == ["count", "  166", "tori>"])
  }

  @Test func theStartFile() throws {
    world.write(".mode tsv\nlet sea = mentions 南鳥島\n.nonsense\n", to: "torirc")
    let session = try {
      _ = try world.sh("mkdir -p config/tori; mv torirc config/tori/")
      return try world.shell()
    }()
    #expect(session.screen.lines.contains { $0.hasPrefix("there is no command .nonsense") })
    try session.submit("posts where sea | count")
    #expect(session.screen.lines.suffix(3) == ["count", "13", "tori>"])
  }

  @Test func longAnswersGoThroughThePager() throws {
    world.write("#!/bin/sh\nhead -2; echo PAGED \"$1\"\n", to: "page")
    _ = try world.sh("chmod +x page")
    let session = try world.shell(environment: ["PAGER": world.home.path + "/page x"], rows: 12)
    try session.submit("posts | count")
    #expect(!session.screen.lines.contains { $0.hasPrefix("PAGED") })
    try session.submit(".limit none")
    // Far more than a pipe holds: the program ends before it has read it all.
    try session.submit(".mode jsonl")
    try session.submit("blocks")
    #expect(session.screen.lines.contains("PAGED x"))
    try session.submit(".mode table")
    try session.submit(".pager off")
    try session.submit("posts")
    #expect(session.screen.lines.suffix(2) == ["166 rows", "tori>"])
    try session.send(".quit\r")
    #expect(try session.exitStatus() == 0)
  }

  /// $VISUAL comes first; what the editor was given stays on the screen, with what came of it below.
  @Test(arguments: ProgramWorld.locales) func theEditor(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    world.write("#!/bin/sh\nsed -i s/海/南鳥島/ \"$1\"\n", to: "ed")
    _ = try world.sh("chmod +x ed")
    let editor = world.home.path + "/ed"
    let session = try world.shell(
      environment: ["VISUAL": editor, "EDITOR": "/bin/false"], columns: 30)
    try session.submit("posts where mentions 海 | count")
    try session.submit("\u{C}.edit")
    #expect(
      session.screen.lines == [
        "tori> .edit", "posts where mentions 南鳥島 |", "count", "count", "   13", "tori>",
      ])
    try session.submit(".edit")
    #expect(session.screen.lines.suffix(3).first == "nothing was changed, so")
    try session.send("\u{C}posts where mentions \"🤣海底\"\u{18}\u{5}")
    try session.wait(for: "the edited line") {
      $0.lines == [
        "tori> posts where mentions \"🤣", "海底\"", "tori> posts where mentions \"🤣",
        "南鳥島底\"",
      ] && $0.caret == (3, 9)
    }
    let only = try world.shell(environment: ["EDITOR": editor])
    try only.submit("posts where mentions 海 | count")
    try only.submit(".edit")
    #expect(only.screen.lines.suffix(3) == ["count", "   13", "tori>"])
  }

  @Test func anotherCorpus() throws {
    world.write(
      "{\"id\": 1, \"text\": \"海\", \"time\": \"2026-01-01T00:00:00\"}\n", to: "a b.jsonl")
    let session = try world.shell()
    try session.submit("let sea = mentions 南鳥島; let old = until 2025")
    try session.submit("variants 海, 洋")
    try session.submit(".open \"~/a b.jsonl\"")
    #expect(
      session.screen.lines.contains(
        "dropped, as a corpus was opened: let old, sea; variants 海, 洋"), "\(session.picture)")
    #expect(session.screen.lines.contains { $0.hasSuffix("a b.jsonl, 1 document, 1 post") })
    try session.submit(".zone UTC")
    #expect(session.screen.lines.count { $0.hasPrefix("dropped, ") } == 1, "\(session.picture)")
    try session.submit(".mode jsonl")
    try session.submit("posts | select time")
    #expect(
      session.screen.lines.contains {
        $0.contains("\"2026-01-01T00:00:00Z\"") || $0.contains("+00:00")
      }, "\(session.picture)")
  }
}
