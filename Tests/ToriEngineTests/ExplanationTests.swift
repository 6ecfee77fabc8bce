import Testing
import ToriEngine
import ToriLanguage

/// How a query is said to be read and carried out.
@Suite struct ExplanationTests {
  @Test(
    arguments: [
      ("posts", ["all posts of the corpus"]),
      // Clauses hold at once, each whole.
      (
        "posts where mentions \"ＥＵ\" or has link since 2026-01 in 001",
        [
          "all posts of the corpus", "of which all of this holds:",
          "  mentions \"ＥＵ\" or has link, \"ＥＵ\" compared as \"eu\"",
          "  since 2026-01-01 (Asia/Tokyo), certainly: the whole of its time", "  in 001",
        ]
      ),
      (
        "posts where mentions \"ＥＵ\"",
        ["all posts of the corpus", "of which holds: mentions \"ＥＵ\", compared as \"eu\""]
      ),
      (
        "posts where deleted or not (on yesterday and reposts > 2)",
        [
          "all posts of the corpus",
          "of which holds: deleted or not (from 2026-01-19 up to 2026-01-20 and reposts >= 3) (Asia/Tokyo)",
        ]
      ),
      (
        "posts until 2025-12 | sort by reposts desc, time | limit 3 | select id, time",
        [
          "all posts of the corpus",
          "of which holds: before 2026-01-01 (Asia/Tokyo), certainly: the whole of its time",
          "in the order of reposts, largest first, then time", "the first 3", "of each, id, time",
        ]
      ),
      (
        "documents | where posts > 20 | posts | replies | count by month, author",
        [
          "all documents of the corpus", "of which holds: posts > 20", "then the posts of these",
          "then the posts that answer them", "how many for each month and author",
        ]
      ),
      (
        "posts where dated 2026-01 | minus (posts in 002) | kwic \"規制\" width 5",
        [
          "all posts of the corpus",
          "of which holds: dated from 2026-01-01 up to 2026-02-01 (Asia/Tokyo)",
          "without: all posts of the corpus, of which holds: in 002",
          "each occurrence of \"規制\" with 5 characters on either side",
        ]
      ),
    ])
  func reading(query: String, lines: [String]) throws {
    #expect(try explanation("explain " + query).reading.map(\.english) == lines)
  }

  /// The cheapest and rarest part first; what is never reached met nothing.
  @Test func steps() throws {
    let explained = try explanation(
      "explain posts where matches /規制/ and mentions \"中国\" in 001 | sort by time | limit 2")
    #expect(
      outline(explained) == [
        "first 2 by time · at most 2", "  filter · at most 28",
        "    all of, tried in this order", "      in 001 · at most 71",
        "      mentions \"中国\" · at most 76", "      matches /規制/ · at most 28",
        "    all posts · at most 166",
      ])
    #expect(explained.steps.allSatisfy { $0.foundRows == nil && $0.duration == nil })
  }

  @Test func stepsThatRan() throws {
    let explained = try explanation(
      "explain analyze posts where matches /規制/ and not mentions \"中国\" in 001 | count")
    #expect(
      explained.steps.map { "\($0.words.english): \($0.foundRows.map { "\($0)" } ?? "")" } == [
        "count rows, fetching none: 1", "filter: 1", "all of, tried in this order: 1",
        "in 001: 30", "not: 14", "mentions \"中国\": 16", "matches /規制/: 1", "all posts: 166",
      ])
    #expect(explained.steps.allSatisfy { $0.duration != nil })
    let empty = try explanation(
      "explain analyze posts where mentions \"南極\" and (deleted or has link)")
    #expect(
      empty.steps.map { "\($0.words.english): \($0.foundRows.map { "\($0)" } ?? "")" } == [
        "filter: 0", "all of, tried in this order: 0", "mentions \"南極\": 0",
        "any of, tried in this order: ", "deleted: ", "has link: ", "all posts: 166",
      ])
  }

  /// How much of the index was read is told of a query that ran, and of no other.
  @Test func bytesRead() throws {
    #expect(try explanation("explain posts | count").summary == nil)
    let all = try explanation("explain analyze posts where matches /./").summary?.english
    #expect(all?.hasPrefix("read ") == true && all?.hasPrefix("read 0 ") == false)
  }

  private func explanation(_ text: String) throws -> Explanation {
    guard case .explanation(let explanation) = try Sample.seeds.get().outcome(text) else {
      throw Sample.Problem(diagnostics: [])
    }
    return explanation
  }

  private func outline(_ explanation: Explanation) -> [String] {
    explanation.steps.map { step in
      String(repeating: "  ", count: step.depth) + step.words.english
        + (step.expectedRows.map { " · at most \($0)" } ?? "")
    }
  }
}
