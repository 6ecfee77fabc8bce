import Testing
import ToriShell

@Suite struct StatementHintTests {
  @Test(
    arguments: [
      ("posts where mentions any", " of"), ("posts where mentions any ", "of"),
      ("posts | sort", " by"), ("posts | so", "rt"), ("posts | sort by time de", "sc"),
      ("posts", nil), ("posts ", nil), ("posts where mentions 南", nil), ("", nil), (".mo", nil),
      ("posts where mentions \"南", nil), ("p", nil), ("posts | timeline", " by month"),
      ("posts | col", "locates"),
      // What cannot be run so is not offered.
      ("documents | timeline", nil), ("documents | ti", nil),
    ] as [(String, String?)])
  func fromTheGrammar(text: String, hint: String?) throws {
    #expect(try self.hint().hint(for: text) == hint)
  }

  @Test func fromHistory() throws {
    let hint = try hint(
      ["posts | count", "posts where deleted", "posts |\n  count"], correction: "posts")
    #expect(hint.hint(for: "posts ") == "|\n  count")
    #expect(hint.hint(for: "posts w") == "here deleted")
    #expect(hint.hint(for: "posts where deleted") == nil)
    #expect(hint.hint(for: "") == "posts")
  }

  /// What was a mistake is not offered again.
  @Test(
    arguments: [
      ("posts where d", "eleted"), (".mo", "de csv"), ("posts | count ", nil), ("pots", nil),
      ("posts where a", nil),
    ] as [(String, String?)])
  func rightStatementsOnly(text: String, hint: String?) throws {
    let history = [
      "posts where deleted", ".mode csv", "posts | count by", "posts where d is 1", ".mod",
      ".mox csv", "pots where deleted", "posts where author = 1 | sort by autor",
    ]
    #expect(try self.hint(history).hint(for: text) == hint)
  }

  private func hint(_ history: [String] = [], correction: String? = nil) throws -> StatementHint {
    let interpreter = try SeedsInterpreter.make().value
    return StatementHint(history: history, correction: correction, isRight: interpreter.isRight)
  }
}
