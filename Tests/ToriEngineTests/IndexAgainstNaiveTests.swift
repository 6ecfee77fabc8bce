import Foundation
import Testing
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriTime

/// Random queries through the planner and the index, and by holding every block to the syntax tree:
/// the same rows in the same order, cell by cell.
@Suite struct IndexAgainstNaiveTests {
  /// `TORI_SEEDS=1000-3000` tries others than the first, thirty scripts each.
  static let seeds: Range<UInt64> = {
    let asked = ProcessInfo.processInfo.environment["TORI_SEEDS"] ?? ""
    let ends = asked.split(separator: "-").compactMap { UInt64($0) }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : 0..<24
  }()

  @Test(arguments: Self.seeds)
  func sameCellsOfSeeds(seed: UInt64) throws {
    let seeds = try Sample.seeds.get()
    var queries = queries(on: seeds, seed: seed)
    for _ in 0..<10 { try expectSame(queries.script(), on: seeds, "seed \(seed)") }
  }

  /// Documents of any kind, in as many segments as they have blocks, in some and in one, and by the engine that
  /// has none.
  @Test(arguments: Self.seeds)
  func sameCellsOfRandomDocuments(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let drawn = generator.documents(in: folder.path)
    for (document, bytes) in drawn {
      try Data(bytes).write(to: URL(filePath: document.path))
    }
    let samples = try [1, 2000, 1 << 20].map {
      try Sample(drawn.map(\.document), files: drawn.map(\.bytes), segmentLimit: $0)
    }
    var queries = queries(on: samples[0], seed: seed)
    for _ in 0..<20 {
      let script = queries.script()
      let expected = try naive(script, on: samples[0])
      let engine = NaiveEngine(naive: samples[0].naive)
      let sessions =
        samples.map { ("index", $0.session) }
        + [("naive engine", Session(engine: engine, now: Sample.now))]
      for (name, session) in sessions {
        expect(script, expected, "seed \(seed), \(name)") { try answer(script, in: session) }
      }
    }
  }

  /// What random queries once gave wrong rows of.
  @Test(
    arguments: [
      "posts in 001 | sample 3 seed 749 | union (posts in 000)",
      "posts in 000 where not between 2025-12 and 2025-06",
      "posts | cite | sort by id desc", "posts | cite | select id, lines | sort by id",
      "posts | raw | select id | sort by id desc",
    ])
  func sameCellsAsBefore(query: String) throws {
    try expectSame(query, on: Sample.seeds.get(), "")
  }

  /// Texts whose hashes the index keeps are the same (the low halves of XXH3-64), texts that fold alike, and of these
  /// some that are the same to Unicode: alone and again, in one segment and in several.
  @Test(arguments: [1, 1500, 1 << 20])
  func textsThatHashAlike(segmentLimit: Int) throws {
    let texts = [
      "報告107126", "報告114096", "報告158540", "報告170511", "Ab", "ab", "ＡＢ", "か\u{3099}", "が", "が",
      "x\ny", "x y", "報告114096", "Ab", "報告107126", "報告107126", "か\u{3099}", "ab", "x\ny", "一つだけ",
    ]
    let lines = (texts + texts.reversed() + ["別の一つ"]).enumerated().map { place, text in
      let escaped = text.replacing("\n", with: "\\n")
      return
        #"{"source":"\#(place % 3 == 0 ? "a" : "b")","reposts":\#(place),"text":"\#(escaped)"}"#
    }
    let file = Array((lines.joined(separator: "\n") + "\n").utf8)
    let document = try DocumentReader.read(bytes: file, path: "d.jsonl")
    let sample = try Sample([document], files: [file], segmentLimit: segmentLimit)
    for query in [
      "posts | count by text", "posts | count by text | limit 3", "posts | count by text, source",
      "posts | count by source, text | limit 4", "posts | mean reposts by text",
      "posts | count distinct text", "posts | count distinct text by source",
      "posts | sort by text",
      "posts | sort by text desc | limit 5", "posts where copies >= 3", "posts | count by copies",
      "posts where source = \"a\" | count by text", "posts | limit 7 | count by text",
      "posts | limit 2 by text", "posts | sum reposts by text | limit 30",
    ] {
      try expectSame(query, on: sample, "\(segmentLimit)")
    }
    guard
      case .integer(let different) = try sample.answer("posts | count distinct text").value(
        row: 0, column: 0)
    else { throw Sample.Problem(diagnostics: []) }
    #expect(different == Set(texts).count + 1)
  }

