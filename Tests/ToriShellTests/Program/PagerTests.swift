import Glibc
import Testing
import ToriShell

/// Long answers in `less`, as the shell starts it where nothing else was asked for.
@Suite(.enabled(if: Pager.isProgram("/usr/bin/less"), "there is no less here"))
struct PagerTests {
  private static let bottom = "q = quit, Space = next, / = search"
  private static let (rows, columns) = (12, 60)
  /// Longer than the screen is wide, and many rows, some with an emoji on the first pages.
  private static let query = "posts where mentions any of 🤣, 南鳥島, 海底, 深海, グリーンランド, トランプ"

  /// The shell in its home, with a pager; `command` starts it.
  private func shell(
    _ world: ProgramWorld, _ command: String = "cd; exec \"$TORI\" \"$SEEDS\"",
    _ more: [String: String] = [:]
  ) throws -> TerminalSession {
    var environment = world.environment
    environment["PAGER"] = nil
    return try TerminalSession(
      "/bin/sh", ["-c", command], environment: environment.merging(more) { $1 }, rows: Self.rows,
      columns: Self.columns, prompt: "tori> ", home: world.home)
  }

  private func waitForPage(_ session: TerminalSession) throws {
    try session.wait(for: "a page") {
      $0.lines.last == Self.bottom && $0.rows[Self.rows - 1].cells[0].style == "7"
    }
    try waitForPager(session)
  }

  /// Until `less` waits for a key: a signal that comes just before that, it loses.
  private func waitForPager(_ session: TerminalSession) throws {
    try session.wait(for: "a sleeping pager") { _ in state(ofPagerBelow: session.process) == "S" }
  }

  private func state(ofPagerBelow process: pid_t) -> Substring? {
    func words(_ file: String) -> [Substring] {
      String(decoding: TemporaryDirectory.read("/proc/\(process)/\(file)"), as: UTF8.self)
        .split(separator: " ")
    }
    let status = words("stat")
    if status.count > 2, status[1] == "(less)" { return status[2] }
    return words("task/\(process)/children").lazy.compactMap {
      pid_t($0).flatMap { state(ofPagerBelow: $0) }
    }.first
  }

  /// All rows of the answer that is shown, on a screen that holds them.
  private func wholeAnswer() throws -> [String] {
    let session = try ProgramWorld().shell(rows: 600, columns: Self.columns)
    try session.submit("\u{C}" + Self.query)
    return Array(session.screen.lines.dropFirst(2))
  }

