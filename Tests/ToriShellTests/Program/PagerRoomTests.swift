import Testing
import ToriShell

/// When an answer is too long for the screen.
@Suite(.enabled(if: Pager.isProgram("/usr/bin/less"), "there is no less here"))
struct PagerRoomTests {
  private let world = ProgramWorld()

  /// Heading, rows, what is said below them, and the prompt that follows: 12 rows are no page, 13 are.
  @Test func whatFitsIsNotPaged() throws {
    var environment = world.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    environment["PAGER"] = nil
    let session = try TerminalSession(
      "/bin/sh", ["-c", "cd; exec \"$TORI\" \"$SEEDS\""], environment: environment, rows: 12,
      columns: 60, prompt: "tori> ")
    try session.waitUntilReady()
    try session.submit("posts in 002 where number <= 9 | select id")
    #expect(session.screen.lines.first == "id")
    #expect(session.screen.lines.suffix(3) == ["002#9", "9 rows", "tori>"])
    try session.send("posts in 002 where number <= 10 | select id\r")
    try session.wait(for: "a page") { $0.lines.last?.hasSuffix("/ = search") == true }
    #expect(session.screen.lines.first == "id")
    // What is said of the rows comes below them.
    try session.send("q")
    try session.wait(for: "the prompt") { $0.lines.last == "tori>" }
    #expect(session.screen.lines.suffix(3) == ["002#10", "10 rows", "tori>"])
  }
}
