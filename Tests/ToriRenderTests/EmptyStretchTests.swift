import Testing
import ToriEngine
import ToriRender

@Suite struct EmptyStretchTests {
  private func days(_ counts: [Int], isInDoubt: Bool = false) -> Answer {
    let shape = RowShape(
      kind: .figures,
      columns: [Column(name: "day", type: .text), Column(name: "count", type: .integer)],
      isTimeline: true, isInDoubt: isInDoubt)
    return Answer(shape: shape, rowCount: counts.count) { row, column in
      column == 0 ? .text("2026-01-\(10 + row)") : .integer(counts[row])
    }
  }

  @Test func longRunsAreOneLine() throws {
    let answer = days([1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3])
    let expected = """
      day         count
      2026-01-10      1
      … 5 days with none
      2026-01-16      2
      2026-01-17      0
      2026-01-18      0
      2026-01-19      0
      2026-01-20      3

      """
    #expect(try rendered(answer, as: .table) == expected)
    let japanese = RenderOptions(language: .japanese)
    #expect(try rendered(answer, as: .table, japanese).contains("\n… 該当のない日: 5\n"))
    #expect(try rendered(answer, as: .table, terminal(17)).contains("\n… 5 days with no…\n"))
  }

  /// Where there is no room for columns, too.
  @Test func narrowRows() throws {
    let narrow = try rendered(days([1, 0, 0, 0, 0, 0, 2]), as: .table, terminal(12))
    let lines = narrow.split(separator: "\n")
    #expect(lines.count == 5 && lines[2].hasPrefix("… 5 days"), "\(narrow)")
  }

  /// Where something of unknown time may lie, nothing is said to be without posts.
  @Test func doubts() throws {
    let answer = days([1, 0, 0, 0, 0, 2], isInDoubt: true)
    #expect(try rendered(answer, as: .table).contains("\n… 4 days with none for certain\n"))
    let japanese = RenderOptions(language: .japanese)
    #expect(try rendered(answer, as: .table, japanese).contains("\n… 確かな該当のない日: 4\n"))
  }

  /// A run takes one of the rows that a screen shows, and its rows count as shown.
  @Test func limits() throws {
    let answer = days([1, 0, 0, 0, 0, 0, 2, 3])
    let options = terminal(60, limit: 3)
    #expect(try rendered(answer, as: .table, options).split(separator: "\n").count == 4)
    let note = NoteRenderer.render(answer, as: .table, options: options)
    #expect(note == "showing 7 of 8 rows\n")
  }

  /// What was asked for at either end is folded too.
  @Test func bothEnds() throws {
    let answer = days([0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
    let lines = try rendered(answer, as: .table).split(separator: "\n")
    #expect(lines.count == 4 && lines[1].contains("… 5") && lines[3].contains("… 4"))
  }

  /// What nobody folds: machine formats, and rows that are no timeline.
  @Test func nothingElse() throws {
    let csv = try rendered(days([1, 0, 0, 0, 0, 0, 2]), as: .csv)
    #expect(csv.split(separator: "\r\n").count == 8)
    let counts = ToriRenderTests.answer(
      .figures, [("day", .text), ("count", .integer)],
      [1, 0, 0, 0, 0, 1].map { [.text("x"), .integer($0)] })
    #expect(try !rendered(counts, as: .table).contains("…"))
  }
}
