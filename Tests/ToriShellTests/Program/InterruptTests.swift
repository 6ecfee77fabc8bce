import Glibc
import Testing

/// Ctrl-C on the line, while a query runs and while its rows are shown.
@Suite struct InterruptTests {
  /// Many posts, each of which costs a pattern of nested choices almost as many steps as it may take:
  /// such a query would take minutes.
  private static let corpus: TemporaryDirectory = {
    let directory = TemporaryDirectory()
    let text = String(repeating: "a", count: 27) + " 鳥🤣"
    directory.append(
      (0..<10_000).map { "{\"id\": \($0), \"text\": \"\(text)\"}\n" }.joined(),
      to: directory.path + "/many.jsonl")
    return directory
  }()
  private static let many = corpus.path + "/many.jsonl"
  private static let costly = "posts where matches /^(a|aa)+[bc]/ and mentions 鳥🤣 | count"

  /// The text stays above, whole, wherever in it the caret was and however long it is.
  @Test(arguments: ProgramWorld.locales) func theLineIsThrownAway(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 20)
    let long = "posts where mentions \"南鳥島の海底🤣\" since 2026"
    try editing.type(long, shows: long)
    try editing.type("\u{1B}[A\u{2}", shows: long, caretBefore: 17)
    try editing.session.send("\u{3}")
    let rows = ["tori> posts where me", "ntions \"南鳥島の海底", "🤣\" since 2026^C"]
    try editing.session.wait(for: "the next line") {
      $0.lines == rows + ["tori>"] && $0.caret == (3, 6)
    }
    try editing.session.waitUntilReady()
    try editing.session.send("\u{3}")
    try editing.session.wait(for: "the line after") { $0.lines == rows + ["tori> ^C", "tori>"] }
    // Nothing of it is left, neither to be run nor in the history.
    try editing.session.submit("posts | count")
    #expect(
      editing.session.screen.lines
        == rows + ["tori> ^C", "tori> posts | count", "count", "  166", "tori>"])
    try editing.clear()
    try editing.type("\u{1B}[A\u{1B}[A", shows: "posts | count")
    #expect(editing.session.screen.unknown == [])
  }

  /// The interrupt is sent until the prompt is back: one that comes before the query has begun is
  /// for nobody.
  @Test(arguments: ProgramWorld.locales) func theShellGoesOn(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell([Self.many], columns: 30)
    try session.send("\u{C}")
    let prompts = session.screen.pasteStarts
    try session.send(Self.costly + "\r")
    try session.wait(for: "the running query") { _ in !session.isRaw }
    try session.wait(for: "the next prompt") { screen in
      if screen.pasteStarts == prompts { kill(session.process, SIGINT) }
      return screen.pasteStarts > prompts
    }
    try session.waitUntilReady()
    let above = [
      "tori> posts where matches /^(a", "|aa)+[bc]/ and mentions 鳥🤣 |", " count", "interrupted",
    ]
    #expect(session.screen.lines == above + ["tori>"])
    try session.submit("posts | count")
    #expect(session.screen.lines == above + ["tori> posts | count", "count", "10000", "tori>"])
  }

  /// Rows that are being shown end with a whole one and say that there are more. Meanwhile the program
  /// waits: nobody reads what it writes.
  @Test(
    arguments: [
      ("en", "partial: not all of the 10000 rows"),
      ("ja", "途中まで: 全10000行のうちの一部"),
    ], ProgramWorld.locales)
  func rowsEndEarly(spoken: (language: String, partial: String), locale: String) throws {
    let (language, said) = spoken
    let world = ProgramWorld(locale: locale)
    let session = try world.shell([Self.many, "--lang", language], columns: 40)
    try session.submit(".limit none")
    try session.submit(".mode jsonl")
    let prompts = session.screen.pasteStarts
    try session.send("posts\r")
    try session.wait(for: "the first rows") { $0.lines.contains { $0.hasPrefix("{\"id\":") } }
    try session.send("\u{3}")
    try session.wait(for: "the next prompt") { $0.pasteStarts > prompts }
    try session.waitUntilReady()
    let lines = session.screen.lines
    #expect(lines.suffix(3) == [said, language == "en" ? "interrupted" : "中断した", "tori>"])
    #expect(lines.dropLast(3).last?.hasSuffix("}") == true, "\(session.picture)")
    // The answer itself is whole.
    try session.submit(".save ~/all.jsonl")
    #expect(try world.sh("wc -l < all.jsonl").output == "10000\n")
  }

  /// Whoever should read the rows does not.
  @Test func rowsThatNobodyReadsEndToo() throws {
    let world = ProgramWorld()
    let path = world.home.path + "/pipe"
    // SAFETY: the path ends with a zero and is only read; one number is written.
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let pipe = unsafe open(path, O_RDONLY | O_NONBLOCK)
    defer { close(pipe) }
    let asked = try RunningProgram(
      "/bin/sh",
      [
        "-c", "exec \"$TORI\" \"$MANY\" -c 'posts; posts; posts' --format jsonl > \"$HOME/pipe\"",
      ],
      in: world.home, environment: world.environment.merging(["MANY": Self.many]) { $1 })
    var held: Int32 = 0
    try Self.waitPatiently {
      _ = unsafe ioctl(pipe, UInt(FIONREAD), &held)
      return held >= 60_000
    }
    kill(asked.process, SIGINT)
    #expect(try asked.finish().status == 130)
  }

  /// Waits until something holds; what does not in two minutes never will.
  private static func waitPatiently(until holds: () -> Bool) throws {
    for _ in 0..<24_000 {
      if holds() { return }
      usleep(5_000)
    }
    try #require(holds())
  }

  @Test func aCommandEndsWith130() throws {
    let world = ProgramWorld()
    let program = try RunningProgram(
      ProgramWorld.tori, [Self.many, "-c", "posts | count; " + Self.costly],
      in: world.home, environment: world.environment)
    try Self.waitPatiently { program.output.contains("10000") }
    // Both statements are one run, so the interrupt finds it whatever comes next; a second one might
    // come when nothing is left that listens.
    kill(program.process, SIGINT)
    let finished = try program.finish()
    #expect(finished.status == 130)
    #expect(finished.output == "count\n10000\n")
  }
}
