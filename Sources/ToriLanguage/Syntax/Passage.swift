/// A script as people read it from top to bottom: comments on lines of their own are prose.
package enum Passage: Hashable, Sendable {
  /// Lines of comments without their signs, those of one place together; a blank line between them stays one.
  case prose(String)
  /// The statement of that place in the script, as it stands, with the comment that ends its last line.
  case statement(Int, String)
}

extension Parsed {
  /// The passages of the text that this came of, in order; what is no comment and of no statement has none.
  package func passages(of text: String) -> [Passage] {
    var gatherer = PassageGatherer(text: Array(text.utf8), statements: script.statements)
    for token in tokens { gatherer.take(token) }
    return gatherer.ended()
  }
}

private struct PassageGatherer {
  let text: [UInt8]
  let statements: [Statement]
  private var passages: [Passage] = []
  private var prose: [String] = []
  /// The statement that is at hand, or comes next.
  private var next = 0
  /// Line breaks since the last token that is no blank.
  private var breaks = 1

  init(text: [UInt8], statements: [Statement]) {
    (self.text, self.statements) = (text, statements)
  }

  mutating func take(_ token: Token) {
    while next < statements.count, token.span.start >= statements[next].span.end {
      begin(statements[next])
    }
    switch token.kind {
    case .blank: return
    case .lineBreak: breaks += 1
    case .comment:
      let isWithin = next < statements.count && token.span.start >= statements[next].span.start
      if !isWithin { comment(token) }
      breaks = 0
    default: breaks = 0
    }
  }

  private mutating func begin(_ statement: Statement) {
    endProse()
    passages.append(.statement(next, string(statement.span.start..<statement.span.end)))
    next += 1
  }

  private mutating func comment(_ token: Token) {
    let comment = string(token.span.start..<token.span.end)
    if comment.hasPrefix("#!") { return }
    if breaks == 0, case .statement(let place, let written)? = passages.last, prose.isEmpty {
      passages[passages.count - 1] = .statement(place, written + "  " + comment)
      return
    }
    if breaks > 1, !prose.isEmpty { prose.append("") }
    // Two signs, of whatever width, and one blank.
    let said = comment.dropFirst(2)
    prose.append(String(said.first == " " || said.first == "　" ? said.dropFirst() : said))
  }

  private mutating func endProse() {
    if prose.isEmpty { return }
    passages.append(.prose(prose.joined(separator: "\n")))
    prose = []
  }

  mutating func ended() -> [Passage] {
    while next < statements.count { begin(statements[next]) }
    endProse()
    return passages
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