  /// A post that only ends somewhere, there where an hour begins, lies in no hour for certain.
  @Test(arguments: ["share by hour", "count by hour", "count by minute", "timeline by day"])
  func endsWhereAnHourBegins(stage: String) throws {
    let page =
      "1: 名無し 2026/01/01(木) 00:00:00 ID:a\n前\n\n2: 名無し 2026/01/01(木) 00:00:00 ID:b\n後\n"
    var document = try DocumentReader.read(bytes: Array(page.utf8), path: "d.txt")
    let midnight = try #require(document.blocks[0].time?.earliest)
    document.blocks[0].time = TimeSpan(
      earliest: nil, latest: midnight, precision: .second, basis: .bounded)
    let sample = try Sample([document], files: [Array(page.utf8)])
    try expectSame("posts | \(stage)", on: sample, "")
    try expectSame("posts where number = 1 | \(stage)", on: sample, "")
  }

  /// Queries that never find anything, or always everything, would compare nothing.
  @Test func queriesTellRowsApart() throws {
    let seeds = try Sample.seeds.get()
    var queries = queries(on: seeds, seed: 1)
    let counts = try (0..<100).map { _ in try naive(queries.script(), on: seeds).cells.count }
    #expect(counts.filter { $0 > 0 && $0 < seeds.naive.rows.count }.count >= 40)
  }

  private func queries(on sample: Sample, seed: UInt64) -> RandomQueries {
    RandomQueries(
      seed: seed, texts: sample.naive.rows.map(\.block.text) + ["レアアース規制"],
      documents: sample.index.documents.map(\.name),
      authors: ["名無し", "ldsJfAcI", "ogy", "が", "ID1", "b", "<丶`∀´>(´・ω・`)(`ハ´  )さん", "nobody"],
      own: sample.naive.own.map(\.field))
  }

  private func naive(_ text: String, on sample: Sample) throws -> NaiveEvaluator.Result {
    let parsed = Parser.parse(text, mode: .prompt)
    var naive = sample.naive
    guard !parsed.hasErrors, let result = naive.run(parsed.script) else {
      throw Sample.Problem(diagnostics: parsed.diagnostics)
    }
    var shown = result
    shown.cells = naive.shown(result)
    return shown
  }

  private func answer(_ text: String, in session: Session) throws -> Answer {
    var session = session
    switch try session.outcome(text) {
    case .answer(let answer, _), .asExpected(_, let answer): return answer
    default: throw Sample.Problem(diagnostics: [])
    }
  }

  private func expectSame(_ text: String, on sample: Sample, _ seed: String) throws {
    expect(text, try naive(text, on: sample), seed) { try sample.answer(text) }
  }

  private func expect(
    _ text: String, _ expected: NaiveEvaluator.Result, _ seed: String,
    _ answer: () throws -> Answer
  ) {
    do { try compare(try answer(), with: expected, text, seed) } catch {
      Issue.record("\(seed): \(text): \(error)")
    }
  }

  private func compare(
    _ answer: Answer, with expected: NaiveEvaluator.Result, _ text: String, _ seed: String
  ) throws {
    guard answer.shape.columns.map(\.name) == expected.columns,
      answer.rowCount == expected.cells.count
    else {
      Issue.record(
        "\(seed): \(text): \(answer.rowCount) rows of \(answer.shape.columns.map(\.name)), not \(expected.cells.count) of \(expected.columns)"
      )
      return
    }
    // Some cells one by one, some as they are read to be written out.
    let columns = Array(answer.shape.columns.indices)
    let batch =
      try answer.rowCount == 0
      ? nil : answer.batch(of: 0..<min(8, answer.rowCount), columns: columns)
    for (row, cells) in expected.cells.enumerated() {
      // All cells of the first rows, the first cell of all.
      for (column, cell) in cells.enumerated() where row < 8 || column == 0 {
        let isOfBatch = row % 2 == 0 && batch?.rows.contains(row) == true
        var value =
          try isOfBatch
          ? batch?.value(row: row, column) ?? .none : answer.value(row: row, column: column)
        // The naive evaluator speaks English alone.
        switch value {
        case .words(let words), .lacking(let words): value = .text(words.english)
        default: break
        }
        guard value != cell else { continue }
        Issue.record(
          "\(seed): \(text): row \(row), \(expected.columns[column]): \(value), not \(cell)")
        return
      }
    }
  }
}
