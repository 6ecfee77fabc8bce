/// The tokens that mean something, cut into statements.
///
/// A statement ends at `;`, or at the end of its line unless the next line is indented deeper than
/// the statement or begins with `|`, or the line ends inside parentheses or with something that
/// cannot end a statement.
struct Layout {
  /// Without blanks and comments; each statement is followed by an `.end`, and so is the last.
  private(set) var items: [Token] = []
  /// For each item, its index among all tokens; -1 for an `.end` that no token stands for.
  private(set) var origins: [Int] = []
  /// For each `(` its `)` and the other way round, as indices of items; else -1.
  private var partners: [Int] = []
  /// Whether the text stops amid a statement.
  private(set) var endsUnfinished = false

  init(_ lexer: Lexer) {
    let pairs = Self.pairs(lexer.tokens)
    var place = Walk(bytes: lexer.bytes)
    // The `(` that have been passed and have a partner, as indices of items.
    var openings: [Int] = []
    for (index, token) in lexer.tokens.enumerated() {
      place.pass(token)
      if token.isTrivia { continue }
      if endsStatement(before: token, at: place) { appendEnd() }
      if token.isSign(";") {
        append(Token(kind: .end, span: token.span, value: ";"), origin: index)
        place.startStatement()
        continue
      }
      if items.isEmpty || items.last?.kind == .end { place.startStatement() }
      place.lineBreakSeen = false
      append(token, origin: index)
      if pairs[index] > index {
        openings.append(items.count - 1)
        place.depth += 1
      } else if pairs[index] >= 0, let opening = openings.popLast() {
        partners[opening] = items.count - 1
        partners[items.count - 1] = opening
        place.depth -= 1
      }
    }
    if let last = items.last, last.kind != .end {
      endsUnfinished = wantsMore(at: items.count - 1) || hasOpenParenthesis
    }
    appendEnd()
  }

  /// The other parenthesis of a pair, as the index of an item; `nil` for what has none.
  func partner(of index: Int) -> Int? { partners[index] >= 0 ? partners[index] : nil }

  private mutating func append(_ item: Token, origin: Int) {
    items.append(item)
    origins.append(origin)
    partners.append(-1)
  }

  mutating func replaceItem(at index: Int, with token: Token) { items[index] = token }

  private mutating func appendEnd() {
    let end = items.last?.span.end ?? 0
    append(Token(kind: .end, span: SourceSpan(end, end)), origin: -1)
  }

  private func endsStatement(before token: Token, at place: Walk) -> Bool {
    guard place.lineBreakSeen, place.depth == 0, let last = items.last, last.kind != .end else {
      return false
    }
    if token.isSign("|") || place.indentation > place.statementIndentation { return false }
    guard wantsMore(at: items.count - 1) else { return true }
    // After `where` or `and`, a line that starts a statement of its own is not what is missing.
    return last.kind == .word && startsStatement(token)
  }

  private func startsStatement(_ token: Token) -> Bool {
    Vocabulary.isKeyword(token.keyword, .source) || Vocabulary.isKeyword(token.keyword, .statement)
  }

  /// Whether a statement cannot end with the item at `index`.
  private func wantsMore(at index: Int) -> Bool {
    let item = items[index]
    // What closes may end a line, as may the `*`, `+` and `?` behind it, which are no signs elsewhere.
    if item.kind == .sign { return ![")", "]", "}"].contains(item.value) }
    guard item.kind == .word, let keyword = item.keyword, !asksForHelp(at: index) else {
      return false
    }
    if index == 0 || items[index - 1].kind == .end { return keyword == .let || keyword == .explain }
    let previous = items[index - 1]
    if previous.keyword == .describe, index == 1 || items[index - 2].kind == .end { return false }
    if previous.isSign("|") { return keyword.isReserved || Self.stagesWithMore.contains(keyword) }
    return keyword.wantsMore
  }

  /// Whether the item at `index` is one of those that help is asked about.
  private func asksForHelp(at index: Int) -> Bool {
    let first = items[..<index].lastIndex { $0.kind == .end }.map { $0 + 1 } ?? 0
    return items[first].keyword == .help
  }

  /// These are none of them: what they lack can most often be told, and is offered at once.
  private static let stagesWithMore = Set(
    Vocabulary.stages.filter { $0.form.contains(" ") && !$0.form.contains("[by") }.map(\.keyword)
  ).union([.dispersion, .limit, .sum, .mean, .median, .min, .max]).subtracting([
    .kwic, .timeline, .share, .keywords, .network,
  ])

  private var hasOpenParenthesis: Bool {
    for index in items.indices.reversed() {
      if items[index].kind == .end { return false }
      if items[index].isSign("("), partners[index] < 0 { return true }
    }
    return false
  }

  /// Matches parentheses between one `;` and the next: for each token its partner's index, or -1.
  private static func pairs(_ tokens: [Token]) -> [Int] {
    var pairs = Array(repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .sign {
      switch token.value {
      case "(": open.append(index)
      case ")":
        guard let opening = open.popLast() else { continue }
        pairs[opening] = index
        pairs[index] = opening
      case ";": open = []
      default: continue
      }
    }
    return pairs
  }

  /// Where the walk over the tokens stands.
  private struct Walk {
    let bytes: [UInt8]
    var depth = 0
    var lineBreakSeen = false
    /// In columns, of the current line and of the line that the statement began on.
    var indentation = 0
    var statementIndentation = 0
    private var isAtLineStart = true

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func pass(_ token: Token) {
      switch token.kind {
      case .lineBreak:
        lineBreakSeen = true
        isAtLineStart = true
        indentation = 0
      case .blank where isAtLineStart:
        indentation = columns(token.span)
        isAtLineStart = false
      default: isAtLineStart = false
      }
    }

    mutating func startStatement() {
      statementIndentation = indentation
      depth = 0
      lineBreakSeen = false
    }

    /// A tab goes to the next multiple of eight, a full-width space takes two columns.
    private func columns(_ span: SourceSpan) -> Int {
      var columns = 0
      for byte in bytes[span.start..<span.end] {
        switch byte {
        case 0x09: columns = (columns / 8 + 1) * 8
        case 0xE3: columns += 2
        case 0x80...0xBF: continue
        default: columns += 1
        }
      }
      return columns
    }
  }
}
