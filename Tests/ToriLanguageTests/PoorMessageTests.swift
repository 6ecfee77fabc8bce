import Testing
import ToriLanguage

/// Messages that once said too little.
@Suite struct PoorMessageTests {
  /// The smallest cases of those that were mended.
  @Test(arguments: [
    ("posts, blocks", "a query begins with one source"),
    ("posts where reposts > 5 < 10", "a field is compared with one value at a time"),
    (
      "posts where mentions \"a\" within 5 of \"b\"", "'within' says how near a second text stands"
    ),
    ("posts where number in (1, 2)", "'number' cannot be compared with a list"),
    ("南鳥島 中国", "a query begins with what to look at"),
  ])
  func messagesThatWerePoor(text: String, message: String) {
    #expect(Parser.parse(text).diagnostics.map(\.message.english) == [message])
  }
}
