import Foundation
import Testing
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRemote
import ToriRender
import ToriSystem

/// A real cluster of three servers beside the embedded engine: the same columns, rows, cells, notes and order, or a
/// refusal before anything runs. Skipped where `clickhouse-server` is not installed.
@Suite(
  .enabled(
    if: ClickHouseCluster.isInstalled, "clickhouse-server is not installed: no cluster to ask"))
struct RemoteClusterTests {
  /// All in one, since the servers are started once.
  @Test func answersOfACluster() throws {
    let cluster = try ClickHouseCluster()
    let seeds = try Sample.seeds.get()
    let address = try cluster.address(ofNew: "seeds")
    let engine = try load(seeds, address)
    try agree(seeds, engine, seed: 1, scripts: 60)
    try wordsAgree(seeds, engine, seed: 1, queries: 20)
    // What is told of rows that are left out names only what is compared in them.
    let tables = [
      "links | where host > \"xァ\" and has first",
      "authors | where author_id > \"が\" or not (has last)",
    ]
    #expect(try agree(tables, seeds, engine, 0) == 0)
    try variantsAndPathsAgree(seeds, engine)
    try descriptionsAgree(seeds, engine)
    offers(seeds, engine)
    try loadsAgain(seeds, address)
    try readers(seeds, address)
    let asked = ProcessInfo.processInfo.environment["TORI_CLUSTER_SEEDS"] ?? ""
    let ends = asked.split(separator: "-").compactMap { UInt64($0) }
    // One has links with and without hosts, one asks for texts that are there, one counts by times of which some are none.
    for seed in ends.count == 2 ? Array(ends[0]..<ends[1]) : [105, 130, 511] {
      var generator = SplitMix64(seed: seed)
      let drawn = generator.documents(in: "/nowhere").map(\.document)
      let sample = try Sample(drawn)
      let address = try cluster.address(ofNew: "drawn\(seed)")
      try agree(sample, try load(sample, address), seed: seed, scripts: 40)
    }
    try faults(cluster, address, engine)
  }

  private func load(_ sample: Sample, _ address: RemoteAddress) throws -> RemoteEngine {
    let server = RemoteServer(address, Credentials())
    let report = try RemoteLoad(
      from: EmbeddedEngine(index: sample.index, workingFolder: "/"), to: server, Cancellation()
    ).run { _, _ in }
    #expect(report.sent == sample.index.blockCount)
    return try RemoteEngine(server, Cancellation())
  }

  // MARK: The same answers

  private func agree(
    _ sample: Sample, _ engine: RemoteEngine, seed: UInt64, scripts: Int
  ) throws {
    var queries = RandomQueries(
      seed: seed, texts: sample.naive.rows.map(\.block.text) + ["レアアース規制"],
      documents: sample.index.documents.map(\.name),
      authors: ["名無し", "ogy", "が", "ID1", "b", "nobody"], own: sample.naive.own.map(\.field))
    let refused = try agree((0..<scripts).map { _ in queries.script() }, sample, engine, seed)
    print("cluster, seed \(seed): \(scripts) scripts, \(refused) of them refused")
    #expect(refused < scripts / 3)
  }

  /// Of words tori fetches the texts, and counts them here.
  private func wordsAgree(
    _ sample: Sample, _ engine: RemoteEngine, seed: UInt64, queries count: Int
  ) throws {
    var queries = RandomWordQueries(
      random: SplitMix64(seed: seed), documents: sample.index.documents.map(\.name))
    let scripts = (0..<count).map { _ in queries.query() }
    let refused = try agree(scripts, sample, engine, seed)
    print("cluster, words, seed \(seed): \(count) queries, \(refused) of them refused")
    #expect(refused < count / 4)
  }

