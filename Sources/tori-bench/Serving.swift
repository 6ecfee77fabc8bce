import Glibc
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriTime

/// Answers queries of the language, one a line of standard input, through the whole engine.
///
/// An answer is one line: nanoseconds, the number of rows, the identifiers of the first ten rows,
/// commas between them; tabs between the three. The time is from the text of the query to its last
/// identifier. What is wrong with a query is said in the place of the identifiers, after `error: `.
struct Serving {
  private var session: Session

  init(corpus: String) throws {
    let now = Instant(milliseconds: Int64(time(nil)) * 1000)
    session = Session(index: try Corpus.open([corpus]).index, now: now)
  }

  consuming func run() {
    while let line = readLine() {
      if line.isEmpty { continue }
      let start = secondsNow()
      let (rowCount, text) = answer(line)
      print("\(Int((secondsNow() - start) * 1e9))\t\(rowCount)\t\(text)")
      fflush(nil)
    }
  }

  private mutating func answer(_ query: String) -> (rowCount: Int, text: String) {
    let parsed = Parser.parse(query)
    let (actions, found) = session.analyze(parsed.script)
    let mistakes = (parsed.diagnostics + found).filter { $0.severity == .error }
    if let mistake = mistakes.first { return (0, "error: \(mistake.message.english)") }
    var last: (rowCount: Int, text: String) = (0, "")
    do {
      for action in actions {
        guard case .answer(let answer, _) = try session.run(action, cancellation: Cancellation())
        else { continue }
        let identifiers = try identifiers(of: answer)
        last = (answer.rowCount, identifiers.joined(separator: ","))
      }
    } catch {
      return (0, "error: \(error)")
    }
    return last
  }

  private func identifiers(of answer: Answer) throws -> [String] {
    guard let column = answer.shape.columns.firstIndex(where: { $0.name == "id" }) else {
      return []
    }
    return try (0..<min(10, answer.rowCount)).map { row in
      if case .text(let id) = try answer.value(row: row, column: column) { id } else { "" }
    }
  }
}
