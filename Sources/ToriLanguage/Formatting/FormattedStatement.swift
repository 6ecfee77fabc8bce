import ToriText

/// One statement, laid out.
struct FormattedStatement {
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let clauses: Set<Int>
  private var result: [String] = []
  private var line = ""

  init(_ tokens: [Token], bytes: [UInt8], clauses: Set<Int>) {
    self.tokens = tokens
    self.bytes = bytes
    self.clauses = clauses
  }

  mutating func lines() -> [String] {
    let hasComment = tokens.contains { $0.kind == .comment }
    if !hasComment {
      let single = laidOut(breakingStages: false, breakingClauses: false)
      if single.count == 1, fits(single[0]) { return single }
    }
    let staged = laidOut(breakingStages: true, breakingClauses: false)
    return staged.allSatisfy(fits) ? staged : laidOut(breakingStages: true, breakingClauses: true)
  }

  private func fits(_ line: String) -> Bool { displayWidth(line) <= Formatter.width }

  private mutating func laidOut(breakingStages: Bool, breakingClauses: Bool) -> [String] {
    result = []
    line = ""
    var depth = 0
    var isInBraces = false
    var previous: Token?
    for token in tokens {
      if token.isSign(")") { depth -= 1 }
      let startsStage = breakingStages && depth == 0 && token.isSign("|")
      let startsClause = breakingClauses && clauses.contains(token.span.start)
      if previous?.kind == .comment {
        breakLine(indentation: token.isSign("|") || startsClause ? 2 : 4)
      } else if previous != nil, startsStage || startsClause {
        breakLine(indentation: 2)
      } else if let previous, !isInBraces, hasSpace(between: previous, and: token) {
        line += token.kind == .comment ? "  " : " "
      }
      line += token.laidOut(bytes)
      if token.isSign("(") { depth += 1 }
      if token.isSign("{") { isInBraces = true } else if token.isSign("}") { isInBraces = false }
      previous = token
    }
    return result + [line]
  }

  private mutating func breakLine(indentation: Int) {
    result.append(line)
    line = String(repeating: " ", count: indentation)
  }

  private func hasSpace(between previous: Token, and token: Token) -> Bool {
    if token.isSign(",") || token.isSign(")") || previous.isSign("(") { return false }
    // `[word = "x"]{0,3}`, `[]*`
    if token.isSign("]") || previous.isSign("[") || token.isSign("{") { return false }
    return !["*", "+", "?"].contains(where: token.isRepetition)
  }
}

extension Token {
  var isBlank: Bool { kind == .blank || kind == .lineBreak }

  /// As it is to be written.
  func laidOut(_ bytes: [UInt8]) -> String {
    switch kind {
    case .word: role == .keyword ? keyword?.spelling ?? value : value
    case .sign, .unknown: value
    case .parameter: "$" + value
    default: String(decoding: bytes[span.start..<span.end], as: UTF8.self).trimmedAtEnd
    }
  }
}

extension String {
  var trimmedAtEnd: String {
    var rest = self[...]
    while let last = rest.unicodeScalars.last, Scalars.isBlank(last.value) {
      rest.unicodeScalars.removeLast()
    }
    return String(rest)
  }
}
