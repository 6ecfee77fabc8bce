import CPseudoTerminal
import Glibc
import Testing

/// What the world around the editor may be: locales, terminals, signals, sizes, settings, pipes.
@Suite struct LineEditorWorldTests {
  let directory = TemporaryDirectory()

  @Test(arguments: [
    ("C.UTF-8", false), ("C", true), ("POSIX", true), ("", true), ("xx_XX.UTF-8", true),
    ("ja_JP.EUC-JP", true),
  ])
  func locales(name: String, fallsBack: Bool) throws {
    let session = try TerminalSession(environment: ["LC_ALL": name, "LANG": ""])
    try session.waitUntilReady()
    try session.type("南鳥島é\u{2}\u{2}\u{8}ひ")
    #expect(session.screen.lines == (fallsBack ? ["fallback"] : []) + ["鳥> 南ひ島é"])
  }

  @Test(arguments: ["xterm-256color", "linux", "vt100", "screen", "a-terminal-nobody-knows"])
  func terminals(type: String) throws {
    let session = try TerminalSession(environment: ["TERM": type])
    try session.waitUntilReady()
    try session.type("南鳥島\u{1B}[D\u{1B}[D\u{8}b")
    #expect(session.screen.lines == ["鳥> b鳥島"])
    #expect(session.screen.unknown == [])
  }

