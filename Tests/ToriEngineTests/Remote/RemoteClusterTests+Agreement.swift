import Foundation
import Testing
import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRemote
import ToriRender
import ToriSystem

/// The same answers, columns, rows, cells, notes and order.
extension RemoteClusterTests {
  func agree(
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
  func wordsAgree(
    _ sample: Sample, _ engine: RemoteEngine, seed: UInt64, queries count: Int
  ) throws {
    var queries = RandomWordQueries(
      random: SplitMix64(seed: seed), documents: sample.index.documents.map(\.name))
    let scripts = (0..<count).map { _ in queries.query() }
    let refused = try agree(scripts, sample, engine, seed)
    print("cluster, words, seed \(seed): \(count) queries, \(refused) of them refused")
    #expect(refused < count / 4)
  }

  /// The first of groups by every key, few enough that others are tied with the last, and that not all come.
  func firstGroupsAgree(_ sample: Sample, _ engine: RemoteEngine, seed: UInt64) throws {
    let fields = sample.session.catalogue.fields.filter { ![.lines, .bytes].contains($0.access) }
    let keys = fields.map(\.name) + ["author, kind", "day", "weekday", "host", "text, source"]
    let orders = ["", " | sort by count desc", " | sort by count desc, count"]
    var random = SplitMix64(seed: seed)
    let scripts = keys.map { key in
      let (order, count) = (Int(random.next() % 3), 1 + random.next() % 5)
      return "posts | count by \(key)\(orders[order]) | limit \(count)"
    }
    #expect(try agree(scripts, sample, engine, seed) < scripts.count / 8)
  }

  /// Kanji that are written for each other, and where links lead on their hosts.
  func variantsAndPathsAgree(_ sample: Sample, _ engine: RemoteEngine) throws {
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
  func agree(
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
  func answer(_ text: String, in session: Session) throws -> Answer {
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

  func same(_ answer: Answer, _ expected: Answer, _ text: String) throws {
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
  func descriptionsAgree(_ sample: Sample, _ engine: RemoteEngine) throws {
    let subjects = ["", " posts", " documents", " author", " kind", " variants \"島\""]
    let documents = sample.index.documents.map(\.name)
    let scripts =
      (subjects + documents.map { " " + $0 } + [" thread \(documents[0])"]).map { "describe" + $0 }
    #expect(try agree(scripts, sample, engine, 1) == 0)
    #expect(try agree(["describe 001#46"], sample, engine, 1) == 1)
  }

  func offers(_ sample: Sample, _ engine: RemoteEngine) {
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
}

extension Value {
  /// Whether it is the same, of decimals to twelve digits.
  fileprivate func isNear(_ other: Value) -> Bool {
    guard case .number(let a) = self, case .number(let b) = other else { return self == other }
    return a == b || abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }
}
