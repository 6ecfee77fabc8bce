import Testing

/// Lines edited in the real program: Japanese text, emoji, lines longer than the screen, looked at cell
/// by cell.
@Suite struct EditingTests {
  private static let long = "posts where mentions \"南鳥島の海底にあるレアアース泥🤣\" since 2026-01"

  @Test(arguments: ProgramWorld.locales, Screen.Kind.allCases)
  func emacsKeys(locale: String, kind: Screen.Kind) throws {
    let editing = try EditingWorld(locale: locale, columns: 20, kind: kind)
    try editing.type(Self.long, shows: Self.long)
    // From the start, over a word, into the middle.
    try editing.type("\u{1}\u{1B}f\u{6}\u{6}", shows: Self.long, caretBefore: 46)
    #expect(editing.session.screen.caret == (0, 13))
    let marked = Self.long.replacing("の海", with: "👨‍👩‍👧か\u{3099}の海")
    try editing.type("\u{5}\u{1}\u{1B}f\u{1B}f\u{1B}f", shows: Self.long, caretBefore: 33)
    try editing.type("\u{6}\u{6}\u{6}\u{6}\u{6}👨‍👩‍👧か\u{3099}", shows: marked, caretBefore: 28)
    // Killed to the end, taken back, killed by the word, and erased by the character.
    let head = String(marked.dropLast(28))
    try editing.type("\u{B}", shows: head)
    try editing.type("\u{19}", shows: marked)
    try editing.type("\u{1}\u{B}", shows: "")
    try editing.type("\u{19}\u{19}", shows: marked + marked)
    try editing.type("\u{15}\u{19}\u{15}鳥 島\u{17}", shows: "鳥 ")
    try editing.type("👨‍👩‍👧🇯🇵\u{2}\u{8}", shows: "鳥 🇯🇵", caretBefore: 1)
    try editing.type("\u{4}\u{8}\u{7F}", shows: "")
    #expect(editing.session.screen.unknown == [])
  }

