import Testing
import ToriEngine
import ToriRandom
import ToriRender
import ToriText
import ToriTime

struct TableTests {
  @Test func columnsAlignOnAWideTerminal() throws {
    let expected = #"""
      id      time                            author     text
      001#11  2026-01-13 10:32:15             名無し     >>3 ⏎ 南鳥島沖のﾚｱｱｰｽ泥、"採掘"は2028年|以降
      000:29  2025-10-23 17:19:24 … 17:48:40             👨‍👩‍👧が␛[31m赤い\u{202E}字 🇯🇵、*強調*と\記号<b>
      002#3   2025-12-12                      ｶﾞ=x, "y"
      003#1   —                                          日

      """#
    let table = try rendered(posts, as: .table, terminal(100))
    #expect(table == expected)
    let plain = try rendered(posts, as: .table)
    #expect(plain == expected)
  }

  @Test func textGivesWayFirst() throws {
    let expected = #"""
      id      time                            author     text
      001#11  2026-01-13 10:32:15             名無し     >>3 ⏎ 南鳥島沖のﾚｱｱｰ…
      000:29  2025-10-23 17:19:24 … 17:48:40             👨‍👩‍👧が␛[31m赤い\u{202E…
      002#3   2025-12-12                      ｶﾞ=x, "y"
      003#1   —                                          日

      """#
    let table = try rendered(posts, as: .table, terminal(72))
    #expect(table == expected)
  }

  /// One long name among few does not take the room of what was said; a column of long ones takes a third.
  @Test func whatWasSaidGetsTheRoom() throws {
    let name = "<丶`∀´>(´・ω・`)(`ハ´  )さん"
    let said = String(repeating: "日本", count: 40)
    func lines(_ names: [String]) throws -> [Substring] {
      let rows = answer(
        .posts, [("id", .text), ("author", .text), ("text", .text)],
        names.enumerated().map { [.text("\($0)"), .text($1), .text(said)] })
      return try rendered(rows, as: .table, terminal(80)).split(separator: "\n")
    }
    let few = try lines([name, "", "", ""])
    #expect(few[0] == "id  author        text")
    #expect(few[1].hasPrefix("0   <丶`∀´>(´・…  日本日本") && few[1].hasSuffix("…"))
    let all = try lines([name, name, name, name])
    #expect(all[0] == "id  author                   text")
    let short = try lines(["名無し", "", "", ""])
    #expect(short[0] == "id  author  text")
  }

  /// Identifiers of data begin alike.
  @Test func identifiersKeepTheirEnds() throws {
    let said = String(repeating: "日本", count: 40)
    let rows = answer(
      .posts, [("id", .text), ("text", .text)],
      (1...3).map {
        let id = "posts#200000000000000000\($0)"
        return [.identifier(id, short: id), .text(said)]
      })
    let lines = try rendered(rows, as: .table, terminal(50)).split(separator: "\n")
    #expect(lines[1].hasPrefix("posts…0000000001  日本"))
    #expect(lines[3].hasPrefix("posts…0000000003  日本"))
  }

  @Test func aHeadingIsNoWiderThanItsColumn() throws {
    let long = String(repeating: "あ", count: 20)
    let shape = RowShape(
      kind: .columns,
      columns: [
        Column(name: "a", type: .text),
        Column(name: "b", type: .text, heading: "much longer than anything that has room"),
      ])
    let rows = Answer(shape: shape, rowCount: 1) { _, _ in .text(long) }
    let header = try rendered(rows, as: .table, terminal(40)).prefix { $0 != "\n" }
    #expect(header == "a                    much longer than a…")
  }

  @Test func aNarrowTerminalShowsCards() throws {
    let expected = #"""
      001#11
        time    2026-01-13 10:32:15
        author  名無し
        text
        >>3 ⏎ 南鳥島沖のﾚｱｱｰｽ泥、"採掘"は
        2028年|以降
      000:29
        time
        2025-10-23 17:19:24 … 17:48:40
        text
        👨‍👩‍👧が␛[31m赤い\u{202E}字 🇯🇵、*強調*
        と\記号<b>
      002#3
        time    2025-12-12
        author  ｶﾞ=x, "y"
        text
      003#1
        text    日

      """#
    let table = try rendered(posts, as: .table, terminal(37))
    #expect(table == expected)
  }

  @Test func aNumberOrATimeIsNotCut() throws {
    let rows = answer(
      .columns, [("time", .time), ("number", .integer)],
      [[stated(second), .integer(1_234_567_890_123_456)]])
    let expected = "time                           number\n2026-01-13 10:32:15  1234567890123456\n"
    let table = try rendered(rows, as: .table, terminal(37))
    #expect(table == expected)
    let card = try rendered(rows, as: .table, terminal(36))
    #expect(card == "2026-01-13 10:32:15\n  number  1234567890123456\n")
  }

  @Test func aLongTextOnACardEndsInAnEllipsis() throws {
    let rows = answer(
      .columns, [("id", .text), ("number", .integer), ("text", .text)],
      [[.text("a"), .integer(12), .text(String(repeating: "日本", count: 30))]])
    let expected = """
      a
        number
        12
        text
        日本日本
        日本日本
        日本日本
        日本日…

      """
    let table = try rendered(rows, as: .table, terminal(10))
    #expect(table == expected)
  }

  @Test func matchesAreMarkedAndKeptInSight() throws {
    let text =
      String(repeating: "前置きの文章", count: 5) + "ﾚｱｱｰｽと規制とレアアース" + String(repeating: "後", count: 20)
    let rows = answer(.columns, [("id", .text), ("text", .text)], [[.text("1"), .text(text)]])
    let marked = terminal(30, colour: true, highlights: ["レアアース", "規"])
    let table = try rendered(rows, as: .table, marked)
    #expect(
      table == """
        \u{1B}[1mid\u{1B}[0m  \u{1B}[1mtext\u{1B}[0m
        1   \u{1B}[2m…\u{1B}[0mの文章\u{1B}[1;31mﾚｱｱｰｽ\u{1B}[0mと\u{1B}[1;31m規\u{1B}[0m制と\u{1B}[1;31mレア\u{1B}[0m\u{1B}[2m…\u{1B}[0m

        """)
    let plain = terminal(30, highlights: ["レアアース"])
    #expect(try rendered(rows, as: .table, plain).contains("ﾚｱｱｰｽ"))
    #expect(try !rendered(rows, as: .table, terminal(30)).contains("ﾚｱｱｰｽ"))
  }

  @Test func figuresHaveBars() throws {
    let rows = answer(
      .figures, [("month", .text), ("author", .text), ("count", .integer)],
      [
        [.text("2025-12"), .text("名無し"), .integer(3)], [.text("2026-01"), .none, .integer(16)],
        [.none, .text("x"), .integer(0)],
      ])
    let expected = """
      month       author       count
      2025-12     名無し           3  █▌
      2026-01     (no author)     16  ████████
      (no month)  x                0

      """
    let table = try rendered(rows, as: .table, terminal(40))
    #expect(table == expected)
    let plain = try rendered(rows, as: .table)
    #expect(!plain.contains("█") && plain.contains("(no month)  x                0\n"))
    #expect(try !rendered(rows, as: .table, terminal(39)).contains("█"))
  }

  /// What is used less goes to the left of an axis, which takes no column too many; without any there is no axis.
  @Test(arguments: 28..<70)
  func barsOfKeywords(width: Int) throws {
    func table(_ ratios: [Double]) throws -> String {
      let rows = ratios.map { [Value.text("語"), .integer(10), .number($0)] }
      let words = answer(
        .words, [("word", .text), ("count", .integer), ("log_ratio", .number)], rows)
      let shape = words.shape.drawn("log_ratio", of: ["word"], bothSides: true)
      let drawn = Answer(shape: shape, rowCount: rows.count) { row, column in rows[row][column] }
      return try rendered(drawn, as: .table, terminal(width))
    }
    for ratios in [[6.0, 2.26, -6], [6, 3]] {
      let lines = try table(ratios).split(separator: "\n")
      #expect(lines.allSatisfy { displayWidth(String($0)) <= width }, "\(lines)")
      #expect(lines.contains { $0.contains("█│") } == (ratios.count == 3 && lines[1].contains("█")))
    }
  }

  @Test(arguments: [
    ([0.5, 0.25], "0.5000 0.2500"), ([1.005, 20.5], "1.00 20.50"),
    ([1234.56, 0.04], "1234.56 0.04"), ([1234.56, 1e-9], "1234.560000 1e-09"),
    ([3, -4], "3 -4"), ([-0.5, 0.12345], "-0.5000 0.1235"), ([1e300, 0.5], "1e+300 0.5"),
    ([.infinity, 1.5], "inf 1.50"), ([.nan, 2], "nan 2"),
  ])
  func numbersOfAColumnHaveOneForm(numbers: [Double], expected: String) throws {
    let rows = answer(.columns, [("n", .number)], numbers.map { [.number($0)] })
    let table = try rendered(rows, as: .table)
    #expect(table.split { $0 == "\n" || $0 == " " }.dropFirst().joined(separator: " ") == expected)
  }

  @Test(arguments: [
    (PartialDate(year: 2026), "2026"), (PartialDate(year: 2026, month: 1), "2026-01"),
    (PartialDate(year: 2026, month: 1, day: 3), "2026-01-03"),
    (PartialDate(year: 2026, month: 1, day: 3, hour: 7), "2026-01-03 07h"),
    (PartialDate(year: 2026, month: 1, day: 3, hour: 7, minute: 5), "2026-01-03 07:05"),
    (second, "2026-01-13 10:32:15"),
  ])
  func timesAreAsFineAsTheyAreKnown(date: PartialDate, expected: String) throws {
    let rows = answer(.columns, [("time", .time)], [[stated(date)]])
    #expect(try rendered(rows, as: .table) == "time\n\(expected)\n")
  }

  @Test(arguments: [
    (bounded(stamp(2025, 10, 23, 17, 48, 40), nil), "≥ 2025-10-23 17:48:40"),
    (bounded(nil, stamp(2025, 10, 23, 17, 19, 24)), "≤ 2025-10-23 17:19:24"),
    (
      bounded(stamp(2025, 10, 23, 23), stamp(2025, 10, 24, 1)),
      "2025-10-23 23:00:00 … 2025-10-24 01:00:00"
    ),
    (bounded(nil, nil), "—"),
  ])
  func boundsOfATime(time: Value, expected: String) throws {
    let rows = answer(.columns, [("time", .time)], [[time]])
    #expect(try rendered(rows, as: .table) == "time\n\(expected)\n")
  }

  @Test func otherValues() throws {
    let rows = answer(
      .columns,
      [("deleted", .boolean), ("links", .list(.text)), ("dates", .list(.date)), ("b", .bytes)],
      [
        [
          .boolean(true), .list([.text("a\nb"), .text("二")]), .list([.date(day)]),
          .bytes([0x41, 0x1B, 0xFF]),
        ],
        [.boolean(false), .list([]), .none, .none],
      ])
    let expected = """
      deleted  links      dates       b
      yes      a ⏎ b, 二  2025-12-12  A␛�
      no

      """
    let table = try rendered(rows, as: .table)
    #expect(table == expected)
  }

  @Test func aFileCutsNothingAndDoesNotPadAfterLongTexts() throws {
    let long = String(repeating: "長", count: 300)
    let rows = answer(
      .columns, [("text", .text), ("id", .text)],
      [[.text(long), .text("a")], [.text("短"), .text("b")]])
    let lines = try rendered(rows, as: .table).split(separator: "\n")
    #expect(lines[1] == long + "  a")
    #expect(lines[2] == "短" + String(repeating: " ", count: 40) + "b")
  }

  /// Of many rows only some are measured; one of the others is cut, or stands out in a file.
  @Test func manyRowsAreNotAllMeasured() throws {
    let shape = RowShape(
      kind: .columns,
      columns: [Column(name: "id", type: .text), Column(name: "n", type: .integer)])
    let rows = Answer(shape: shape, rowCount: 10_000) { row, column in
      column == 1 ? .integer(row) : .text(row == 5 ? "日本語日本語" : "a")
    }
    let onTerminal = try rendered(rows, as: .table, terminal(60)).split(separator: "\n")
    #expect(onTerminal[1] == "a      0" && onTerminal[6] == "…      5")
    #expect(onTerminal[10_000] == "a   9999")
    let inFile = try rendered(rows, as: .table).split(separator: "\n")
    #expect(inFile[6] == "日本語日本語     5")
  }

  @Test func theLimitHoldsOnTerminalsOnly() throws {
    let all = try rendered(posts, as: .table)
    #expect(
      try rendered(posts, as: .table, terminal(100, limit: 2)).split(separator: "\n").count == 3)
    #expect(try rendered(posts, as: .table, RenderOptions(limit: 2)) == all)
  }

  @Test func ambiguousCharactersMayBeWide() throws {
    let rows = answer(
      .columns, [("a", .text), ("b", .text)],
      [[.text("※"), .text("x")], [.text("ab"), .text("y")]])
    var options = terminal(20)
    options.ambiguous = .wide
    #expect(try rendered(rows, as: .table, options) == "a   b\n※  x\nab  y\n")
  }

  @Test func sourceBytesGoOutAsTheyStand() throws {
    let bytes: [UInt8] = [0x93, 0xFA, 0x1B, 0x0A, 0x41]
    let rows = answer(.bytes, [("bytes", .bytes)], [[.bytes(bytes)], [.bytes([0x42])]])
    #expect(try renderedBytes(rows, as: .table) == bytes + [0x42])
    #expect(try rendered(rows, as: .table, terminal(80)) == "��␛\nA\nB\n")
  }

  @Test func noRowsMakeNoTable() throws {
    #expect(try rendered(answer(.posts, [("id", .text)], []), as: .table, terminal(80)) == "")
  }

  @Test(arguments: UInt64(0)..<300)
  func noLineIsWiderThanTheTerminalOrActsOnIt(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let types: [ValueType] = [.text, .integer, .time, .list(.text), .number, .boolean]
    let columns = (0..<Int.random(in: 1...6, using: &random)).map { index in
      (
        ["text", "id", "long_name", "日付", "n", "x"][index],
        types.randomElement(using: &random) ?? .text
      )
    }
    let rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
      columns.map { randomValue($0.1, &random) }
    }
    let kind = RowKind.allCases.randomElement(using: &random) ?? .posts
    let width = Int.random(in: 1...120, using: &random)
    var options = terminal(width, highlights: ["日", "が", "a"])
    options.ambiguous = Bool.random(using: &random) ? .wide : .narrow
    let table = try rendered(answer(kind, columns, rows), as: .table, options)
    #expect(!table.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || $0 == "\u{202E}") })
    if kind == .bytes { return }
    for line in table.split(separator: "\n") {
      #expect(displayWidth(line, ambiguous: options.ambiguous) <= width)
    }
  }

  private func randomValue(_ type: ValueType, _ random: inout SplitMix64) -> Value {
    switch Int.random(in: 0..<6, using: &random) == 0 ? .text : type {
    case .integer: .integer(Int.random(in: -10...100_000, using: &random))
    case .number: .number(Double.random(in: -1...10, using: &random))
    case .time: Bool.random(using: &random) ? .none : bounded(stamp(2025, 1, 1), stamp(2025, 1, 2))
    case .list: .list((0..<3).map { _ in .text(random.text(upTo: 5)) })
    case .boolean: .boolean(Bool.random(using: &random))
    default: .text(random.text(upTo: 40))
    }
  }
}
