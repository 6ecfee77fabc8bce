import Foundation
import Testing
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRender
import ToriShell
import ToriSystem
import ToriText

/// The whole shell over a second engine: what nobody but an engine knows, nothing above it knows either.
@Suite struct NaiveShellTests {
  private static func session() throws -> Session {
    Session(engine: NaiveEngine(naive: try Sample.seeds.get().naive), now: Sample.now)
  }

  private final class Screen {
    private(set) var text = ""
    func take(_ more: String) { text += more }
  }

  /// What a person would see of a text.
  private func shown(_ text: String, format: String? = nil) throws -> String {
    let screen = Screen()
    let console = Console(
      writeRows: { screen.take(String(decoding: $0, as: UTF8.self)) },
      writeMessage: { screen.take($0) }, rowsAreShown: true, width: { 100 },
      messageWidth: { 100 }, language: .english)
    var settings = Settings()
    if let format { settings.format = try #require(Format(rawValue: format)) }
    var interpreter = Interpreter(
      session: try Self.session(), settings: settings, console: console)
    let status = try interpreter.run(text, mode: .prompt, cancellation: Cancellation())
    #expect(status == .done, "\(text): \(screen.text)")
    return screen.text
  }

  @Test(
    arguments: [
      "posts where mentions \"南鳥島\" since 2026-01", "posts | count by doc",
      "posts | timeline by month", "posts | kwic \"規制\" width 12", "posts | cite | limit 3",
      "documents", "authors | limit 3", "describe", "describe 001", "describe posts",
      "describe author", "describe 001#46", "describe thread 001", "explain posts | count by doc",
      "explain analyze posts | limit 3", "tour 1", "help mentions",
    ])
  func everyStatementIsAnswered(_ statement: String) throws {
    #expect(try shown(statement).contains("\n"))
  }

  /// What is drawn is the same whatever engine gave it.
  @Test(arguments: ["describe 001", "describe 001#46", "describe thread 001"])
  func picturesAreTheSame(_ statement: String) throws {
    var naive = try Self.session()
    var embedded = try Sample.seeds.get().session
    func rows(_ session: inout Session) throws -> ([[Value]], Picture?) {
      guard case .description(let answer, let picture) = try session.outcome(statement) else {
        return ([], nil)
      }
      return (try answer.cells, picture)
    }
    let (first, drawn) = try rows(&naive)
    let (second, other) = try rows(&embedded)
    #expect(
      !first.isEmpty && first.count == second.count && first.first?.first == second.first?.first)
    #expect(drawn != nil && other != nil)
    switch (drawn, other) {
    case (.outline(let a), .outline(let b)):
      #expect(a.forest.rows.map(\.depth) == b.forest.rows.map(\.depth))
    case (.thread(let a), .thread(let b)):
      #expect(a.forest.rows.map(\.node) == b.forest.rows.map(\.node))
    case (.block(let a), .block(let b)):
      #expect(a.fields.map(\.value) == b.fields.map(\.value))
      #expect(a.fields.map(\.origin) == b.fields.map(\.origin))
    default: Issue.record("other pictures")
    }
  }

  @Test func zeroIsExplained() throws {
    let text = try shown("posts where mentions \"南島鳥\"")
    #expect(text.contains("does not occur; near it are \"南鳥島\""), "\(text)")
    #expect(try shown("posts since 2030-01").contains("the times of the corpus run from"))
    #expect(try shown("posts where author = \"名無\"").contains("near it are"))
  }

  @Test func wordsAreCompleted() throws {
    let completer = Completer(session: try Self.session())
    func offered(_ text: String) -> [String] {
      completer.completions(in: text, at: text.utf8.count).candidates.map(\.text)
    }
    #expect(offered("posts in 00").contains { $0.hasPrefix("001") })
    #expect(offered("posts where mentions \"南鳥").contains { $0.hasPrefix("南鳥島") })
    #expect(offered("posts where kind = rep").contains { $0.hasPrefix("reply") })
  }

  /// Random scripts give the same rows through both engines.
  @Test(arguments: UInt64(0)..<12)
  func scriptsAgree(seed: UInt64) throws {
    let sample = try Sample.seeds.get()
    var queries = RandomQueries(
      seed: seed, texts: sample.naive.rows.map(\.block.text),
      documents: sample.naive.documents.map(\.name),
      authors: ["名無し", "ldsJfAcI", "ogy", "が", "nobody"])
    for _ in 0..<3 {
      let script = queries.script()
      var (naive, embedded) = (try Self.session(), sample.session)
      guard case .answer(let first, _) = try naive.outcome(script),
        case .answer(let second, _) = try embedded.outcome(script)
      else {
        Issue.record("seed \(seed): not two answers: \(script)")
        continue
      }
      #expect(first.rowCount == second.rowCount, "seed \(seed): \(script)")
      #expect(
        first.shape.columns.map(\.name) == second.shape.columns.map(\.name),
        "seed \(seed): \(script)")
      for row in 0..<min(first.rowCount, second.rowCount, 6) {
        for column in first.shape.columns.indices {
          let (a, b) = (
            try first.value(row: row, column: column), try second.value(row: row, column: column)
          )
          #expect(
            a.english == b.english, "seed \(seed): \(script): row \(row), column \(column)")
        }
      }
    }
  }
}

extension Value {
  /// With what tori says itself in English.
  fileprivate var english: Value {
    switch self {
    case .words(let words), .lacking(let words): .text(words.english)
    case .identifier(let whole, short: _): .text(whole)
    case .list(let values): .list(values.map(\.english))
    case .none, .text, .integer, .number, .boolean, .time, .date, .bytes: self
    }
  }
}
