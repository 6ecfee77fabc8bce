import ToriEngine
import ToriLanguage

/// A line that begins with `|` goes on from the query before it.
package struct Continuation {
  /// The last query that ran, if any did.
  private(set) var query: String?

  package init() {}

  /// What stands before `text` that it goes on from, a blank at its end; empty for what stands alone.
  package func head(of text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    guard first?.isBar == true, let query = queryWithoutSaves else { return "" }
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

  /// Keeps the last query of `text`, which ran, if there is one.
  package mutating func note(_ text: String) {
    for statement in Parser.parse(text).script.statements {
      if case .query = statement.kind { query = whole(text.piece(statement.span)) }
    }
  }

  /// A query in which what was asked before stands in the place of `_`.
  private func whole(_ text: String) -> String {
    let parsed = Parser.parse(text)
    guard let before = queryWithoutSaves,
      case .query(let asked)? = parsed.script.statements.first?.kind
    else { return text }
    let previous = parsed.tokens.filter(\.isPreviousAnswer)
    var whole = ""
    var place = 0
    for token in previous {
      // What a `|` follows can go on as it stands.
      let isPlain = token.span.start == 0 && asked.clauses.isEmpty
      whole += text.piece(SourceSpan(place, token.span.start)) + (isPlain ? before : "(\(before))")
      place = token.span.end
    }
    return whole + text.piece(SourceSpan(place, text.utf8.count))
  }

  /// What goes on from it writes no file again.
  private var queryWithoutSaves: String? {
    guard let query, let statement = Parser.parse(query).script.statements.first,
      case .query(let asked) = statement.kind
    else { return query }
    return query.withoutSaves(asked, in: statement)
  }
}

extension Unicode.Scalar {
  /// Whether it is a `|`, as an input method in Japanese mode may give it.
  fileprivate var isBar: Bool { self == "|" || self == "｜" }
}
