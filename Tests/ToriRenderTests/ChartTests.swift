import Testing
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRender
import ToriText
import ToriTime

struct ChartTests {
  private func picture(
    _ rows: [[Value]], columns: [(String, ValueType)] = [("key", .text), ("count", .integer)],
    isTimeline: Bool = false, notes: [Note] = [], title: String = "posts | count by key"
  ) throws -> XMLElement {
    let shape = RowShape(
      kind: .figures, columns: columns.map { Column(name: $0.0, type: $0.1) },
      isTimeline: isTimeline)
    let figures = Answer(shape: shape, rowCount: rows.count, notes: notes) { rows[$0][$1] }
    var options = RenderOptions()
    options.title = title
    return try XMLReader.element(try rendered(figures, as: .svg, options))
  }

  private func bars(_ picture: XMLElement) -> [XMLElement] {
    picture.children.filter { $0.name == "rect" && !$0.children.isEmpty }
  }

  private func texts(_ picture: XMLElement) -> [String] {
    picture.children.filter { $0.name == "text" }.map(\.text)
  }

  /// Any texts and figures: the page is XML, every bar has its row and its length, and all is on it.
  @Test(arguments: UInt64(0)..<60, [false, true])
  func barsAreTheRows(seed: UInt64, isTimeline: Bool) throws {
    var random = SplitMix64(seed: seed)
    let largest = [1, 7, 100, 1_000_000].randomElement(using: &random)!
    let rows = (0..<Int.random(in: 1...60, using: &random)).map { place in
      let month = "\(2020 + place / 12)-\(place % 12 < 9 ? "0" : "")\(place % 12 + 1)"
      return [
        Value.text(isTimeline ? month : "\(place) " + random.text(upTo: 30)),
        .integer(Int.random(in: 0...largest, using: &random)),
      ]
    }
    let title = random.text(upTo: 40)
    let picture = try picture(
      rows, columns: [(isTimeline ? "month" : "key", .text), ("count", .integer)],
      isTimeline: isTimeline, title: title)
    // Names beyond the first forty are summed up in a line.
    let bars = bars(picture)
    let shown = isTimeline ? rows.count : min(rows.count, 40)
    try #require(bars.count == shown)
    let side = isTimeline ? "height" : "width"
    let figures = rows.prefix(shown).map { row in
      if case .integer(let figure) = row[1] { figure } else { -1 }
    }
    let top = figures.max()!
    let longest = bars.compactMap { $0.number(side) }.max()!
    for (bar, figure) in zip(bars, figures) {
      #expect(bar.children[0].text.hasSuffix(": count \(figure)"))
      let wanted = top == 0 ? 0 : longest * Double(figure) / Double(top)
      #expect(abs(bar.number(side)! - wanted) < 0.02)
      for (place, extent) in [("x", "width"), ("y", "height")] {
        #expect(bar.number(place)! >= 0)
        #expect(bar.number(place)! + bar.number(extent)! <= picture.number(extent)!)
      }
    }
  }

  /// The axis reaches the largest figure, by a round number.
  @Test(arguments: [
    (0, ["0", "1"]), (1, ["0", "1"]), (3, ["0", "1", "2", "3"]), (7, ["0", "2", "4", "6", "8"]),
    (51, ["0", "10", "20", "30", "40", "50", "60"]),
    (1200, ["0", "200", "400", "600", "800", "1000", "1200"]),
  ])
  func ticks(largest: Int, expected: [String]) throws {
    let picture = try picture([[.text("a"), .integer(largest)]])
    #expect(texts(picture).filter { Int($0) != nil }.dropLast() == expected[...])
  }

