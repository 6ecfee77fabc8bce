import Glibc
import Testing

/// Files that change while their corpus is open.
@Suite struct ChangedCorpusTests {
  @Test(arguments: ProgramWorld.locales) func isSaidOnceAndOpenedAnew(locale: String) throws {
    let world = ProgramWorld(locale: locale)
    try TestFiles.makeFolder(world.home.path + "/pages")
    world.write("{\"id\": 1, \"text\": \"鳥\"}\n", to: "pages/a.jsonl")
    let session = try world.shell([world.home.path + "/pages"], columns: 120)
    func tells(_ text: String) -> Bool { session.screen.lines.contains { $0.contains(text) } }
    /// Files are looked at for no more than a part of the time, so it may take a statement or two.
    func ask(_ statement: String, until text: String) throws {
      for _ in 0..<200 {
        try session.submit(statement)
        if tells(text) { return }
        usleep(50_000)
      }
      Issue.record("nothing tells \(text):\n\(session.picture)")
    }
    try session.submit("posts | count")
    #expect(!tells("is another than"))
    world.write("{\"id\": 2, \"text\": \"島\"}\n", to: "pages/b.jsonl")
    try ask(
      "posts | count",
      until: "the corpus is another than when it was opened: 1 file new; Enter opens it again")
    #expect(session.screen.lines.last?.hasPrefix("tori> .open ") == true)
    // Said once; what it is then counts.
    try session.submit("\u{C}posts where mentions 鳥 | count")
    #expect(!tells("is another than") && session.screen.lines.last == "tori>")
    world.write("{\"id\": 3, \"text\": \"🤣\"}\n", to: "pages/a.jsonl")
    try ask("\u{C}posts | count", until: "1 file changed, 1 file new; Enter opens it again")
    try session.submit("")
    #expect(tells("2 documents, 3 posts"))
    try session.submit("\u{C}posts | count")
    #expect(session.screen.lines.dropFirst().prefix(2) == ["count", "    3"])
    try session.submit(".lang ja")
    _ = try world.sh("rm pages/b.jsonl")
    try ask(
      "\u{C}posts | count", until: "コーパスのファイルが開いたときと違う（削除1）。Enterで開き直す")
  }

  /// What no row has gives its room away, unless it was asked for.
  @Test(arguments: ProgramWorld.locales) func emptyColumns(locale: String) throws {
    let session = try ProgramWorld(locale: locale).shell()
    try session.submit("\u{C}posts in 003 | limit 2")
    #expect(session.screen.lines[1].split(separator: " ") == ["id", "time", "text"])
    try session.submit("\u{C}posts in 003 | limit 2 | select id, author, text")
    #expect(session.screen.lines[1].split(separator: " ") == ["id", "author", "text"])
  }
}