  /// A line of several rows is left and found again by Up and Down.
  @Test(arguments: ProgramWorld.locales) func rowsAndEntries(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 24)
    let two = "posts where mentions \"南鳥🤣の\" |\ncount"
    try editing.session.send("posts where mentions \"南鳥🤣の\" |\r")
    try editing.session.wait(for: "the second line") { $0.lines.last?.hasPrefix("  ...") == true }
    try editing.session.submit("count")
    try editing.clear()
    try editing.type("\u{1B}[A", shows: two)
    try editing.type("\u{1B}[A", shows: two, caretBefore: 10)
    try editing.type("\u{1B}[A", shows: two, caretBefore: 31)
    try editing.type("\u{1B}[B\u{1B}[B", shows: two, caretBefore: 1)
    // Only what follows it in time is left.
    try editing.type("\u{1B}[B", shows: "")
  }

  @Test(arguments: ProgramWorld.locales) func viKeys(locale: String) throws {
    let editing = try EditingWorld(locale: locale, settings: "bind -v\n", columns: 20)
    try editing.type(Self.long, shows: Self.long)
    try editing.type("\u{1B}", shows: Self.long, caretBefore: 1)
    let changed = Self.long.replacing("mentions", with: "says")
    try editing.type("0wwcwsays\u{1B}", shows: changed, caretBefore: 34)
    try editing.type("u", shows: Self.long, caretBefore: 41)
    let erased = Self.long.replacing("鳥島の", with: "")
    try editing.type("f鳥3x", shows: erased, caretBefore: 27)
    try editing.type("u", shows: Self.long, caretBefore: 30)
    try editing.type(".", shows: erased, caretBefore: 27)
    try editing.type("A 後\u{1B}", shows: erased + " 後", caretBefore: 1)
    try editing.type("ra", shows: erased + " a", caretBefore: 1)
    try editing.type("dd", shows: "")
    #expect(editing.session.screen.unknown == [])
  }

  /// Where libedit goes by scalars, a character is one.
  @Test(arguments: ProgramWorld.locales, Screen.Kind.allCases)
  func viKeysOnCharacters(locale: String, kind: Screen.Kind) throws {
    let editing = try EditingWorld(
      locale: locale, settings: "bind -v\n", columns: 20, kind: kind)
    let text = "a👨‍👩‍👧b🇯🇵かか\u{3099}❤\u{FE0F}"
    try editing.type(text + "z❤\u{FE0F}\u{7F}\u{8}", shows: text)
    try editing.type("\u{1B}", shows: text, caretBefore: 1)
    try editing.type("h", shows: text, caretBefore: 2)
    try editing.type("hh", shows: text, caretBefore: 4)
    try editing.type("lll", shows: text, caretBefore: 1)
    try editing.type("l$", shows: text, caretBefore: 1)
    try editing.type("0lx", shows: "ab🇯🇵かか\u{3099}❤\u{FE0F}", caretBefore: 5)
    try editing.type("u", shows: text, caretBefore: 6)
    try editing.type("a後\u{1B}", shows: text.replacing("b", with: "後b"), caretBefore: 6)
    try editing.type("$a後\u{1B}X", shows: "a👨‍👩‍👧後b🇯🇵かか\u{3099}後", caretBefore: 1)
    try editing.type("xx", shows: "a👨‍👩‍👧後b🇯🇵か", caretBefore: 1)
    // Put in place of one, and with one in its place; typed on instead of it; passed by.
    try editing.type("0lr🇯🇵", shows: "a🇯🇵後b🇯🇵か", caretBefore: 5)
    try editing.type("re", shows: "ae後b🇯🇵か", caretBefore: 5)
    try editing.type("u", shows: "a🇯🇵後b🇯🇵か", caretBefore: 5)
    try editing.type("$r👨‍👩‍👧", shows: "a🇯🇵後b🇯🇵👨‍👩‍👧", caretBefore: 1)
    try editing.type("hs鳥か\u{3099}\u{1B}", shows: "a🇯🇵後b鳥か\u{3099}👨‍👩‍👧", caretBefore: 2)
    try editing.type("u", shows: "a🇯🇵後b🇯🇵👨‍👩‍👧", caretBefore: 2)
    try editing.type("0~~~~", shows: "A🇯🇵後B🇯🇵👨‍👩‍👧", caretBefore: 2)
    // As many as the count says, and as the operator is told.
    try editing.type("02l", shows: "A🇯🇵後B🇯🇵👨‍👩‍👧", caretBefore: 4)
    try editing.type("9l2h", shows: "A🇯🇵後B🇯🇵👨‍👩‍👧", caretBefore: 3)
    try editing.type("02rz", shows: "zz後B🇯🇵👨‍👩‍👧", caretBefore: 5)
    try editing.type("$hclか\u{3099}\u{1B}", shows: "zz後Bか\u{3099}👨‍👩‍👧", caretBefore: 2)
    try editing.type("3dh", shows: "zか\u{3099}👨‍👩‍👧", caretBefore: 2)
    try editing.type("d2lu", shows: "zか\u{3099}👨‍👩‍👧", caretBefore: 2)
    try editing.type("2x", shows: "z", caretBefore: 1)
    try editing.type("u2s後\u{1B}", shows: "z後", caretBefore: 1)
    // What is looked for is no count.
    try editing.type("A2🇯🇵🇯🇵\u{1B}0f2x", shows: "z後🇯🇵🇯🇵", caretBefore: 2)
    // Motions to a character and by words, alone, counted, and with what is done on the way.
    try editing.type("ddia👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d\u{1B}", shows: "a👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 1)
    try editing.type("0f👨‍👩‍👧", shows: "a👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 9)
    try editing.type(";", shows: "a👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 2)
    try editing.type("Fb", shows: "a👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 8)
    try editing.type("dtか\u{3099}", shows: "a👨‍👩‍👧か\u{3099} c👨‍👩‍👧d", caretBefore: 5)
    try editing.type("u0dw", shows: "👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 9)
    try editing.type("w", shows: "👨‍👩‍👧b 🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 8)
    try editing.type("dW", shows: "👨‍👩‍👧🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 6)
    try editing.type("$b", shows: "👨‍👩‍👧🇯🇵か\u{3099} c👨‍👩‍👧d", caretBefore: 2)
    try editing.type("cE鳥\u{1B}", shows: "👨‍👩‍👧🇯🇵か\u{3099} c鳥", caretBefore: 1)
    // On an empty line libedit's `$` would lead before it.
    try editing.type("dd$i島\u{1B}", shows: "島", caretBefore: 1)
  }

  @Test(arguments: ProgramWorld.locales) func viRowsSearchAndHints(locale: String) throws {
    let editing = try EditingWorld(locale: locale, settings: "bind -v\n", columns: 30, rows: 30)
    try editing.session.submit("posts where mentions 南鳥島 | count")
    try editing.clear()
    // A hint is taken with Ctrl-E where keys are typed.
    try editing.type("posts w", shows: "posts w")
    try editing.type("\u{5}", shows: "posts where mentions 南鳥島 | count")
    try editing.type("\u{1B}\r", shows: "posts where mentions 南鳥島 | count\n")
    try editing.type("x", shows: "posts where mentions 南鳥島 | count\nx")
    try editing.type("\u{1B}k", shows: "posts where mentions 南鳥島 | count\nx", caretBefore: 8)
    try editing.type("j", shows: "posts where mentions 南鳥島 | count\nx", caretBefore: 1)
    try editing.type("dd", shows: "")
    try editing.session.send("/南")
    try editing.session.wait(for: "the found entry") {
      $0.lines == ["(history) '南': posts where me", "ntions 南鳥島 | count"]
    }
    #expect(editing.styles(row: 1, 6..<10) == ["0", "0;4", "0;4", "0"])
  }

  @Test(arguments: ProgramWorld.locales) func searchInHistory(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 30, rows: 40)
    for statement in [
      "posts where mentions 🤣 | count", "posts where mentions みかん | count",
      "posts where mentions 日本語 | count",
    ] {
      try editing.session.submit(statement)
    }
    try editing.clear()
    try editing.session.send("\u{12}語")
    try editing.session.wait(for: "日本語") {
      $0.lines == ["(history) '語': posts where me", "ntions 日本語 | count"]
        && $0.caret == (1, 11)
    }
    #expect(editing.styles(row: 1, 10..<15) == ["0", "0;4", "0;4", "0", "0"])
    try editing.session.send("\u{7F}🤣")
    try editing.session.wait(for: "🤣") {
      $0.lines == ["(history) '🤣': posts where me", "ntions 🤣 | count"] && $0.caret == (1, 7)
    }
    try editing.session.send("\u{7F}みか")
    try editing.session.wait(for: "みかん") {
      $0.lines == ["(history) 'みか': posts where", "mentions みかん | count"]
    }
    try editing.session.send("ぬ")
    try editing.session.wait(for: "no match") { $0.lines == ["(no match) 'みかぬ':"] }
    try editing.type("\u{7}", shows: "")
    try editing.session.submit("\u{12}みかん")
    #expect(
      editing.session.screen.lines.prefix(4) == [
        "tori> posts where mentions み", "かん | count", "count", "    0",
      ])
  }

  /// An editor that fails is named, in the language that is spoken, and the line stays.
  @Test(arguments: ProgramWorld.locales) func anEditorThatFails(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 80, environment: ["VISUAL": "false"])
    try editing.session.send("posts in\u{18}\u{5}")
    try editing.session.wait(for: "what failed") {
      $0.lines.suffix(2) == [
        "the editor 'false' failed; $VISUAL and $EDITOR name it", "tori> posts in",
      ]
    }
    try editing.session.send("\u{15}")
    try editing.session.submit(".lang ja")
    try editing.session.send("posts in\u{18}\u{5}")
    try editing.session.wait(for: "what failed, in Japanese") {
      $0.lines.contains("エディター'false'が失敗した。$VISUALか$EDITORで指定する")
        && $0.lines.last == "tori> posts in"
    }
  }

  /// What an unfinished statement lacks is said where it goes on, and is no part of it.
  @Test(arguments: ProgramWorld.locales) func whatIsMissing(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 100)
    for (typed, said) in [
      ("posts where mentions \"南鳥", "(end the text with \"; an empty line gives up)"),
      ("(posts", "(end it with ); an empty line gives up)"),
      (
        "posts |",
        "(expected a stage such as 'count' or 'sort' after '|', found the end; an empty line gives up)"
      ),
    ] {
      try editing.session.send(typed + "\r")
      try editing.session.wait(for: said) { $0.lines.last?.hasPrefix("  ... (e") == true }
      #expect(editing.hint.hasPrefix(said.prefix(60)))
      try editing.session.send("\u{5}x")
      try editing.session.wait(for: "the rest") { $0.lines.last == "  ... x" }
      try editing.session.send("\u{3}")
      try editing.session.wait(for: "the next line") { $0.lines.last == "tori>" }
    }
  }

  @Test(arguments: ProgramWorld.locales) func settingsOfTheOwner(locale: String) throws {
    let editing = try EditingWorld(
      locale: locale, settings: "tori:bind ^T ed-move-to-beg\nelse:bind ^T ed-kill-line\n",
      columns: 20)
    try editing.type(Self.long + "\u{14}前", shows: "前" + Self.long, caretBefore: Self.long.count)
  }
}
