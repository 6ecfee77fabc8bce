import Foundation
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRender
import ToriSystem
import ToriTime

/// Documents, indexed and as the naive evaluator reads them.
struct Sample: Sendable {
  let index: Index
  let naive: NaiveEvaluator

  /// 2026-01-20T12:00:00+09:00
  static let now = Instant(milliseconds: 1_768_878_000_000)

  /// The documents in `seeds`.
  static let seeds = Result {
    let repository = String(#filePath.dropLast("/Tests/ToriEngineTests/Sample.swift".count))
    let folder = repository + "/seeds"
    let paths = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      folder + "/" + $0
    }
    let files = try paths.map { try fileBytes(atPath: $0) }
    return try Sample(
      zip(files, paths).map { try DocumentReader.read(bytes: $0, path: $1) }, files: files)
  }

  /// `files` are the bytes that the documents were read from, where that matters. Segments end as soon as they hold
  /// `segmentLimit` bytes. `isTwin`: whether the naive evaluator has the fields that documents bring.
  init(
    _ documents: [Document], files: [[UInt8]] = [],
    segmentLimit: Int = IndexBuilder.defaultSegmentLimit, zone: Zone = .tokyo, isTwin: Bool = true
  ) throws {
    let names = documentNames(forPaths: documents.map(\.path))
    let twin = NaiveEvaluator(zip(names, documents).map { ($0, $1) }, files: files)
    naive = isTwin ? twin.bringingOwn() : twin
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).tori").path
    // The mapping outlives the name.
    defer { try? FileManager.default.removeItem(atPath: file) }
    // So that short texts have long grams too.
    var builder = try IndexBuilder(
      to: file, zone: zone, segmentLimit: segmentLimit, frequentCount: 2)
    for document in documents { try builder.add(document) }
    index = try builder.finish()
  }

  var session: Session { Session(index: index, now: Self.now) }

  /// What the last statement comes to.
  func outcome(_ text: String) throws -> Session.Outcome {
    var session = session
    return try session.outcome(text)
  }

  func answer(_ text: String) throws -> Answer {
    switch try outcome(text) {
    case .answer(let answer, _), .description(let answer, _), .asExpected(_, let answer):
      return answer
    default: throw Problem(diagnostics: [])
    }
  }

  /// What is said below the answer.
  func notes(_ text: String) throws -> [String] { try answer(text).notes.map(\.message.english) }

  /// The cells of the answer, row after row.
  func cells(_ text: String) throws -> [[Value]] { try answer(text).cells }

  /// What is said of a text, in the order of its places.
  func diagnostics(_ text: String) -> [Diagnostic] {
    let parsed = Parser.parse(text, mode: .prompt)
    return parsed.diagnostics + session.analyze(parsed.script).diagnostics
  }

  struct Problem: Error { let diagnostics: [Diagnostic] }
}

extension Session {
  /// Runs all statements of the text, and gives what the last one comes to.
  mutating func outcome(_ text: String) throws -> Outcome {
    let parsed = Parser.parse(text, mode: .prompt)
    let (actions, diagnostics) = analyze(parsed.script)
    let errors = (parsed.diagnostics + diagnostics).filter { $0.severity == .error }
    guard errors.isEmpty else { throw Sample.Problem(diagnostics: errors) }
    var outcome = Outcome.nothing
    for action in actions { outcome = try run(action, cancellation: Cancellation()) }
    return outcome
  }
}

extension Answer {
  var cells: [[Value]] {
    get throws {
      try (0..<rowCount).map { row in
        try shape.columns.indices.map { try value(row: row, column: $0) }
      }
    }
  }
}
