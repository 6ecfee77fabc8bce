import Testing
import ToriEngine
import ToriRender

struct NoteTests {
  private func rows(_ count: Int, _ notes: [Note] = []) -> Answer {
    answer(.posts, [("id", .text)], notes: notes, (0..<count).map { [.integer($0)] })
  }

  private func notes(_ answer: Answer, _ options: RenderOptions = RenderOptions()) -> String {
    NoteRenderer.render(answer, as: .table, options: options)
  }

  @Test func howManyRowsThereAre() {
    #expect(notes(rows(0)) == "no rows\n")
    #expect(notes(rows(1)) == "1 row\n")
    #expect(notes(rows(13)) == "13 rows\n")
    #expect(notes(answer(.figures, [("count", .integer)], [[.integer(166)]])) == "")
    #expect(notes(answer(.bytes, [("bytes", .bytes)], [[.bytes([1])]])) == "")
  }

  @Test func whatTheScreenDoesNotShow() {
    var options = terminal(80, limit: 40)
    #expect(notes(rows(166), options) == "showing 40 of 166 rows\n")
    options.remedy = ".limit none shows them all"
    #expect(notes(rows(166), options) == "showing 40 of 166 rows; .limit none shows them all\n")
    #expect(notes(rows(40), options) == "40 rows\n")
  }

  /// A limit that nobody chose leaves nothing out where that would be no more than what is shown.
  @Test func aUsualLimitIsSoft() {
    var options = terminal(80, limit: 40)
    #expect(options.shownRows(of: 41) == 40)
    options.isLimitSoft = true
    #expect(options.shownRows(of: 41) == 41 && options.shownRows(of: 80) == 80)
    #expect(options.shownRows(of: 81) == 40)
  }

  /// A list of words that begins with those that every text has says how to leave them out, on a screen.
  @Test func wordsThatHoldSentencesTogether() {
    func words(_ classes: String...) -> Answer {
      answer(
        .words, [("word", .text), ("pos", .text)], classes.map { [.text("語"), .text($0)] })
    }
    let hint = "'| where content' leaves out particles, auxiliaries and signs\n"
    #expect(notes(words("adp", "noun", "aux", "sconj"), terminal(80)) == "4 rows\n" + hint)
    #expect(notes(words("adp", "noun", "aux", "sconj")) == "4 rows\n")
    #expect(notes(words("adp", "noun", "aux", "verb"), terminal(80)) == "4 rows\n")
  }

  @Test func whatTheAnswerLeavesOut() {
    let answer = rows(
      2,
      [
        Note(.words("5 more posts match but carry no time"), hint: .add("or undated")),
        Note(.words("no post has \u{1B}[2J「規正」")),
      ])
    let expected = """
      5 more posts match but carry no time (add: or undated)
      no post has ␛[2J「規正」

      """
    #expect(notes(answer) == "2 rows\n" + expected)
    #expect(NoteRenderer.render(answer, as: .csv, options: RenderOptions()) == expected)
    let coloured = notes(answer, terminal(80, colour: true))
    #expect(coloured.hasPrefix("\u{1B}[2m2 rows\u{1B}[0m\n5 more"))
    #expect(coloured.contains("\u{1B}[32m (add: or undated)\u{1B}[0m\n"))
  }
}
