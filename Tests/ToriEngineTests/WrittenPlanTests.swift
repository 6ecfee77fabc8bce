import Testing
import ToriEngine
import ToriLanguage

/// A plan that is written down is read again as the same.
@Suite struct WrittenPlanTests {
  /// The plans of the queries of a text.
  private func plans(_ text: String) throws -> [LogicalPlan] {
    let session = try Sample.seeds.get().session
    let script = Parser.parse(text, mode: .prompt).script
    return session.analyze(script).actions.compactMap { action in
      guard case .answer(let node, let written) = action else { return nil }
      return LogicalPlan(node, zone: session.catalogue.zone, now: Sample.now, written: written)
    }
  }

  private func expectSame(_ text: String) throws {
    let plans = try plans(text)
    #expect(!plans.isEmpty, "\(text)")
    for plan in plans {
      let written = try plan.text
      #expect(!written.contains("\n"))
      #expect(try LogicalPlan(text: written) == plan, "\(text): \(written)")
      #expect(!plan.description.isEmpty)
    }
  }

  @Test(arguments: [
    "posts where mentions \"南鳥島\" since 2026-01", "posts where reposts >= 4 | sort by reposts desc",
    "posts where (by \"名無し\" or has link) and not in 000 | count by month, host",
    "posts where matches /[0-9]+万トン/i | kwic \"規制\" width 12 | select left, match",
    "posts where replies to 001#46 | around 3 | cite", "posts where links to \"reuters.com/world\"",
    "posts where weekday = Sat and hour >= 22 | sample 3 seed 9",
    "posts where replies to (posts where deleted) | share by week",
    "posts | union (blocks where kind = title) | expect rows = 13",
    "authors where posts > 2 | posts | mean length by source", "threads where last >= 2026-01",
    "posts where text = \"a\\n\\\"b\\\\\" | expect all has time",
    "posts where id = \"001#46\" | raw",
  ])
  func plansAreReadAgain(_ text: String) throws { try expectSame(text) }

  @Test(arguments: UInt64(0)..<100)
  func randomPlansAreReadAgain(seed: UInt64) throws {
    var queries = RandomQueries(
      seed: seed, texts: ["南鳥島", "レアアース規制"], documents: ["000", "001"],
      authors: ["名無し", "nobody"])
    for _ in 0..<5 { try expectSame(queries.script()) }
  }

  /// Any text is a plan or says what is wrong with it.
  @Test(arguments: ["", "{}", "[1", "{\"root\":3}", "{\"root\":{}", "\"\\u12\"", "nul"])
  func otherTextsAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try LogicalPlan(text: text) }
  }
}
