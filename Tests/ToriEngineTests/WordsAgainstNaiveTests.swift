import Foundation
import Testing
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriWords

/// Random queries about words through the embedded engine, and by looking at the words of every post one by one: the
/// same rows in the same order, cell by cell.
@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordsAgainstNaiveTests {
  /// `TORI_SEEDS=1000-3000` tries others than the first, some queries each.
  static let seeds: Range<UInt64> = {
    let asked = ProcessInfo.processInfo.environment["TORI_SEEDS"] ?? ""
    let ends = asked.split(separator: "-").compactMap { UInt64($0) }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : 0..<8
  }()

  /// Texts that repeat words, have them at their edges, or none; in one segment and in many.
  @Test(arguments: Self.seeds)
  func sameCellsOfDrawnTexts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let lines = (0..<Int.random(in: 1...12, using: &random)).map { place in
      let text = Self.text(&random)
      return
        #"{"source":"\#(place % 3 == 0 ? "a" : "b")","author":"\#(place % 2)","text":"\#(text)"}"#
    }
    let file = Array((lines.joined(separator: "\n") + "\n").utf8)
    let documents = try ["d", "e"].map {
      try DocumentReader.read(bytes: file, path: "\($0).jsonl")
    }
    let limit = random.pick([1, 300, 1 << 20])
    let sample = try Sample(
      Array(documents.prefix(Int.random(in: 1...2, using: &random))), files: [file, file],
      segmentLimit: limit)
    var queries = RandomWordQueries(
      random: random, documents: sample.index.documents.map(\.name))
    for place in 0..<15 {
      // Most corpora have no such lists.
      let lists = place % 3 == 0 ? Self.lists(&random) : WordLists()
      try expectSame(queries.query(), on: sample, lists, "seed \(seed)")
    }
  }

  private static func lists(_ random: inout SplitMix64) -> WordLists {
    func drawn(_ texts: [String]) -> [ListedWord] {
      texts.filter { _ in Bool.random(using: &random) }.map { ListedWord($0, at: "drawn") }
    }
    return WordLists(
      compounds: drawn([
        "レアアース泥", "中国規制", "輸出規制", "日本の輸出", "ＥＵ中国", "規制 中国", "国の", "中国", "レアアース レアアース", "1,800中国",
      ]),
      stop: drawn(["する", "の", "中国", "eu", "レアアース泥", "て"]))
  }

  @Test(arguments: Self.seeds.prefix(2))
  func sameCellsOfSeeds(seed: UInt64) throws {
    let seeds = try Sample.seeds.get()
    var queries = RandomWordQueries(
      random: SplitMix64(seed: seed), documents: seeds.index.documents.map(\.name))
    for _ in 0..<4 { try expectSame(queries.query(), on: seeds, WordLists(), "seed \(seed)") }
  }

  private static func text(_ random: inout SplitMix64) -> String {
    let pieces =
      RandomWordQueries.words + RandomWordQueries.forms
      + ["。", "！", "\\n", " ", "、", "は", "が", "を", "😀", "w", "1,800", "EU", "ＥＵ", "ので"]
    let count = random.pick([0, 1, 2, 5, 12, 30])
    return (0..<count).map { _ in random.pick(pieces) }.joined()
  }

  private func expectSame(
    _ query: String, on sample: Sample, _ lists: WordLists, _ seed: String
  ) throws {
    var twin = Session(
      engine: NaiveEngine(naive: sample.naive), now: Sample.now, lists: lists)
    var session = Session(index: sample.index, now: Sample.now, lists: lists)
    let own: Answer
    let other: Answer
    do {
      guard case .answer(let found, _) = try session.outcome(query) else { return }
      own = found
      guard case .answer(let answer, _) = try twin.outcome(query) else { return }
      other = answer
    } catch {
      Issue.record("\(seed): \(query): \(error)")
      return
    }
    guard own.rowCount == other.rowCount,
      own.shape.columns.map(\.name) == other.shape.columns.map(\.name)
    else {
      Issue.record("\(seed): \(query): \(own.rowCount) rows, not \(other.rowCount)")
      return
    }
    for row in 0..<own.rowCount {
      for column in own.shape.columns.indices {
        let (a, b) = (
          try own.value(row: row, column: column), try other.value(row: row, column: column)
        )
        if isSame(a, b) { continue }
        Issue.record(
          "\(seed): \(query): row \(row), \(own.shape.columns[column].name): \(a), not \(b)")
        return
      }
    }
  }

  /// The naive evaluator speaks English alone, and adds up in another order.
  private func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.words(let words), .text(let text)), (.lacking(let words), .text(let text)):
      words.english == text
    case (.number(let x), .number(let y)): x == y || abs(x - y) <= 1e-12 * max(abs(x), abs(y))
    default: a == b
    }
  }
}
