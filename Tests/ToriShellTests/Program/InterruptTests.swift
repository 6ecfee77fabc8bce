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
