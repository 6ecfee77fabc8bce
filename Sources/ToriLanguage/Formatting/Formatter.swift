/// Lays a script out in the one way: keywords in lower case and half-width, a statement on one line
/// if it fits, else a stage a line; comments kept.
///
/// Formatting twice changes nothing, and the layout never changes what a script means.
package enum Formatter {
  /// - Returns: `nil` for a text with errors, which is nobody's to lay out.
  package static func format(_ text: String) -> String? {
    let parsed = Parser.parse(text)
    // What a parameter will stand for matters to no layout.
    let isSound = parsed.diagnostics.allSatisfy {
      $0.severity == .warning || $0.code == Diagnostic.missingParameter
    }
    guard isSound else { return nil }
    var script = FormattedScript(Array(text.utf8), parsed)
    return script.text()
  }

  static let width = 80
}

/// The lines of a script as they are laid out.
struct FormattedScript {
  private let bytes: [UInt8]
  private let parsed: Parsed
  private var lines: [String] = []
  /// How many line breaks have been met since the last token that says something.
  private var lineBreaks = 0

  init(_ bytes: [UInt8], _ parsed: Parsed) {
    self.bytes = bytes
    self.parsed = parsed
  }

  mutating func text() -> String {
    var statements = parsed.script.statements[...]
    var body: [Token] = []
    for token in parsed.tokens {
      while let first = statements.first, first.span.end <= token.span.start {
        if !body.isEmpty { append(body, of: first) }
        body = []
        statements.removeFirst()
      }
      if let first = statements.first, first.span.start <= token.span.start {
        body.append(token)
      } else {
        between(token)
      }
    }
    if let first = statements.first, !body.isEmpty { append(body, of: first) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// A token outside of statements.
  private mutating func between(_ token: Token) {
    switch token.kind {
    case .lineBreak: lineBreaks += 1
    case .comment:
      let comment = token.laidOut(bytes)
      if lineBreaks == 0, let last = lines.popLast() {
        lines.append(last + "  " + comment)
      } else {
        separate()
        lines.append(comment)
      }
      lineBreaks = 0
    default: break
    }
  }

  /// Keeps one blank line where there were some.
  private mutating func separate() {
    if lineBreaks > 1, !lines.isEmpty { lines.append("") }
  }

  private mutating func append(_ body: [Token], of statement: Statement) {
    separate()
    lineBreaks = 0
    var body = body
    while body.last?.kind == .blank || body.last?.kind == .lineBreak { body.removeLast() }
    var formatted = FormattedStatement(
      body.filter { !$0.isBlank }, bytes: bytes, clauses: clauses(of: statement))
    lines += formatted.lines()
    // After a text such as `to`, a line's end would not end the statement.
    if let last = body.last, last.kind == .word, last.keyword?.wantsMore == true,
      last.role != .name, let line = lines.popLast()
    {
      lines.append(line + ";")
    }
  }

  /// Where the clauses of a statement's own query begin, but for the first.
  private func clauses(of statement: Statement) -> Set<Int> {
    switch statement.kind {
    case .query(let query), .explain(let query, analyze: _), .binding(_, .query(let query)):
      Set(query.clauses.dropFirst().map(\.span.start))
    default: []
    }
  }
}