  /// Page by page as it would stand on a longer screen, and left by `q` or Ctrl-C: with what was read
  /// still there, the prompt below, and the terminal as before.
  @Test(arguments: ProgramWorld.locales, ["q", "\u{3}"])
  func pagesAndLeaves(locale: String, key: String) throws {
    let answer = try wholeAnswer()
    #expect(answer.prefix(2 * Self.rows).contains { $0.contains("🤣") })
    let session = try shell(ProgramWorld(locale: locale))
    try session.waitUntilReady()
    let modes = session.screen.modes
    try session.send(Self.query + "\r")
    try waitForPage(session)
    let page = Self.rows - 1
    #expect(session.screen.lines == answer[..<page] + [Self.bottom])
    try session.send(" ")
    try session.wait(for: "the second page") {
      $0.lines == answer[page..<2 * page] + [Self.bottom]
    }
    try session.send("b")
    try session.wait(for: "the first page") { $0.lines == answer[..<page] + [Self.bottom] }
    try waitForPager(session)
    try session.send(key)
    try session.wait(for: "the prompt") { $0.lines.last == "tori>" }
    try session.waitUntilReady()
    // With what is said of the rows, which is not lost with those that were not read.
    let said = try #require(answer.firstIndex { $0.wholeMatch(of: /[0-9]+ rows/) != nil })
    let left = answer[..<page] + answer[said...]
    #expect(session.screen.lines == Array(left.suffix(Self.rows)))
    #expect(session.screen.caret == (Self.rows - 1, 6))
    #expect(session.screen.modes == modes && session.screen.unknown == [])
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(3) == ["count", "  166", "tori>"])
    try session.send("\u{4}")
    #expect(try session.exitStatus() == 0)
    #expect(!session.isRaw && session.screen.modes == [7, 25])
  }

  /// Of an answer that is not shown whole, the last row says so, before it is left.
  @Test(arguments: [("en", "50 of 166 rows, "), ("ja", "50／166行、")])
  func lastRowOfCutAnswers(language: String, cut: String) throws {
    let world = ProgramWorld(locale: "C.UTF-8")
    let session = try shell(
      world, "cd; exec \"$TORI\" --lang \(language) \"$SEEDS\"", ["TMPDIR": world.home.path])
    try session.waitUntilReady()
    try session.submit(".limit 50")
    try session.send("posts | select id\r")
    try session.wait(for: "a page") { $0.lines.last?.hasPrefix(cut + "q ") == true }
    try waitForPager(session)
    try session.send("q")
    try session.wait(for: "the prompt") { $0.lines.last == "tori>" }
    try session.submit("posts where number < 40 | select id | limit 3")
    #expect(try world.sh("ls -d tori-pager-* 2>/dev/null").output == "")
  }

  /// In Japanese too, which another `less` garbles in its prompt; and nothing of that is left behind.
  @Test(arguments: ProgramWorld.locales) func lastRowInJapanese(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    let session = try shell(
      world, "cd; exec \"$TORI\" --lang ja \"$SEEDS\"", ["TMPDIR": world.home.path])
    try session.waitUntilReady()
    try session.send(Self.query + "\r")
    let bottom = "q 終わり、スペース 次、／ 検索"
    try session.wait(for: "a page") { $0.lines.last == bottom }
    try waitForPager(session)
    try session.send("G")
    try session.wait(for: "the end") { $0.lines.last == "(END) " + bottom }
    try waitForPager(session)
    // Behind the end, what goes on leaves.
    try session.send(" ")
    try session.wait(for: "the prompt") { $0.lines.last == "tori>" }
    #expect(session.screen.lines.contains { $0.wholeMatch(of: /[0-9]+行/) != nil })
    #expect(try world.sh("ls -d tori-pager-* 2>/dev/null").output == "")
  }

  /// Letters that make another `less` write files and run programs.
  @Test(arguments: ProgramWorld.locales) func writesAndRunsNothing(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    let session = try shell(
      world, "cd; exec \"$TORI\" \"$SEEDS\"", ["EDITOR": "/usr/bin/touch"])
    try session.waitUntilReady()
    try session.send(Self.query + "\r")
    try waitForPage(session)
    // Without what this very listing makes.
    let list = "find . -name '.program*' -o -print | sort"
    let before = try world.sh(list).output
    let refusal = "available  (press RETURN)"
    // `s` and `-o` ask for a name first, the others refuse at once.
    for keys in ["stolen\r", "v", "!", "|", "-ostolen\r"] {
      try session.send(keys)
      try session.wait(for: "a refusal of \(keys)") { $0.lines.last?.hasSuffix(refusal) == true }
      try session.send("\r")
      try session.wait(for: "the page again") { $0.lines.last == Self.bottom }
    }
    try session.send("q")
    try session.wait(for: "the prompt") { $0.lines.last == "tori>" }
    #expect(try world.sh(list).output == before)
  }

  /// Ctrl-Z stops the pager with the shell, and both come back; a person's own $LESS is heeded.
  @Test(arguments: [nil, "-S"] as [String?], ProgramWorld.locales)
  func stoppedAndBack(options: String?, locale: String) throws {
    let firstRows = try wholeAnswer().prefix(Self.rows - 1)
    var more = ["PS1": "sh% ", "ENV": ""]
    more["LESS"] = options
    let session = try shell(ProgramWorld(locale: locale), "cd; exec /bin/sh -i", more)
    try session.wait(for: "sh%")
    try session.send("\"$TORI\" \"$SEEDS\"\n")
    try session.waitUntilReady()
    try session.send(Self.query + "\r")
    let bottom = options == nil ? Self.bottom : ":"
    try session.wait(for: "a page") { $0.lines.last == bottom }
    let page = session.screen.lines
    #expect(page == firstRows + [bottom])
    for _ in 0..<2 {
      try waitForPager(session)
      try session.send("\u{1A}")
      try session.wait(for: "a shell's prompt") { $0.lines.last == "sh%" }
      #expect(!session.isRaw && !session.screen.modes.contains(1))
      // Nothing else reads what is typed now.
      try session.send("echo 'q 鳥'\n")
      try session.wait(for: "its answer") { $0.lines.suffix(2) == ["q 鳥", "sh%"] }
      try session.send("fg\n")
      try session.wait(for: "the page again") { $0.lines == page }
    }
    try waitForPager(session)
    try session.send("\u{3}")
    try session.wait(for: "the prompt") { $0.lines.last == "tori>" }
    try session.waitUntilReady()
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(3) == ["count", "  166", "tori>"])
    // Without a pager, Ctrl-Z is the line editor's again.
    try session.send("\u{1A}")
    try session.wait(for: "a shell's prompt") { $0.lines.last == "sh%" }
  }
}
