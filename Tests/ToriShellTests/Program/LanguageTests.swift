import Testing

/// Which language the program speaks, and what stays the same in all.
@Suite struct LanguageTests {
  private let world = ProgramWorld()

  @Test(
    arguments: [
      ("", "LANG=ja_JP.UTF-8", true), ("", "LC_ALL=C.UTF-8 LANG=ja_JP.UTF-8", false),
      ("--lang ja", "", true), ("--lang en", "LANG=ja_JP.UTF-8", false),
    ])
  func optionAndLocale(option: String, environment: String, isJapanese: Bool) throws {
    let done = try world.sh(
      "\(environment) \"$TORI\" \"$SEEDS\" \(option) -c 'posts where mentons 海'")
    #expect(done.status == 2 && done.output.isEmpty)
    #expect(done.errors.contains(isJapanese ? "エラー: 条件が必要" : "error: expected a condition"))
  }

  @Test func otherLanguages() throws {
    let done = try world.sh("\"$TORI\" --lang fr")
    #expect(done.status == 2 && done.errors.contains("there is no language 'fr'; there are en, ja"))
    let told = try world.sh("LANG=ja_JP.UTF-8 \"$TORI\" --lang fr")
    #expect(told.status == 2 && told.errors.contains("'fr'という言語はない。あるのはen、ja"))
  }

  /// Rows for machines do not depend on who runs the query; messages for editors keep their fields.
  @Test func machineFormats() throws {
    for format in ["jsonl", "json", "csv", "tsv", "markdown"] {
      let query =
        "-c 'posts | count by author' -c describe -c 'describe posts' --format \(format) 2>/dev/null"
      let english = try world.sh("\"$TORI\" \"$SEEDS\" \(query)")
      let japanese = try world.sh("\"$TORI\" \"$SEEDS\" --lang ja \(query)")
      // What a row does not have is nothing there, in no language.
      #expect(english.output == japanese.output && !english.output.contains("(no author)"))
      #expect(english.output.contains("名無し"))
    }
    let query = "-c 'posts in 000 | count by author'"
    let lines = try world.sh("\"$TORI\" \"$SEEDS\" \(query) --format jsonl 2>/dev/null").output
    #expect(lines.contains(#"{"author":null,"count":51}"#))
    let csv = try world.sh("\"$TORI\" \"$SEEDS\" \(query) --format csv 2>/dev/null").output
    #expect(csv.contains("\r\n,51\r\n"))
    world.write("posts where mentons 海\n", to: "a.tq")
    let messages = try world.sh("\"$TORI\" check --lang ja --format jsonl a.tq").output
    #expect(messages.contains(#""severity":"error","message":"条件が必要だが、"#))
    #expect(messages.contains(#""hint":"'mentions'のことでは？""#))
  }

  @Test func commandsSpeakIt() throws {
    world.write("posts where mentons 海\n", to: "a.tq")
    let done = try world.sh(
      """
      "$TORI" index "$SEEDS" -o s.tori --lang ja; "$TORI" verify s.tori --lang ja
      "$TORI" format a.tq --lang ja; "$TORI" verify none.tori --lang ja; "$TORI" --lang ja --help
      """)
    for said in [
      "s.tori: 追加5、", "s.tori: 損なわれていない。", "tori: a.tq: エラーがある。", "そのようなファイルやフォルダはない",
    ] {
      #expect(done.errors.contains(said), "\(done.errors)")
    }
    #expect(done.output.contains("コーパスを開いて問う"))
  }

  @Test func theShellChangesIt() throws {
    let session = try world.shell()
    // A line that changes it says nothing.
    let lines: [(typed: String, said: String?)] = [
      (".lang", "lang is en; .lang en|ja: the language that tori speaks"),
      (".lang fr", "lang cannot be 'fr'"), (".lang ja", nil), (".lang", "langはja。"),
      (".help lang", ".lang en|ja: toriの話す言語。今はja"), (".mode xml", "modeを'xml'にはできない。"),
      ("posts where mentons 海", "エラー: 条件が必要だが、見つかったのは'mentons' [E011]"),
      (".lang en", nil), (".zone", "zone is Asia/Tokyo"),
    ]
    for (typed, said) in lines {
      try session.submit("\u{C}" + typed)
      guard let said else { continue }
      #expect(session.screen.lines.contains { $0.contains(said) }, "\(session.picture)")
    }
  }
}