  @Test(arguments: ["dumb", "", "emacs"]) func dumbTerminals(type: String) throws {
    let session = try TerminalSession(environment: ["TERM": type])
    try session.send("南鳥島\n\u{4}")
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.lines.contains("[南鳥島]"))
    #expect(session.screen.modes == [7, 25] && session.screen.unknown == [])
  }

  @Test func pipeIn() throws {
    let (end, start) = try makePipe()
    let bytes = Array("一\r\n\nx".utf8) + [0xFF, 0x0A] + Array("\u{1B}鳥".utf8)
    // SAFETY: the bytes are only read.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(start, $0.baseAddress, $0.count) }
    close(start)
    let session = try TerminalSession(input: end)
    close(end)
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.lines.prefix(3) == ["[一]", "[]", "[x\u{FFFD}]"])
    #expect(session.screen.lines.last == "bye")
  }

  @Test func pipeOut() throws {
    let (end, start) = try makePipe()
    let session = try TerminalSession(output: start)
    close(start)
    try session.send("鳥\n\u{4}")
    #expect(try session.exitStatus() == 0)
    var bytes = [UInt8](repeating: 0, count: 100)
    // SAFETY: room for as many bytes as asked for.
    let count = unsafe read(end, &bytes, 100)
    close(end)
    #expect(String(decoding: bytes[..<count], as: UTF8.self) == "[鳥]\nbye\n")
  }

  @Test func resizing() throws {
    let session = try TerminalSession(columns: 80)
    try session.waitUntilReady()
    try session.submit("前")
    let text = String(repeating: "南鳥島 ", count: 15)
    try session.type(text)
    for columns in [40, 25, 33, 80, 20] {
      session.resize(rows: 24, columns: columns)
      var line = ModelLine()
      line.pieces = text.map {
        .init(text: String($0), shown: String($0), width: $0 == " " ? 1 : 2)
      }
      line.caret = line.pieces.count
      let picture = line.picture(columns: columns, kind: .scalars)
      try session.wait(for: "\(columns) columns") { $0.difference(from: picture, top: 2) == nil }
      #expect(session.screen.lines.prefix(2) == ["鳥> 前", "[前]"])
    }
  }

  /// Ctrl-Z under a shell with job control, and back, in another size.
  @Test func suspending() throws {
    let session = try TerminalSession(
      "/bin/sh", ["-i"], environment: ["PS1": "sh% ", "ENV": ""], prompt: "鳥> ")
    try session.wait(for: "sh%")
    try session.send(TerminalSession.fixture + "\n")
    try session.waitUntilReady()
    try session.type("南鳥島")
    try session.send("\u{1A}")
    try session.wait(for: "a shell's prompt") { $0.lines.last == "sh%" }
    #expect(session.screen.modes == [7, 25])
    session.resize(rows: 24, columns: 60)
    try session.send("fg\n")
    try session.waitUntilReady()
    try session.type("後")
    #expect(session.screen.lines.last == "鳥> 南鳥島後")
    #expect(session.screen.lines.dropLast().last?.contains("南鳥島") == false)
    try session.send("\u{15}\u{4}")
    try session.wait(for: "bye")
    try session.send("exit\n")
    #expect(try session.exitStatus() == 0)
  }

  /// Stopped by another, as by `kill -STOP`, and going on.
  @Test func continuing() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("南鳥島")
    kill(session.process, SIGSTOP)
    kill(session.process, SIGCONT)
    try session.type("後")
    #expect(session.screen.lines.last == "鳥> 南鳥島後")
    #expect(session.isRaw)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGFPE])
  func endingRestoresTheTerminal(signal: Int32) throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("南鳥島")
    #expect(session.screen.modes == [7, 25, 2004])
    let status = try session.exitStatus(afterSignal: signal)
    #expect(status & 0x7F == signal)
    #expect(!session.isRaw)
    #expect(session.screen.modes == [7, 25])
  }

  @Test func aTerminalThatGoesAway() throws {
    let session = try TerminalSession(environment: ["FIXTURE_HISTORY": directory.path + "/history"])
    try session.waitUntilReady()
    try session.submit("鳥")
    session.hangUp()
    #expect(try session.exitStatus() & 0x7F == SIGHUP)
    #expect(TemporaryDirectory.read(directory.path + "/history") == Array("\"鳥\"\n".utf8))
  }

  @Test func ctrlCStopsAQuery() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    for _ in 0..<2 {
      let waits = session.screen.lines.count { $0 == "waiting" }
      let starts = session.screen.pasteStarts
      try session.send("wait\r")
      try session.wait(for: "waiting") { $0.lines.count { $0 == "waiting" } > waits }
      #expect(!session.isRaw)
      try session.send("\u{3}")
      try session.wait(for: "the next line") { $0.pasteStarts > starts }
    }
    #expect(session.screen.lines.count { $0.hasSuffix("stopped true") } == 2)
    // Neither while a line is read does SIGINT end the shell.
    kill(session.process, SIGINT)
    try session.type("鳥")
    #expect(session.screen.lines.last == "鳥> 鳥")
  }

  @Test func viKeys() throws {
    let session = try sessionWithSettings("bind -v\n")
    try session.waitUntilReady()
    try session.submit("南鳥島 みかん")
    try session.type("a鳥ん島b\u{1B}0x")
    #expect(session.screen.lines.last == "鳥> 鳥ん島b")
    try session.type("lrひ$i\u{1B}[D後\u{1B}[200~貼\u{1B}[201~")
    #expect(session.screen.lines.last == "鳥> 鳥ひ後貼島b")
    try session.type("\u{1B}dd")
    #expect(session.screen.lines.last == "鳥>")
    try session.type("k")
    #expect(session.screen.lines.last == "鳥> 南鳥島 みかん")
    try session.type("A!\u{8}\u{8}\u{1B}[A\u{3}")
    try session.waitUntilReady()
    // Search in command mode is the shell's own.
    try session.send("\u{1B}/みか")
    try session.wait(for: "(history) 'みか': 南鳥島 みかん")
    try session.submit()
    #expect(session.screen.lines.suffix(2) == ["[南鳥島 みかん]", "鳥>"])
    try session.type("み\t")
    #expect(session.screen.lines.last == "鳥> みかん")
  }

  @Test(arguments: [
    "edit off\n", "bind -e\n", "tori:bind ^T ed-prev-char\nelse:bind -v\n", "nonsense\n",
  ])
  func otherSettings(text: String) throws {
    directory.append(text, to: directory.path + "/elsewhere")
    let session = try TerminalSession(environment: ["EDITRC": directory.path + "/elsewhere"])
    try session.waitUntilReady()
    try session.type("み\t")
    #expect(session.screen.lines.last == "鳥> みかん")
    if text.contains("^T") {
      try session.type("\u{14}")
      #expect(session.screen.caret.column == 8)
    }
    try session.send("\u{3}")
    try session.wait(for: "interrupted")
    try session.waitUntilReady()
    #expect(session.screen.lines.last == "鳥>")
  }

  @Test func historyOfSeveralSessions() throws {
    let environment = ["FIXTURE_HISTORY": directory.path + "/a/history"]
    let first = try TerminalSession(environment: environment)
    let second = try TerminalSession(environment: environment)
    try first.waitUntilReady()
    try second.waitUntilReady()
    try first.submit("全角　スペース")
    try second.submit("(二\r行)")
    try first.submit("最後")
    try first.submit("最後")
    let third = try TerminalSession(environment: environment)
    try third.waitUntilReady()
    try third.type("\u{10}")
    #expect(third.screen.lines == ["鳥> 最後"])
    try third.type("\u{10}")
    #expect(third.screen.lines == ["鳥> (二", " . 行)"])
    try third.type("\u{10}\u{10}")
    #expect(third.screen.lines == ["鳥> 全角　スペース"])
  }

  @Test func historyThatCannotBeKept() throws {
    let session = try TerminalSession(environment: ["FIXTURE_HISTORY": "/dev/full"])
    try session.waitUntilReady()
    try session.submit("鳥")
    #expect(session.screen.lines.contains("history: append \(ENOSPC)"))
    try session.type("\u{10}")
    #expect(session.screen.lines.last == "鳥> 鳥")
  }

  private func sessionWithSettings(_ text: String) throws -> TerminalSession {
    directory.append(text, to: directory.path + "/.editrc")
    return try TerminalSession(environment: ["HOME": directory.path])
  }

  /// The end to read from and the one to write to.
  private func makePipe() throws -> (end: Int32, start: Int32) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: room for the two ends.
    guard unsafe make_pipe(&ends) else { throw Errno(code: errno) }
    return (ends[0], ends[1])
  }

  private struct Errno: Error { let code: Int32 }
}
