import Foundation
import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriTime

/// The seeds, indexed and as the naive evaluator reads them.
struct Seeds {
  let index: Index
  let naive: NaiveEvaluator

  /// 2026-01-20T12:00:00+09:00
  static let now = Instant(milliseconds: 1_768_878_000_000)

  static let shared = Result { try Seeds() }

  private init() throws {
    let repository = String(#filePath.dropLast("/Tests/ToriEngineTests/Seeds.swift".count))
    let folder = repository + "/seeds"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let documents = try files.map { file in
      let path = folder + "/" + file
      return try DocumentReader.read(bytes: try fileBytes(atPath: path), path: path)
    }
    let names = documentNames(forPaths: documents.map(\.path))
    naive = NaiveEvaluator(zip(names, documents).map { ($0, $1) })
    index = try Self.index(of: documents)
  }

  static func index(of documents: [Document]) throws -> Index {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).tori").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    var builder = try IndexBuilder(to: file, zone: .tokyo)
    for document in documents { try builder.add(document) }
    return try builder.finish()
  }

  /// The identifiers of the rows that a query yields.
  func identifiers(_ text: String) throws -> [String] {
    let answer = try answer(text)
    return try (0..<answer.rowCount).map {
      if case .text(let text) = try answer.value(row: $0, column: 0) { text } else { "?" }
    }
  }

  /// The same, by holding every post to the syntax tree.
  func naiveIdentifiers(_ text: String) throws -> [String] {
    let parsed = Parser.parse(text, mode: .prompt)
    guard !parsed.hasErrors, case .query(let query) = parsed.script.statements.first?.kind else {
      throw Problem(diagnostics: parsed.diagnostics)
    }
    return naive.posts(query).map(\.identifier)
  }

  func answer(_ text: String) throws -> Answer {
    var session = Session(index: index, now: Self.now)
    let analysis = session.analyze(Parser.parse(text, mode: .prompt).script)
    guard let action = analysis.actions.last,
      analysis.diagnostics.allSatisfy({ $0.severity == .warning })
    else { throw Problem(diagnostics: analysis.diagnostics) }
    let outcome = try session.run(action, cancellation: Cancellation())
    guard case .answer(let answer, _) = outcome else { throw Problem(diagnostics: []) }
    return answer
  }

  struct Problem: Error { let diagnostics: [Diagnostic] }
}
