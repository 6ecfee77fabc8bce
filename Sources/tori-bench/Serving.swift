import Glibc
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRender
import ToriTime

/// Answers queries of the language, one a line of standard input, through the whole engine.
///
/// An answer is one line: nanoseconds, the number of rows, the identifiers of the first ten rows,
/// commas between them; tabs between the three. Rows without an identifier leave the third empty, and a
/// statement without rows, such as `let`, has none. The time is from the text of the query to its last
/// identifier. What cannot be answered has a line `error: ` with what is wrong; the next is read all the same.
package struct Serving {
  private var session: Session

  /// Opens a corpus as tori does.
  package init(corpus: String) throws {
    let now = Instant(milliseconds: Int64(time(nil)) * 1000)
    session = Session(index: try Corpus.open([corpus]).index, now: now)
  }

  consuming func run() {
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      print(answer(line))
      fflush(nil)
    }
  }

  /// The line for a query.
  package mutating func answer(_ query: String) -> String {
    do {
      let start = Clock.wall.now
      let answer = try session.answer(to: query)
      let identifiers = try answer?.firstIdentifiers(10).joined(separator: ",") ?? ""
      let nanoseconds = Int((Clock.wall.now - start) * 1e9)
      return "\(nanoseconds)\t\(answer?.rowCount ?? 0)\t\(identifiers)"
    } catch {
      return "error: \(Self.words(error))"
    }
  }

  private static func words(_ error: any Error) -> String {
    (error as? EngineError)?.message.english ?? "\(error)"
  }
}
