import Testing
import ToriLanguage
import ToriRandom

/// There is one layout, it keeps what is said, and it is its own.
@Suite struct FormatterTests {
  @Test(arguments: [
    ("", ""), ("\n\n", ""), ("posts", "posts\n"),
    ("POSTS Where  deleted ;blocks", "posts where deleted\nblocks\n"),
    ("ｐｏｓｔｓ　ｉｎ　０００、001　｜　count", "posts in 000, 001 | count\n"),
    ("posts where( deleted  or (undated) )", "posts where (deleted or (undated))\n"),
    ("posts where reposts>=5", "posts where reposts >= 5\n"),
    ("posts\n  | count\n", "posts | count\n"),
    (
      "-- a\n\n\n\n-- b  \nposts -- c\n\n\nblocks;-- d",
      "-- a\n\n-- b\nposts  -- c\n\nblocks  -- d\n"
    ),
    (
      "posts -- why\n  | count -- how\n  | limit 3",
      "posts  -- why\n  | count  -- how\n  | limit 3\n"
    ),
    ("#!/usr/bin/env tori\nposts", "#!/usr/bin/env tori\nposts\n"),
    (
      "posts where mentions \"a  b\" or\nmentions 「Ａ」",
      "posts where mentions \"a  b\" or mentions 「Ａ」\n"
    ),
    ("posts where mentions ＡＢ since ２０２６－０１", "posts where mentions AB since 2026-01\n"),
    ("posts where mentions to;posts", "posts where mentions to;\nposts\n"),
    ("posts | limit $n", "posts | limit $n\n"),
    (
      "posts where mentions any of \"レアアース泥\", \"レアアース\", \"南鳥島\" since 2026-01 until 2026-02 in 000, 001 | count by doc",
      """
      posts where mentions any of "レアアース泥", "レアアース", "南鳥島"
        since 2026-01
        until 2026-02
        in 000, 001
        | count by doc

      """
    ),
    (
      "posts where mentions \"レアアース\" | sort by reposts desc, time | select id, time, reposts, text",
      """
      posts where mentions "レアアース"
        | sort by reposts desc, time
        | select id, time, reposts, text

      """
    ),
  ])
  func layout(text: String, expected: String) {
    #expect(Formatter.format(text) == expected)
  }

  @Test func errorsAreNotLaidOut() {
    #expect(Formatter.format("posts where mentons \"a\"") == nil)
    #expect(Formatter.format("posts where (") == nil)
  }

  @Test(arguments: ["search", "time", "threads", "counting", "concordance"])
  func files(name: String) throws {
    try expectKept(try projectFile("grammar/examples/\(name).tq"))
  }

  /// Examples with blanks, line ends and comments put in where they may stand.
  @Test(arguments: UInt64(0)..<4)
  func anyLayout(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for example in examples where !example.contains(";") {
      let text = Parser.parse(example).tokens.map { token in
        let blanks = [" ", "   ", "\n  ", " -- 注\n    ", "\n\n\t"]
        return token.kind == .blank ? random.pick(blanks) : example.piece(token.span)
      }.joined()
      try expectKept(text)
    }
  }

  private func expectKept(_ text: String) throws {
    let formatted = try #require(Formatter.format(text), "\(text)")
    let (before, after) = (Parser.parse(text), Parser.parse(formatted))
    #expect(after.script.outline == before.script.outline)
    #expect(Formatter.format(formatted) == formatted)
    func comments(_ parsed: Parsed, _ text: String) -> [Substring] {
      parsed.tokens.filter { $0.kind == .comment }.map { text.piece($0.span).trimming(" ") }
    }
    #expect(comments(before, text) == comments(after, formatted))
  }
}
