import ToriEngine
import ToriLanguage

/// An answer that was given, kept so that it can go to a file too.
struct GivenAnswer {
  let answer: Answer
  /// What was asked, in one line.
  let query: String
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
    var end = query.stages.first?.span.start ?? statement.span.end
    for (number, stage) in query.stages.enumerated() {
      if number > 0 { end = query.stages[number - 1].span.end }
      let isLast = query.stages[number...].allSatisfy {
        if case .expect = $0.kind { true } else { false }
      }
      if case .save = stage.kind {} else if !isLast { continue }
      text += piece(SourceSpan(place, number == 0 ? barBefore(end) : end))
      place = stage.span.end
    }
    return text + piece(SourceSpan(place, statement.span.end))
  }

  /// Where the `|` begins that stands before a byte.
  private func barBefore(_ byte: Int) -> Int {
    let bytes = Array(utf8)
    return bytes[..<byte].lastIndex(of: UInt8(ascii: "|")) ?? byte
  }

  /// The text of `span` in one line: line breaks, and the blanks around them, become one blank.
  func line(of span: SourceSpan) -> String {
    piece(span).split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.joined(separator: " ")
  }
}
