import Testing
import ToriLanguage

/// Which comments of a script are prose, and which stay with a statement.
@Suite struct PassageTests {
  static let cases: [(script: String, passages: [Passage])] = [
    ("", []),
    ("posts", [.statement(0, "posts")]),
    ("#!/usr/bin/env tori\n-- # A\n--\n-- b\nposts", [.prose("# A\n\nb"), .statement(0, "posts")]),
    (
      "-- a\n\n\n-- b\nposts -- c\n-- d",
      [.prose("a\n\nb"), .statement(0, "posts  -- c"), .prose("d")]
    ),
    // Within a statement it is a part of that; indented or not, on a line of its own it is prose.
    (
      "posts\n  -- within\n  | count\n  -- after\nposts",
      [.statement(0, "posts\n  -- within\n  | count"), .prose("after"), .statement(1, "posts")]
    ),
    (
      "posts; posts | count -- two\n--three\n--  - four",
      [
        .statement(0, "posts"), .statement(1, "posts | count  -- two"), .prose("three\n - four"),
      ]
    ),
    (
      "let a = mentions \"x\" -- named\n\nposts where a\n",
      [.statement(0, "let a = mentions \"x\"  -- named"), .statement(1, "posts where a")]
    ),
    ("ーー\n－－　全角\nposts", [.statement(0, "ーー"), .prose("全角"), .statement(1, "posts")]),
  ]

  @Test(arguments: cases.indices)
  func passages(place: Int) {
    let (script, passages) = Self.cases[place]
    #expect(Parser.parse(script).passages(of: script) == passages)
  }
}
