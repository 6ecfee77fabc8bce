import Testing
import ToriEngine
import ToriLanguage
import ToriShell
import ToriSystem
import ToriText

/// Fields that a corpus brings are asked for as the model's are, through an engine that has some.
@Suite struct OwnFieldTests {
  private static let mood = Field(
    ofCorpus: "mood", .text, LocalizedText("how it sounds", ja: "調子"))
  private static let score = Field(ofCorpus: "score", .integer, LocalizedText("points", ja: "点"))

  /// Posts of an odd number are calm, those of an even one are not, and others have no mood; the score
  /// is the number.
  private static func session() throws -> Session {
    let naive = try Sample.seeds.get().naive.having([
      .init(field: mood) { block in
        block.number.map { .text($0 % 2 == 1 ? "calm" : "angry") } ?? .none
      },
      .init(field: score) { $0.number.map { .integer($0) } ?? .none },
    ])
    return Session(engine: NaiveEngine(naive: naive), now: Sample.now)
  }

  /// Words that the language has only behind others, as in `within sentence`.
  @Test(arguments: ["sentence", "at", "least", "ngrams", "dispersion", "compounds"])
  func dataKeepTheirNames(name: String) {
    var names = OwnFieldNames()
    #expect(names.name(for: name) == name)
  }

  private func cells(_ text: String) throws -> [[Value]] {
    var session = try Self.session()
    guard case .answer(let answer, _) = try session.outcome(text) else { return [] }
    return try answer.cells
  }

  @Test(
    arguments: [
      ("posts where mood = calm | count", "posts where number in odd | count"),
      ("posts where score >= 40 | count", "posts where number >= 40 | count"),
      ("posts where has mood | count", "posts where has number | count"),
      (
        "posts | sort by score desc | limit 5 | select score",
        "posts | sort by number desc | limit 5 | select number"
      ),
      ("posts | mean score", "posts | mean number"),
      (
        "posts | kwic \"中国\" | where score > 3 | count by score",
        "posts | kwic \"中国\" | where number > 3 | count by number"
      ),
      (
        "posts | select id | where score = 44 | select score",
        "posts where number = 44 | select number"
      ),
      ("authors | posts | max score", "authors | posts | max number"),
      (
        "posts where score = 44 | replies | count by score",
        "posts where number = 44 | replies | count by number"
      ),
    ])
  func asTheModelsAre(own: String, known: String) throws {
    guard !known.contains("odd") else {
      let count = try Sample.seeds.get().naive.rows.count {
        $0.block.kind.isPost && ($0.block.number ?? 0) % 2 == 1
      }
      #expect(try cells(own) == [[.integer(count)]])
      return
    }
    let expected = try cells(known)
    #expect(!expected.isEmpty)
    #expect(try cells(own) == expected)
  }

  /// What is wrong with them is said, and another corpus does not have them.
  @Test func typesAreChecked() throws {
    let session = try Self.session()
    func codes(_ text: String, _ session: Session) -> [String] {
      session.analyze(Parser.parse(text, mode: .prompt).script).diagnostics.map(\.code)
    }
    #expect(codes("posts where score = many", session) == ["E107"])
    #expect(codes("posts where moode = calm", session) == ["E102"])
    #expect(codes("posts | mean mood", session) == ["E117"])
    #expect(codes("posts where mood = calm", try Sample.seeds.get().session) == ["E102"])
  }

  /// A row has them, `describe` and completion know them, and a plan that names them can be read again.
  @Test func rowsAndPlansHaveThem() throws {
    var session = try Self.session()
    guard case .answer(let answer, _) = try session.outcome("posts where number = 44") else {
      Issue.record("no answer")
      return
    }
    #expect(answer.shape.columns.map(\.name).suffix(2) == ["mood", "score"])
    #expect(try answer.cells.allSatisfy { $0.suffix(2) == [.text("angry"), .integer(44)] })
    guard case .description(let described, _) = try session.outcome("describe posts") else {
      Issue.record("no description")
      return
    }
    #expect(try described.cells.contains { $0[0] == .text("mood") })
    let offered = Completer(session: session).completions(in: "posts where moo", at: 15)
    #expect(offered.candidates.map(\.text) == ["mood"])
    let script = Parser.parse("posts where mood = calm | count by score", mode: .prompt).script
    guard case .answer(let node, let written)? = session.analyze(script).actions.first else {
      Issue.record("no plan")
      return
    }
    let plan = LogicalPlan(
      node, zone: session.catalogue.zone, now: Sample.now, written: written)
    #expect(try LogicalPlan(text: plan.text) == plan)
  }
}