  /// Kanji that are written for each other, and where links lead on their hosts.
  private func variantsAndPathsAgree(_ sample: Sample, _ engine: RemoteEngine) throws {
    let links = sample.naive.rows.flatMap(\.block.links).prefix(40).compactMap { url in
      url.firstRange(of: "://").map { url[$0.upperBound...] }
    }
    let places = links.flatMap { place -> [String] in
      let slash = place.firstIndex(of: "/") ?? place.endIndex
      return [
        String(place[..<slash]) + place[slash...].prefix(4), String(place.drop { $0 != "." }),
      ]
    }
    let names = sample.naive.rows.compactMap(\.block.author).prefix(40)
    let tags = ["南鳥嶋", "南鳥嶋のレアアース", "eu"]
    let signs = ["=", "!=", "<", "<=", ">", ">="]
    let scripts =
      Set(places).sorted().map { "posts where links to \"\($0)\"" }
      + tags.flatMap { ["posts where tagged \"\($0)\"", "posts where hashtags != \"\($0)\""] }
      + Set(names).sorted().flatMap { name in
        let written = "\"" + name.replacing("島", with: "嶋").replacing("\"", with: "") + "\""
        return ["posts by \(written)"] + signs.map { "posts where author \($0) \(written)" }
      }
    #expect(try agree(scripts, sample, engine, 1, foldsVariants: true) == 0)
  }

  /// How many of the scripts are refused; the others come to the same.
  private func agree(
    _ scripts: [String], _ sample: Sample, _ engine: RemoteEngine, _ seed: UInt64,
    foldsVariants: Bool = false
  ) throws -> Int {
    var (remote, local) = (Session(engine: engine, now: Sample.now), sample.session)
    remote.setFoldsVariants(foldsVariants)
    local.setFoldsVariants(foldsVariants)
    let shows = ProcessInfo.processInfo.environment["TORI_CLUSTER_REFUSED"] != nil
    var refused = 0
    for script in scripts {
      let expected = Result { try self.answer(script, in: local) }
      do {
        let answer = try self.answer(script, in: remote)
        try same(answer, try expected.get(), "seed \(seed): \(script)")
      } catch EngineError.refused(let words) {
        refused += 1
        if shows { print("refused: \(words.english): \(script)") }
      } catch let error as EngineError {
        // Both fail alike, as an expectation does.
        guard case .failure(let other) = expected, other as? EngineError == error else {
          Issue.record("seed \(seed): \(script): \(error)")
          continue
        }
      } catch {
        Issue.record("seed \(seed): \(script): \(error)")
      }
    }
    return refused
  }

  /// What the last statement comes to; throws `refused` before any runs.
  private func answer(_ text: String, in session: Session) throws -> Answer {
    var session = session
    let parsed = Parser.parse(text, mode: .prompt)
    let (actions, diagnostics) = session.analyze(parsed.script)
    let errors = (parsed.diagnostics + diagnostics).filter { $0.severity == .error }
    guard errors.isEmpty else { throw Sample.Problem(diagnostics: errors) }
    for action in actions { try session.engine.judge(action) }
    var outcome = Session.Outcome.nothing
    for action in actions {
      outcome = try session.run(action, explainingNothing: false, cancellation: Cancellation())
    }
    switch outcome {
    case .answer(let answer, _), .asExpected(_, let answer), .description(let answer, _):
      return answer
    default: throw Sample.Problem(diagnostics: [])
    }
  }

  private func same(_ answer: Answer, _ expected: Answer, _ text: String) throws {
    let (names, others) = (answer.shape.columns.map(\.name), expected.shape.columns.map(\.name))
    guard names == others, answer.rowCount == expected.rowCount else {
      Issue.record(
        "\(text): \(answer.rowCount) rows of \(names), not \(expected.rowCount) of \(others)")
      return
    }
    if answer.shape.shown != expected.shape.shown { Issue.record("\(text): other columns shown") }
    for row in 0..<answer.rowCount {
      for column in names.indices {
        let (cell, other) = (
          try answer.value(row: row, column: column), try expected.value(row: row, column: column)
        )
        guard !cell.isNear(other) else { continue }
        Issue.record("\(text): row \(row), \(names[column]): \(cell), not \(other)")
        return
      }
    }
    let (notes, otherNotes) = (answer.notes, expected.notes)
    if notes != otherNotes {
      Issue.record(
        "\(text): notes \(notes.map(\.message.english)), not \(otherNotes.map(\.message.english))")
    }
  }

  /// What is told of a corpus, and what is offered while one types.
  private func descriptionsAgree(_ sample: Sample, _ engine: RemoteEngine) throws {
    let subjects = ["", " posts", " documents", " author", " kind", " variants \"島\""]
    let documents = sample.index.documents.map(\.name)
    let scripts =
      (subjects + documents.map { " " + $0 } + [" thread \(documents[0])"]).map { "describe" + $0 }
    #expect(try agree(scripts, sample, engine, 1) == 0)
    #expect(try agree(["describe 001#46"], sample, engine, 1) == 1)
  }

