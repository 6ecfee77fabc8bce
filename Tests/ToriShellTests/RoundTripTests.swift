import Foundation
import Testing
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRandom
import ToriRender
import ToriShell
import ToriSystem

/// What tori saves as JSON Lines, JSON, CSV, TSV or a workbook is read back to the same rows.
@Suite struct RoundTripTests {
  /// Every post of the seeds, and every field but where they stood.
  @Test(arguments: ["posts", "blocks", "posts | sort by text desc"])
  func seeds(query: String) throws {
    let seeds = try corpus(at: TestFiles.repository + "/seeds")
    try expectSame(query, of: seeds, as: .jsonl)
    try expectSame(query, of: seeds, as: .xlsx)
  }

  @Test(arguments: UInt64(0)..<UInt64(TestFiles.seedCount ?? 20))
  func drawnData(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = try TestFiles.temporaryFolder()
    for number in 0..<1 + random.below(3) {
      let records = (0..<1 + random.below(30)).map { _ in record(&random) }
      try TestFiles.write(records.joined(separator: "\n") + "\n", to: folder + "/d\(number).jsonl")
    }
    let page = (1...6).map { number in
      "\(number): 名\(number) 2026/01/12(月) 13:1\(number):12.4\(number) ID:ID:a\(number)\n"
        + ">>\(1 + random.below(7))\n本文\(random.below(9)) #印\n\n"
    }
    try TestFiles.write(page.joined(), to: folder + "/page.txt")
    let session = try corpus(at: folder)
    let order = random.pick(["", " | sort by text", " | sort by author desc"])
    try expectSame("posts" + order, of: session, as: random.pick([.jsonl, .csv, .tsv, .xlsx]))
    let some = random.pick(["posts | sample 9", "posts where has replies_to | sort by length"])
    try expectSame(
      some, of: session, as: random.pick([.jsonl, .csv, .json, .xlsx]), isWhole: false)
  }

  private func record(_ random: inout SplitMix64) -> String {
    let ids = [
      "a1", "A1", "b#2", "t1_x", "x", "7", "12", "9007199254740993", "at://a/b:c", "e.2", "e",
      ":7", "p|q", "p,q", "p;q", "p q", "[p]",
    ]
    let texts = [
      "海", "山 #印 @u", "川\\n> 引用\\n続き", "https://a.jp/x 島", "a & <b> &amp;", "\\t\\\"",
      "\\\"引\\\"\\\\n", "1月12日",
      "このレスは削除されています",
    ]
    var parts = ["\"text\":\"\(random.pick(texts))\""]
    func add(_ name: String, _ value: String) { parts.append("\"\(name)\":\(value)") }
    func quoted(_ text: String) -> String { "\"\(text)\"" }
    if !random.chance(4) { add("id", quoted(random.pick(ids))) }
    if random.chance(2) { add("reply_to", quoted(random.pick(ids))) }
    if random.chance(3) { add("reposts_of", quoted(random.pick(ids))) }
    if random.chance(4) { add("quotes_of", quoted(random.pick(ids))) }
    if random.chance(2) { add("author", quoted(random.pick(["名", "a;b", "x,y"]))) }
    if random.chance(2) { add("likes", "\(random.below(9))") }
    if random.chance(4) { add("views", "9007199254740999") }
    if random.chance(3) { add("language", quoted("ja")) }
    if random.chance(3) { add("thread", quoted("t\(random.below(3))")) }
    if random.chance(3) { add("permalink", quoted("https://a.jp/\(random.below(9))")) }
    if random.chance(2) {
      add(
        "time",
        quoted(random.pick(["2026-01-12", "2026", "2026-01-12T13:15:12.46+09:00", "2026-01"])))
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  private func corpus(at folder: String) throws -> Session {
    Session(index: try index(of: folder), now: SeedsInterpreter.now, workingFolder: folder)
  }

  private func index(of folder: String) throws -> Index {
    try Corpus.open(
      [folder], options: ReadOptions(), cacheDirectory: try TestFiles.temporaryFolder(),
      cancellation: Cancellation()
    ).index
  }

  /// Writes what the query gives, reads it, and compares the rows, each found by its id.
  private func expectSame(
    _ query: String, of session: Session, as format: Format, isWhole: Bool = true
  ) throws {
    let folder = try TestFiles.temporaryFolder()
    let file = folder + "/export." + format.rawValue
    try Data(saved(query, of: session, as: format)).write(to: URL(fileURLWithPath: file))
    let again = try corpus(at: folder)
    let kind = query.hasPrefix("blocks") ? "blocks" : "posts"
    // Where they stand is where the export has them; fewer posts have fewer answers.
    let others: Set<String> = isWhole ? ["lines", "bytes"] : ["lines", "bytes", "replies"]
    let wanted = try rows(rendered(query, of: session, as: .jsonl), without: others)
    let found = try rows(rendered(kind, of: again, as: .jsonl), without: others)
    for (id, row) in wanted { #expect(found[id] == row, "\(query): \(id)") }
    // The names of the columns are a block of the file's own.
    let isTable = format.isOfCells
    if !isTable { #expect(found.count == wanted.count, "\(query)") }
    // Each column is understood.
    for document in try index(of: folder).documents {
      #expect(document.reading?.own ?? [] == [], "\(query): \(document.name)")
    }
  }

  private func rendered(_ query: String, of session: Session, as format: Format) throws -> String {
    var session = session
    guard case .answer(let answer, _) = try session.run(text: query) else { return "" }
    return String(decoding: try bytes(of: answer, as: format), as: UTF8.self)
  }

  /// What the query would write if it saved its rows.
  private func saved(_ query: String, of session: Session, as format: Format) throws -> [UInt8] {
    var session = session
    let text = query + " | save \"export.\(format.rawValue)\""
    guard case .saved(let saved, then: nil, highlights: _) = try session.run(text: text) else {
      return []
    }
    return try bytes(of: #require(saved.first).answer, as: format)
  }

  private func bytes(of answer: Answer, as format: Format) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var sink = TextSink { bytes += $0 }
    try AnswerRenderer.render(answer, as: format, options: RenderOptions(), to: &sink)
    try sink.flush()
    return bytes
  }

  /// Rows by their identifiers; numbers, texts and lists as Foundation reads them.
  private func rows(_ lines: String, without others: Set<String>) throws -> [String: NSDictionary] {
    var rows: [String: NSDictionary] = [:]
    for line in lines.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      var row = try #require(object as? [String: Any])
      for name in others { row[name] = nil }
      rows[try #require(row["id"] as? String)] = row as NSDictionary
    }
    return rows
  }
}

extension Session {
  /// What the only statement of the text comes to.
  fileprivate mutating func run(text: String) throws -> Outcome {
    let parsed = Parser.parse(text, mode: .prompt)
    let (actions, diagnostics) = analyze(parsed.script)
    try #require(!(parsed.diagnostics + diagnostics).contains { $0.severity == .error })
    return try run(#require(actions.last), cancellation: Cancellation())
  }
}