  @Test func sharesAndWhatHasNone() throws {
    let picture = try picture(
      [
        [.text("2025-06"), .integer(1), .integer(4), .number(0.25)],
        [.text("2025-07"), .integer(0), .integer(0), .none],
        [
          .lacking(LocalizedText("(no time)", ja: "（timeなし）")), .integer(27), .integer(65),
          .number(0.4),
        ],
      ],
      columns: [("month", .text), ("count", .integer), ("all", .integer), ("share", .number)],
      isTimeline: true, notes: [Note(.words(LocalizedText("a & b", ja: "a & b")))])
    #expect(
      bars(picture).map { $0.children[0].text } == [
        "2025-06: count 1, all 4, share 0.2500", "2025-07: count 0, all 0, share ",
      ])
    #expect(texts(picture).suffix(2) == ["(no time): count 27, all 65, share 0.4000", "a & b"])
    #expect(texts(picture).contains("2025-07") && texts(picture).contains("0.2500"))
    // What each is a share of.
    #expect(texts(picture).contains("1/4") && texts(picture).contains("0/0"))
    #expect(texts(picture).first == "posts | count by key")
  }

  @Test func numbersAsKeysAndSeveralKeys() throws {
    let byNumber = try picture(
      [[.integer(2), .integer(5)]], columns: [("reposts", .integer), ("count", .integer)])
    #expect(bars(byNumber).map { $0.children[0].text } == ["2: count 5"])
    let byTwo = try picture(
      [[.text("一"), .lacking(LocalizedText("(no time)", ja: "（timeなし）")), .integer(5)]],
      columns: [("doc", .text), ("day", .text), ("count", .integer)])
    #expect(bars(byTwo).map { $0.children[0].text } == ["一 / (no time): count 5"])
    #expect(texts(byTwo).contains("doc / day"))
  }

  /// A long name is cut, a long title broken; both in Japanese, where a character takes two columns.
  @Test func longTexts() throws {
    let name = String(repeating: "南鳥島沖のレアアース", count: 6)
    let title = "posts where mentions \"\(String(repeating: "日本", count: 60))\""
    let picture = try picture([[.text(name), .integer(5)]], title: title)
    let cut = texts(picture).first { $0.hasSuffix("…") }
    #expect(cut.map { name.hasPrefix($0.dropLast()) && $0.count < 20 } == true)
    let bold = picture.children.filter { $0.attributes["font-weight"] == "bold" }.map(\.text)
    #expect(bold.count > 1 && bold.allSatisfy { displayWidth($0) <= 75 })
    #expect(bold.joined(separator: " ").filter { $0 != " " } == title.filter { $0 != " " })
  }

  /// What stands in an order of its own is cut, not sorted anew.
  @Test func rankedRowsAreCutAsTheyStand() throws {
    let rows = (0..<201).map { [Value.text("\($0)"), .number(Double(-$0))] }
    let words = answer(.words, [("word", .text), ("log_ratio", .number)], rows)
    let shape = words.shape.drawn("log_ratio", of: ["word"], bothSides: true)
    let drawn = Answer(shape: shape, rowCount: rows.count) { row, column in rows[row][column] }
    let problem = #expect(throws: UndrawableAnswer.self) { try rendered(drawn, as: .svg) }
    #expect(problem?.message.english.hasSuffix("; '| limit 40' keeps the first") == true)
  }

  @Test(arguments: [
    (RowKind.posts, [("id", ValueType.text)], 1, "posts cannot be drawn; figures by a key can: "),
    (.figures, [("count", .integer)], 1, "figures cannot be drawn; "),
    (
      .figures, [("id", .text), ("count", .integer)], 100_001,
      "a picture holds 100000 bars, and these are 100001; '| sort by count desc"
    ),
    (.figures, [("id", .text), ("count", .integer)], 0, "there is nothing to draw"),
  ])
  func whatCannotBeDrawn(
    kind: RowKind, columns: [(String, ValueType)], rowCount: Int, message: String
  ) throws {
    let rows = Array(
      repeating: columns.map { $0.1 == .text ? Value.text("a") : .integer(1) }, count: rowCount)
    let answer = answer(kind, columns, rows)
    let problem = #expect(throws: UndrawableAnswer.self) { try rendered(answer, as: .svg) }
    #expect(problem?.message.english.hasPrefix(message) == true)
  }

  /// Ten years by month: ticks on Januaries, within the page; a year by day: on firsts of months, and where there are
  /// more than 400 points, a line.
  @Test func ticksOfTime() throws {
    func rows(_ names: [String]) -> [[Value]] {
      names.enumerated().map { [.text($1), .integer($0)] }
    }
    let months = (2016..<2026).flatMap { year in
      (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" }
    }
    let ten = try picture(
      rows(months), columns: [("month", .text), ("count", .integer)], isTimeline: true)
    let years = (2016..<2026).map(String.init)
    #expect(texts(ten).filter { years.contains($0) } == years)
    #expect(bars(ten).count == 120 && !texts(ten).contains("2016-01"))
    for text in ten.children where text.name == "text" && years.contains(text.text) {
      #expect(text.number("x")! > 10 && text.number("x")! < 710)
    }
    let days = days(from: (2025, 1, 1), 365)
    let year = try picture(
      rows(days), columns: [("day", .text), ("count", .integer)], isTimeline: true)
    let firsts = ["2025-01"] + (2...12).map { "\($0 < 10 ? "0" : "")\($0)" }
    #expect(texts(year).filter { firsts.contains($0) } == firsts)
    #expect(bars(year).count == 365)
    let long = try picture(
      rows(self.days(from: (2024, 1, 1), 401)), columns: [("day", .text), ("count", .integer)],
      isTimeline: true)
    #expect(bars(long).isEmpty && long.children.count { $0.name == "polyline" } == 1)
  }

  private func days(from start: (Int, Int, Int), _ count: Int) -> [String] {
    let first = daysFromCivil(year: start.0, month: start.1, day: start.2)
    return (0..<count).map { offset in
      let date = civil(fromDays: first + offset)
      return [date.year, date.month, date.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        .joined(separator: "-")
    }
  }

  /// Months that are apart stand apart, as far as they are, also where nobody filled the gaps.
  @Test func monthsApart() throws {
    let rows = ["2024-01", "2024-02", "2024-12"].map { [Value.text($0), .integer(3)] }
    let picture = try picture(rows, columns: [("month", .text), ("count", .integer)])
    let places = bars(picture).map { $0.number("x")! }
    #expect(abs((places[2] - places[1]) / (places[1] - places[0]) - 10) < 0.01)
  }

  /// Of two hundred names the first forty, and what the others come to.
  @Test(arguments: SpokenLanguage.allCases) func manyNames(language: SpokenLanguage) throws {
    let rows = (0..<200).map { [Value.text("author \($0)"), .integer(200 - $0)] }
    let shape = RowShape(
      kind: .figures,
      columns: [Column(name: "author", type: .text), Column(name: "count", type: .integer)])
    let answer = Answer(shape: shape, rowCount: rows.count) { rows[$0][$1] }
    var options = RenderOptions()
    options.language = language
    let picture = try XMLReader.element(try rendered(answer, as: .svg, options))
    #expect(bars(picture).count == 40)
    let said =
      language == .english
      ? "the first 40 of 200; the other 160 have 12880 together" : "200のうち先頭の40。ほかの160は合わせて12880"
    #expect(texts(picture).contains(said))
    #expect(texts(picture).contains(language == .english ? "author" : "投稿者"))
    #expect(texts(picture).contains(language == .english ? "count" : "件数"))
  }

  /// Two keys: a group for each value of the first, its bars in the colours that the legend explains.
  @Test func groupsAndLegend() throws {
    let rows = [("a", "x", 3), ("a", "y", 1), ("b", "y", 2), ("b", "z", 5)].map {
      [Value.text($0.0), .text($0.1), .integer($0.2)]
    }
    let picture = try picture(
      rows, columns: [("doc", .text), ("kind", .text), ("count", .integer)])
    let labels = texts(picture)
    for text in ["a", "b", "x", "y", "z"] { #expect(labels.count { $0 == text } == 1, "\(text)") }
    let colours = bars(picture).map { $0.attributes["fill"] }
    #expect(colours[1] == colours[2] && Set(colours).count == 3)
  }

  /// Cut names are still different where they are.
  @Test func equalLabelsAreToldApart() throws {
    let stem = String(repeating: "長い名前", count: 12)
    let rows = ["第一課", "第二課", "第三課"].map { [Value.text(stem + $0), .integer(1)] }
    let picture = try picture(rows)
    let labels = texts(picture).filter { $0.hasPrefix("長い名前") }
    #expect(labels.count == 3 && Set(labels).count == 3)
  }

  @Test func figuresBelowZero() throws {
    let problem = #expect(throws: UndrawableAnswer.self) {
      try picture([[.text("a"), .integer(-1)]])
    }
    #expect(problem?.message.english == "figures below 0 cannot be drawn")
  }

  @Test(arguments: [
    ("a.csv", Format.csv), ("b/c.JSONL", .jsonl), ("x.y.md", .markdown), ("x.ndjson", .jsonl),
    ("x.svg", .svg), (".csv", nil), ("csv", nil), ("a.csv/b", nil), ("x.tq", nil), ("x.txt", nil),
  ])
  func formatsOfFiles(path: String, format: Format?) { #expect(Format(ofFile: path) == format) }
}
