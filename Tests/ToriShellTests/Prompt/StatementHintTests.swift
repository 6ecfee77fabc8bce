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

  /// What was a mistake is not offered again.
  @Test(
    arguments: [
      ("posts where d", "eleted"), (".mo", "de csv"), ("posts | count ", nil),
    ] as [(String, String?)])
  func rightStatementsOnly(text: String, hint: String?) {
    let history = [
      "posts where deleted", ".mode csv", "posts | count by", "posts where d is 1", ".mod",
      ".mox csv",
    ]
    #expect(StatementHint(history: history).hint(for: text) == hint)
  }

  @Test(
    arguments: [
      ("posts wher deleted", "posts where deleted"),
      ("posts where mentons \"海\" sinse 2026", "posts where mentions \"海\" since 2026"),
      ("post | sort time", "posts | sort by time"),
      ("posts where autor = \"名無し\"", "posts where author = \"名無し\""),
      ("posts where matches /(/", nil), ("posts where kind > reply", nil),
      ("南鳥島", "posts where mentions 南鳥島"), ("海 | count", "posts where mentions 海 | count"),
      ("海 where deleted", "posts where mentions 海 where deleted"), ("posts in 009", nil),
      ("posts in 000 001", "posts in 000, 001"),
      ("posts by any of 名無し, ogy", "posts by  名無し, ogy"),
      (
        "posts where links to any of \"t.co\", \"x.jp\" and has date",
        "posts where (links to \"t.co\" or links to \"x.jp\") and has date"
      ),
      (
        "posts where links to \"t.co\" or \"x.jp\"",
        "posts where links to \"t.co\" or links to \"x.jp\""
      ),
      (
        "posts where author = 名無し or \"ogy\"", "posts where author = 名無し or author = \"ogy\""
      ),
      (
        "posts where mentions any of \"日本\" \"中国\", \"米国\" \"台湾\"",
        "posts where mentions any of \"日本\", \"中国\", \"米国\", \"台湾\""
      ),
      (
        "posts where mentions 中国 near 規制 within 10 chars",
        "posts where mentions 中国 near 規制 within 10 "
      ),
      ("posts where autor = \"名無し\" and matches /(/", nil),
      ("posts | count", nil),
    ] as [(String, String?)])
  func corrections(wrong: String, right: String?) throws {
    #expect(try SeedsInterpreter.make().value.corrected(wrong) == right)
  }
}
