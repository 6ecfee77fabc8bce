import ToriEngine
import ToriLanguage

/// An answer that was given, kept so that it can go to a file too.
struct GivenAnswer {
  let answer: Answer
  /// What was asked, in one line.
  let query: String
}

extension Token {
  /// Whether it is the `_` that stands for the answer before.
  var isPreviousAnswer: Bool {
    kind == .word && value == Environment.previousName && role == .name
  }
}

extension String {
  /// The text of `span` as it stands.
  func piece(_ span: SourceSpan) -> String {
    String(decoding: Array(utf8)[span.start..<span.end], as: UTF8.self)
  }

  /// The text of a query without its stages that save, and without what its rows are held to at its end.
  func withoutSaves(_ query: Query, in statement: Statement) -> String {
    var text = ""
    var place = statement.span.start
    var end = query.clauses.last?.span.end ?? self.end(of: query.source)
    for (number, stage) in query.stages.enumerated() {
      if number > 0 { end = query.stages[number - 1].span.end }
      let isLast = query.stages[number...].allSatisfy {
        switch $0.kind {
        case .expect, .save: true
        default: false
        }
      }
      if case .save = stage.kind {} else if !isLast { continue }
      text += piece(SourceSpan(place, end))
      place = stage.span.end
    }
    return text + piece(SourceSpan(place, statement.span.end))
  }

  /// In one line, the text of a statement up to the stage that saves, of so many before it, and without these.
  func line(of statement: Statement, before save: Int) -> String {
    guard case .query(let query) = statement.kind else { return line(of: statement.span) }
    let saves = query.stages.indices.filter {
      if case .save = query.stages[$0].kind { true } else { false }
    }
    guard saves.indices.contains(save) else { return line(of: statement.span) }
    let stages = Array(query.stages[..<saves[save]])
    let end = stages.last?.span.end ?? query.clauses.last?.span.end ?? self.end(of: query.source)
    let span = SourceSpan(statement.span.start, end)
    let head = Query(source: query.source, clauses: query.clauses, stages: stages, span: span)
    let text = withoutSaves(
      head, in: Statement(kind: .query(head), span: span, depth: statement.depth))
    return text.line(of: SourceSpan(0, text.utf8.count))
  }

  /// Where a source ends, the parenthesis behind a query included.
  private func end(of source: Source) -> Int {
    switch source {
    case .name(let name): return name.span.end
    case .missing(let span): return span.end
    case .query(let query):
      let rest = utf8.dropFirst(query.span.end)
      let text = String(decoding: rest, as: UTF8.self)
      guard let closing = text.firstIndex(where: { $0 == ")" || $0 == "）" }) else {
        return query.span.end
      }
      return query.span.end
        + text.utf8.distance(from: text.startIndex, to: text.index(after: closing))
    }
  }

  /// The text of `span` in one line: line breaks, and the blanks around them, become one blank.
  func line(of span: SourceSpan) -> String {
    piece(span).split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.joined(separator: " ")
  }
}
