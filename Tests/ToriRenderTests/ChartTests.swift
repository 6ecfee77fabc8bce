import Testing
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRender
import ToriText

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
    let rows = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      [Value.text(random.text(upTo: 30)), .integer(Int.random(in: 0...largest, using: &random))]
    }
    let title = random.text(upTo: 40)
    let picture = try picture(rows, isTimeline: isTimeline, title: title)
    let bars = bars(picture)
    try #require(bars.count == rows.count)
    let side = isTimeline ? "height" : "width"
    let figures = rows.map { row in
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

  @Test(arguments: [
    (RowKind.posts, [("id", ValueType.text)], 1, "posts cannot be drawn; figures by a key can: "),
    (.figures, [("count", .integer)], 1, "figures cannot be drawn; "),
    (
      .figures, [("id", .text), ("count", .integer)], 201,
      "a picture holds 200 bars, and these are 201"
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
