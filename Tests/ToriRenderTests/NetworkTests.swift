import Testing
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRender
import ToriText

/// Pairs as a graph and as a picture.
@Suite struct NetworkTests {
  private func pairs(_ rows: [[Value]], extra: [(String, ValueType)] = []) -> Answer {
    answer(
      .figures, [("from", .text), ("to", .text), ("count", .integer)] + extra, rows)
  }

  @Test func aGraphHasNodesAndEdges() throws {
    let network = pairs(
      [
        [.text("中国"), .text("依存"), .integer(20), .number(0.5), .integer(66), .integer(23)],
        [.text("中国"), .text("<&\">"), .integer(3), .none, .integer(66), .integer(4)],
      ],
      extra: [("jaccard", .number), ("from_posts", .integer), ("to_posts", .integer)])
    let graph = try XMLReader.element(try rendered(network, as: .graphml))
    #expect(graph.name == "graphml")
    let nodes = graph.all.filter { $0.name == "node" }
    #expect(
      nodes.map { $0.children.map(\.text) } == [["中国", "66"], ["依存", "23"], ["<&\">", "4"]])
    let edges = graph.all.filter { $0.name == "edge" }
    #expect(
      edges.map { [$0.attributes["source"], $0.attributes["target"]] } == [
        ["n0", "n1"], ["n0", "n2"],
      ])
    #expect(edges.map { $0.children.map(\.text) } == [["20", "0.5", "20"], ["3", "3"]])
    let keys = graph.all.filter { $0.name == "key" }.compactMap { $0.attributes["attr.name"] }
    #expect(keys == ["label", "posts", "count", "jaccard", "weight"])
    #expect(graph.all.first { $0.name == "graph" }?.attributes["edgedefault"] == "directed")
  }

  @Test func whatIsNoPairIsNoGraph() {
    #expect(throws: UndrawableAnswer.self) {
      try rendered(answer(.figures, [("doc", .text), ("count", .integer)], []), as: .graphml)
    }
  }

  /// Any names: the picture is XML, all is on it, and every pair is drawn once, the same each time.
  @Test(arguments: UInt64(0)..<20)
  func everyPairIsDrawn(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let names = (0..<Int.random(in: 1...30, using: &random)).map {
      "\($0)" + random.text(upTo: 12)
    }
    let rows = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      [
        Value.text(names.randomElement(using: &random)!),
        .text(names.randomElement(using: &random)!),
        .integer(Int.random(in: 1...50, using: &random)),
      ]
    }
    let network = pairs(rows)
    let text = try rendered(network, as: .svg)
    #expect(text == (try rendered(network, as: .svg)))
    let picture = try XMLReader.element(text)
    let (width, height) = (picture.number("width")!, picture.number("height")!)
    let nodes = picture.children.filter { $0.name == "circle" && $0.attributes["fill"] != "none" }
    #expect(nodes.count == Set(rows.flatMap { [$0[0], $0[1]] }).count)
    for node in nodes {
      let (x, y, r) = (node.number("cx")!, node.number("cy")!, node.number("r")!)
      #expect(x - r >= 0 && x + r <= width && y - r >= 0 && y + r <= height)
    }
    let ties = picture.children.filter {
      ($0.name == "line" || $0.attributes["fill"] == "none") && !$0.children.isEmpty
    }
    #expect(ties.count == rows.count)
  }
}

/// Figures of several things over time, as lines.
@Suite struct TrendTests {
  private func picture(_ rows: [[Value]], key: String = "month") throws -> XMLElement {
    try XMLReader.element(
      try rendered(
        answer(.figures, [(key, .text), ("match", .text), ("count", .integer)], rows), as: .svg))
  }

  private func lines(_ picture: XMLElement) -> [[(x: Double, y: Double)]] {
    picture.children.filter { $0.name == "polyline" }.map { line in
      line.attributes["points"]!.split(separator: " ").map { point in
        let parts = point.split(separator: ",").map { Double($0)! }
        return (parts[0], parts[1])
      }
    }
  }

  @Test func aLineEachWithALegend() throws {
    let picture = try picture([
      [.text("2025-11"), .text("日本"), .integer(4)], [.text("2026-02"), .text("日本"), .integer(2)],
      [.text("2025-12"), .text("倭国"), .integer(1)],
    ])
    let texts = picture.children.filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains("日本") && texts.contains("倭国"))
    for label in ["2025-11", "2025-12", "2026-01", "2026-02"] { #expect(texts.contains(label)) }
    // Two samples in the legend, and two lines: four months, those without a row at 0.
    let lines = lines(picture)
    #expect(lines.count == 4)
    #expect(Set(lines.map(\.count)) == [2, 4])
    let points = picture.children.filter { $0.name == "circle" }.map { $0.children[0].text }
    #expect(
      Set(points) == ["2025-11, 日本: count 4", "2026-02, 日本: count 2", "2025-12, 倭国: count 1"])
    #expect(texts.contains("a month without a row is drawn as 0"))
    let last = lines[3]
    let steps = zip(last.dropFirst(), last).map { $0.x - $1.x }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 0.1 })
  }

  @Test func lineByWeeksAndDays() throws {
    for (key, first, last, count) in [
      ("week", "2025-W52", "2026-W02", 3), ("day", "2025-12-30", "2026-01-02", 4),
      ("year", "2019", "2021", 3),
    ] {
      let picture = try picture(
        [
          [.text(first), .text("a"), .integer(1)], [.text(last), .text("a"), .integer(1)],
          [.text(first), .text("b"), .integer(2)],
        ], key: key)
      let texts = picture.children.filter { $0.name == "text" }.map(\.text)
      #expect(texts.contains(first) && texts.contains(last), "\(key): \(texts)")
      #expect(lines(picture).contains { $0.count == count }, "\(key)")
    }
  }

  @Test func moreLinesThanCanBeToldApart() throws {
    let rows = (1...11).map { [Value.text("2026-01"), .text("a\($0)"), .integer($0)] }
    let texts = try picture(rows).children.filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains("the 8 largest are drawn; 3 more, with 6 in all, are not"))
    #expect(texts.contains("a11") && !texts.contains("a3"))
  }
}
