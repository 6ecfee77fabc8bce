import Testing
import ToriShell

/// What a line goes on from that begins with `|`, after lines that ran.
@Suite struct ContinuationTests {
  @Test(
    arguments: [
      (["posts"], "posts | count"),
      (["posts where deleted", "_ | limit 3"], "posts where deleted | limit 3 | count"),
      // Clauses behind stages are of what these give.
      (["posts | limit 5", "_ where deleted"], "(posts | limit 5) where deleted | count"),
      (
        ["posts by タマ or deleted", "_ in 001", "_ | limit 1"],
        "(posts by タマ or deleted) in 001 | limit 1 | count"
      ),
      (
        ["posts in 001", "posts in 000 | union (_ | limit 2)"],
        "posts in 000 | union ((posts in 001) | limit 2) | count"
      ),
      (
        ["posts in 001", "posts where replies to _"],
        "posts where replies to (posts in 001) | count"
      ),
      // Nothing is written again.
      (["posts | save \"a.csv\""], "posts | count"),
      (["posts | save \"a.csv\" | limit 2", "_ | expect any"], "posts | limit 2 | count"),
      // Several statements in a line, the last of them no query.
      (["posts in 001; _ | limit 2; let x = deleted"], "posts in 001 | limit 2 | count"),
      (["let x = deleted", "help"], "| count"), ([], "| count"),
    ] as [([String], String)])
  func goesOn(lines: [String], whole: String) {
    var continuation = Continuation()
    for line in lines { continuation.note(line) }
    #expect(continuation.head(of: "| count") + "| count" == whole)
    #expect(continuation.head(of: "posts").isEmpty)
  }
}
