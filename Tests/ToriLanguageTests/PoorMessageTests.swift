import Testing
import ToriLanguage

/// Messages that could say more, as they are today: a worklist.
@Suite struct PoorMessageTests {
  @Test(arguments: [
    // Two sources side by side: there is no such query, and the message does not say so.
    ("posts, blocks", "expected 'where', 'since', '|' or the end, found ','"),
    // A chain of comparisons is two conditions with `and`.
    ("posts where reposts > 5 < 10", "expected 'and', 'or', '|' or the end, found '<'"),
    // Nearness in the order of English.
    (
      "posts where mentions \"a\" within 5 of \"b\"",
      "expected 'and', 'or', '|' or the end, found 'within'"
    ),
    // A field cannot be compared with a list.
    ("posts where number in (1, 2)", "a list after 'in' has no parentheses"),
    // Bare words in the place of a query.
    ("南鳥島 中国", "expected 'where', 'since', '|' or the end, found '中国'"),
  ])
  func messages(text: String, message: String) {
    #expect(Parser.parse(text).diagnostics.map(\.message) == [message])
  }
}
