import ToriEngine

/// What the classes ask about, taken from the corpus.
struct ClassSubject {
  /// The host that most posts link to.
  let host: String
  /// The text of one post, of one line.
  let text: String

  init(_ session: inout Session) throws {
    let hosts = try session.answer(to: "posts where has link | count by host | limit 1")
    host = try hosts?.text(row: 0, column: 0) ?? "www.example.org"
    let texts = try session.answer(
      to:
        "posts where length >= 20 and length <= 60 and matches /\\A[^\"'\\\\\\s]*\\z/ | limit 100 | select text"
    )
    text = try texts.flatMap { try $0.text(row: $0.rowCount - 1, column: 0) } ?? "?"
  }
}

extension Answer {
  /// A cell that is a text; nil where there is none.
  fileprivate func text(row: Int, column: Int) throws -> String? {
    guard (0..<rowCount).contains(row), case .text(let text) = try value(row: row, column: column)
    else { return nil }
    return text
  }
}
