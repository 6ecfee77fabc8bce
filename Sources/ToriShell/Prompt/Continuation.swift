import ToriEngine
import ToriLanguage

/// A line that begins with `|` goes on from the query before it.
struct Continuation {
  /// The last query that ran, if any did.
  private(set) var query: String?

  /// What stands before `text` that it goes on from, a blank at its end; empty for what stands alone.
  func head(of text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    guard let query, first?.isBar == true else { return "" }
    return query + " "
  }

  /// The query before without its last stage, or without its last clause where it has no stage; nil where nothing is
  /// left to take back.
  var undone: String? {
    guard let text = query,
      case .query(let query)? = Parser.parse(text).script.statements.first?.kind,
      let last = query.stages.last?.span ?? query.clauses.last?.span
    else { return nil }
    let head = String(decoding: text.utf8.prefix(last.start), as: UTF8.self)
    return String(head.reversed().drop { $0.isWhitespace || $0 == "|" || $0 == "｜" }.reversed())
  }

  /// Keeps the last statement of `text`, which ran, if it is a query.
  mutating func note(_ text: String) {
    guard let last = Parser.parse(text).script.statements.last, case .query(let asked) = last.kind
    else { return }
    let written = text.piece(last.span)
    // What goes on from the answer before is the query of that, gone on with.
    if case .name(let name) = asked.source, name.value == Environment.previousName,
      let before = query, written.hasPrefix(name.value)
    {
      query = before + written.dropFirst(name.value.count)
    } else {
      query = written
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a `|`, as an input method in Japanese mode may give it.
  fileprivate var isBar: Bool { self == "|" || self == "｜" }
}