  private func offers(_ sample: Sample, _ engine: RemoteEngine) {
    let local = EmbeddedEngine(index: sample.index, workingFolder: "/")
    for field in engine.catalogue.fields {
      for typed in ["", "n", "0", "中"] {
        for ofBlocks in [false, true] {
          let values = [engine as any Engine, local].map {
            $0.values(
              of: field, beginning: Array(typed.utf8), ofBlocks: ofBlocks, among: nil)
          }
          // Those that are as frequent stand in an order of each engine's own.
          #expect(
            Set(values[0]) == Set(values[1]) || values[1].count == 40, "\(field.name) \(typed)")
          #expect(values[0].count == values[1].count, "\(field.name) \(typed)")
        }
      }
    }
    for typed in ["南鳥", "レア", "zz"] {
      #expect(
        engine.texts(beginning: typed, among: nil) == local.texts(beginning: typed, among: nil))
    }
  }

  // MARK: Loading

  /// A load that is done sends nothing again; another corpus is no part of this one.
  private func loadsAgain(_ sample: Sample, _ address: RemoteAddress) throws {
    let server = RemoteServer(address, Credentials())
    let engine = EmbeddedEngine(index: sample.index, workingFolder: "/")
    let again = try RemoteLoad(from: engine, to: server, Cancellation()).run { _, _ in }
    #expect(again.sent == 0 && again.blocks == sample.index.blockCount)
    var generator = SplitMix64(seed: 77)
    let other = try Sample(generator.documents(in: "/nowhere").map(\.document))
    let error = #expect(throws: RemoteError.self) {
      try RemoteLoad(
        from: EmbeddedEngine(index: other.index, workingFolder: "/"), to: server, Cancellation()
      ).run { _, _ in }
    }
    #expect(error?.message.english.contains("another corpus") == true)
  }

  /// Who may only read is answered, and loads nothing; who would not be told of a dead shard is asked nothing.
  private func readers(_ sample: Sample, _ address: RemoteAddress) throws {
    let reader = RemoteServer(address, Credentials(user: "reader", password: "a & b"))
    let engine = try RemoteEngine(reader, Cancellation())
    let count = try answer("posts | count", in: Session(engine: engine, now: Sample.now))
    #expect(try count.value(row: 0, column: 0) == .integer(sample.index.posts.count))
    for (credentials, words) in [
      (Credentials(user: "reader", password: "wrong"), "Wrong password"),
      (Credentials(user: "skipper"), "skip_unavailable_shards"),
    ] {
      let error = #expect(throws: RemoteError.self) {
        try RemoteEngine(RemoteServer(address, credentials), Cancellation())
      }
      #expect(error?.message.english.contains(words) == true, "\(String(describing: error))")
    }
  }

  // MARK: Faults

  /// Each is an error that names it, and never a part of an answer.
  private func faults(
    _ cluster: ClickHouseCluster, _ address: RemoteAddress, _ engine: RemoteEngine
  ) throws {
    func opening() -> String? {
      let error = #expect(throws: RemoteError.self) {
        try RemoteEngine(RemoteServer(address, Credentials()), Cancellation())
      }
      return error?.message.english
    }
    try cluster.send("INSERT INTO seeds.facts_local VALUES ('folding', '7')", to: 0)
    #expect(opening()?.contains("parts of different corpora: folding") == true)
    let session = Session(engine: engine, now: Sample.now)
    func failing(_ queries: [String]) {
      for query in queries {
        let error = #expect(throws: EngineError.self) { try answer(query, in: session) }
        guard case .unreadable(.whole, let words)? = error else {
          Issue.record("\(query): \(String(describing: error))")
          continue
        }
        #expect(words.english.contains("\(cluster.ports[2] + 3)"), "\(words.english)")
      }
    }
    // A shard that hangs is waited for some seconds, one that is gone not at all.
    cluster.hold(2, isHeld: true)
    failing(["posts | count by author"])
    cluster.hold(2, isHeld: false)
    cluster.stop(2)
    failing(["posts | count", "posts where mentions \"島\"", "posts | timeline by day"])
    cluster.stop(0)
    #expect(opening()?.contains("cannot be reached") == true)
  }
}

extension Value {
  /// Whether it is the same, of decimals to twelve digits.
  fileprivate func isNear(_ other: Value) -> Bool {
    guard case .number(let a) = self, case .number(let b) = other else { return self == other }
    return a == b || abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }
}
