import Testing
import ToriEngine
import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// `excel`, `khcoder` and `vrt`: what other programs take.
@Suite struct GivenBackTests {
  /// What Excel would make something else of begins with an apostrophe; what it leaves alone does not.
  @Test(
    arguments: [
      ("=1+1", true), ("+81", true), ("-", true), ("@u", true), ("＝1", true), ("\tx", true),
      ("001", true), ("1E5", true), ("１２", true), ("1/2", true), ("2026-01", true), ("10:32", true),
      ("000:29", true), ("2026年1月13日", true), ("令和8年1月", true), ("R8.1.12", true), ("Mar 1", true),
      ("SEPT2", true), ("TRUE", true), ("#N/A", true), ("50%", true), ("¥100", true), ("(3)", true),
      ("1998700000000000001", true), ("午後3時", true),
      ("001#11", false), ("南鳥島", false), ("3人", false), ("a1", false), ("marker", false),
      ("G7", false), ("#タグ", false), ("", false), ("x=1", false), ("第1回", false),
      ("1月\n2月", false),
    ])
  func excelLeavesItAsItIs(text: String, isGuarded: Bool) throws {
    let rows = answer(.columns, [("a", .text), ("b", .text)], [[.text(text), .text("z")]])
    let cell = (isGuarded ? "'" : "") + text
    let quoted = cell.contains { $0.isNewline || $0 == "," } ? "\"\(cell)\"" : cell
    #expect(try rendered(rows, as: .excel) == "\u{FEFF}a,b\r\n\(quoted),z\r\n")
  }

  @Test func excelHasTimesAndLists() throws {
    let day = TimeSpan(
      earliest: stamp(2026, 1, 12), latest: stamp(2026, 1, 13), precision: .day, basis: .stated)
    let month = TimeSpan(
      earliest: stamp(2026, 1, 1), latest: stamp(2026, 2, 1), precision: .month, basis: .stated)
    let open = TimeSpan(
      earliest: stamp(2026, 1, 1), latest: nil, precision: .second, basis: .bounded)
    let rows = answer(
      .columns, [("t", .time), ("n", .integer)],
      [
        [.time(TimeSpan(at: stamp(2026, 1, 12, 13, 15, 12))), .integer(999_999_999_999_999)],
        [.time(day), .integer(1_000_000_000_000_000)], [.time(month), .none],
        [.time(open), .list([.integer(1), .integer(2)])],
      ])
    #expect(
      try rendered(rows, as: .excel)
        == "\u{FEFF}t,n\r\n2026-01-12 13:15:12,999999999999999\r\n"
        + "2026-01-12,'1000000000000000\r\n'2026-01,\r\n2026-01-01T00:00:00+09:00/..,1; 2\r\n")
  }

  /// The text stands first, and every other column is one line.
  @Test func khCoder() throws {
    let rows = answer(
      .columns, [("author", .text), ("text", .text)],
      [[.text("名\n無し"), .text("=一行目\n二\u{7}行目")], [.none, .text(">>3, \"引用\"")]])
    #expect(
      try rendered(rows, as: .khCoder)
        == "\u{FEFF}text,author\r\n\"=一行目\n二行目\",名 無し\r\n\">>3, \"\"引用\"\"\",\r\n")
  }

  /// Words on two lines are two words, whatever ends a line.
  @Test func endsOfLinesPartWords() throws {
    let text = "a\rb\r\nc\u{B}d\u{85}e"
    let rows = answer(
      .columns, [("author", .text), ("text", .text)], [[.text(text), .text(text)]])
    #expect(
      try rendered(rows, as: .khCoder)
        == "\u{FEFF}text,author\r\n\"a\nb\nc\nd\ne\",a b c d e\r\n")
    #expect(
      try notes(of: rows, .khCoder) == [
        "ends of lines are line feeds in the text, and with tabs spaces elsewhere: otherwise than they were in 2 cells"
      ])
  }

  private func notes(of rows: Answer, _ format: Format) throws -> [String] {
    var sink = TextSink { _ in }
    let notes = try AnswerRenderer.render(rows, as: format, options: RenderOptions(), to: &sink)
    return notes.map(\.message.english)
  }

  @Test func vertical() throws {
    let rows = answer(
      .columns, [("ID", .text), ("会派", .text), ("政党", .text), ("text", .text)],
      [
        [.text("a<1\"&"), .text("自\n民"), .none, .text("南鳥島のレアアース、G7 & <b>\n\n次\u{1}")],
        [.text("b"), .none, .none, .text("")],
      ])
    #expect(
      try rendered(rows, as: .vrt)
        == """
        <?xml version="1.0" encoding="UTF-8"?>
        <corpus>
        <text id="a&lt;1&quot;&amp;" column="自 民">
        <p>
        南鳥島\tkanji
        の\thiragana
        レアアース\tkatakana
        、\tsign
        G7\tlatin
        &amp;\tsign
        &lt;\tsign
        b\tlatin
        &gt;\tsign
        </p>
        <p>
        次\tkanji
        </p>
        </text>
        <text id="b">
        </text>
        </corpus>

        """)
  }

  /// What a workbook or KH Coder cannot hold is said.
  @Test func whatIsOtherwiseIsSaid() throws {
    let long = String(repeating: "長", count: 70_000)
    let rows = answer(
      .columns, [("text", .text)], [[.text("=1")], [.text("a\u{1}b")], [.text(long)]])
    #expect(
      try notes(of: rows, .excel) == [
        "1 cell begins with ' so that Excel leaves them as they are; .xlsx needs none",
        "1 cell is longer than the 32767 characters that Excel reads",
      ])
    #expect(
      try notes(of: rows, .khCoder) == [
        "control characters were left out of 1 cell, as KH Coder takes none"
      ])
    #expect(
      try notes(of: rows, .xlsx) == [
        "1 text is longer than the 32767 characters of a cell and goes on on the sheet 'continued'",
        "control characters, which no workbook holds, became U+FFFD in 1 cell",
      ])
    // What the library takes for an escape is written longer.
    let escaped = String(repeating: "長", count: 32_700) + String(repeating: "_x0041_", count: 8)
    #expect(
      try notes(of: answer(.columns, [("text", .text)], [[.text(escaped)]]), .xlsx) == [
        "1 text is longer than the 32767 characters of a cell and goes on on the sheet 'continued'"
      ])
    let numbers = answer(
      .columns, [("n", .integer), ("x", .number), ("text", .text)],
      [
        [.integer(123_456_789_012_345_678), .number(123456789.12345679), .text("a\r\nb")],
        [.integer(1), .number(1.0 / 3), .text("a\nb")],
      ])
    #expect(
      try notes(of: numbers, .xlsx) == [
        "ends of lines are line feeds, otherwise than they were in 1 cell",
        "1 number of more than 15 digits is a text, as Excel would round it",
        "1 number is rounded to 16 digits; .csv has all of them",
      ])
  }
}
