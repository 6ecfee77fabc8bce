import Testing
import ToriEngine
import ToriRender

@Suite struct CardTests {
  private func posts(_ count: Int) -> Answer {
    let rows: [[Value]] = (1...max(1, count)).map { number in
      [
        .text("001#\(number)"), .text("001"), .text("名無し"), .none,
        .text("海底の資源、という話。\nsecond line of it\n"), .boolean(false),
        .list([.text("https://a.jp"), .text("https://b.jp")]),
      ]
    }
    return answer(
      .posts,
      [
        ("id", .text), ("doc", .text), ("author", .text), ("time", .time), ("text", .text),
        ("deleted", .boolean), ("links", .list(.text)),
      ], essential: [0, 3, 2, 4], Array(rows.prefix(count)))
  }

  /// The whole text in lines that fit, and what is known besides.
  @Test func aSinglePostOnAScreen() throws {
    let shown = try rendered(posts(1), as: .table, terminal(23, highlights: ["資源"]))
    #expect(
      shown == """
        001#1  名無し
          海底の資源、という
          話。
          second line of it

          doc    001
          links  https://a.jp,
                 https://b.jp

        """)
    let marked = try rendered(posts(1), as: .table, terminal(60, colour: true, highlights: ["資源"]))
    #expect(marked.contains("  海底の\u{1B}[1;31m資源\u{1B}[0m、という話。\n"))
  }

  /// Where a program may read, and of several, a table is a table; unless cards were asked for.
  @Test func onlyThere() throws {
    #expect(try rendered(posts(1), as: .table).hasPrefix("id "))
    #expect(try rendered(posts(2), as: .table, terminal(60)).hasPrefix("id "))
    let cards = try rendered(posts(2), as: .cards)
    #expect(cards.hasPrefix("001#1  名無し\n  海底の資源、という話。\n  second line of it\n\n  doc "))
    #expect(cards.contains("https://b.jp\n\n001#2  名無し\n"))
    #expect(try rendered(posts(0), as: .cards) == "")
    let limited = try rendered(posts(3), as: .cards, terminal(60, limit: 2))
    #expect(limited.contains("001#2") && !limited.contains("001#3"))
  }

  /// Rows that gather posts are known by their first column; figures stay a table.
  @Test func otherRows() throws {
    let documents = answer(
      .documents, [("doc", .text), ("posts", .integer), ("title", .text)], essential: [0, 1],
      [[.text("000"), .integer(53), .none]])
    #expect(try rendered(documents, as: .cards) == "000\n  posts  53\n")
    let figures = answer(
      .figures, [("doc", .text), ("count", .integer)], [[.text("000"), .integer(5)]])
    #expect(try rendered(figures, as: .cards) == (try rendered(figures, as: .table)))
  }
}
