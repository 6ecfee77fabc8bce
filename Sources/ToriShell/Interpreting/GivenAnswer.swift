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

  /// The text of `span` in one line: line breaks, and the blanks around them, become one blank.
  func line(of span: SourceSpan) -> String {
    piece(span).split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.joined(separator: " ")
  }
}
