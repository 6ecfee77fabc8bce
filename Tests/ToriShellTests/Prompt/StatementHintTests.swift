import Testing
import ToriShell

@Suite struct StatementHintTests {
  @Test(
    arguments: [
      ("posts where mentions any", " of"), ("posts where mentions any ", "of"),
      ("posts | sort", " by"), ("posts | so", "rt"), ("posts | sort by time de", "sc"),
      ("posts", nil), ("posts ", nil), ("posts where mentions 南", nil), ("", nil), (".mo", nil),
      ("posts where mentions \"南", nil), ("p", nil),
    ] as [(String, String?)])
  func fromTheGrammar(text: String, hint: String?) {
    #expect(StatementHint(history: []).hint(for: text) == hint)
  }

  @Test func fromHistory() {
    let hint = StatementHint(
      history: ["posts | count", "posts where deleted", "posts |\n  count"], correction: "posts")
    #expect(hint.hint(for: "posts ") == "|\n  count")
    #expect(hint.hint(for: "posts w") == "here deleted")
    #expect(hint.hint(for: "posts where deleted") == nil)
    #expect(hint.hint(for: "") == "posts")
  }

  @Test(
    arguments: [
      ("posts wher deleted", "posts where deleted"),
      ("posts where mentons \"海\" sinse 2026", "posts where mentions \"海\" since 2026"),
      ("post | sort time", "posts | sort by time"),
      ("posts where autor = \"名無し\"", "posts where author = \"名無し\""),
      ("posts where matches /(/", nil), ("posts where kind > reply", nil),
      ("posts where autor = \"名無し\" and matches /(/", nil),
    ] as [(String, String?)])
  func corrections(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }
}
