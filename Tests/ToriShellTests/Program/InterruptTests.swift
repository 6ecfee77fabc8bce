import Glibc
import Testing

/// Ctrl-C while a query runs that would take minutes: each of the many posts costs a pattern of
/// nested choices almost as many steps as it may take.
@Suite struct InterruptTests {
  let world = ProgramWorld()
  private static let costly = "posts where matches /^(a|aa)+[bc]/ | count"

  init() {
    let text = String(repeating: "a", count: 27)
    world.write(
      (0..<10_000).map { "{\"id\": \($0), \"text\": \"\(text)\"}\n" }.joined(), to: "many.jsonl")
  }

  /// The interrupt is sent until the prompt is back: one that comes before the query has begun is
  /// for nobody.
  @Test func theShellGoesOn() throws {
    let session = try world.shell([world.home.path + "/many.jsonl"])
    let prompts = session.screen.pasteStarts
    try session.send(Self.costly + "\r")
    try session.wait(for: "the running query") { _ in !session.isRaw }
    try session.wait(for: "the next prompt") { screen in
      if screen.pasteStarts == prompts { kill(session.process, SIGINT) }
      return screen.pasteStarts > prompts
    }
    try session.waitUntilReady()
    #expect(session.screen.lines.contains("interrupted"))
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(3) == ["count", "10000", "tori>"])
  }

  /// Rows that are being shown end with a whole one and say that there are more. Meanwhile the program
  /// waits: nobody reads what it writes.
  @Test(
    arguments: [
      ("en", "partial: not all of the 10000 rows"),
      ("ja", "途中まで: 全10000行のうちの一部"),
    ])
  func rowsEndEarly(language: String, said: String) throws {
    let session = try world.shell([world.home.path + "/many.jsonl", "--lang", language])
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

  @Test func aCommandEndsWith130() throws {
    let program = try RunningProgram(
      ProgramWorld.tori, [world.home.path + "/many.jsonl", "-c", "posts | count; " + Self.costly],
      in: world.home, environment: world.environment)
    while !program.output.contains("10000") { usleep(5_000) }
    // Both statements are one run, so the interrupt finds it whatever comes next; a second one might
    // come when nothing is left that listens.
    kill(program.process, SIGINT)
    let finished = try program.finish()
    #expect(finished.status == 130)
    #expect(finished.output == "count\n10000\n")
  }
}
