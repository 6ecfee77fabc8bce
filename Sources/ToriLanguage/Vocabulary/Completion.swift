/// What may stand at a place in a text.
package enum Completion: Hashable, Sendable {
  case keyword(Keyword)
  case sign(String)
  case text, author, date, number, pattern, file
  /// A word that texts are cut into, and what words have as that part of theirs.
  case word
  case wordValue(WordPart)
  case name(NameKind)
  /// Any word of the language, as after `help`.
  case keywords

  package enum NameKind: Hashable, Sendable {
    case field, document
    /// Parts of a time, such as `month`; those that follow one another; and what else rows are counted
    /// by.
    case part, period, key
    /// What words are counted by, and what they are asked about in a pattern.
    case wordKey, wordPart
    /// What `let` named: a condition, a query, a list of texts; or a name yet to be given.
    case condition, query, texts, new
    /// How rows are written to a file.
    case form
    /// What the value of a parameter is.
    case type
    /// What a network is between.
    case nodes
  }
}

/// What may be typed at an offset.
package struct Completions: Hashable, Sendable {
  /// What is typed of it already, from its first byte to the offset; empty between words.
  package let span: SourceSpan
  /// In the order of the table of words, each once.
  package let candidates: [Completion]
}

extension Vocabulary {
  /// What may stand at `offset`, a byte offset on a character's boundary; what follows it does not
  /// matter. Nothing inside of a comment.
  package static func completions(in text: String, at offset: Int) -> Completions {
    let limit = min(max(offset, 0), text.utf8.count)
    let head = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
    var start = head.utf8.count
    if let last = Lexer.lex(head).tokens.last, last.span.end == start {
      switch last.kind {
      case .word, .parameter: start = last.span.start
      case .text, .pattern: if isOpen(head, last) { start = last.span.start }
      case .comment: return Completions(span: SourceSpan(start, start), candidates: [])
      default: break
      }
    }
    let before = String(decoding: head.utf8.prefix(start), as: UTF8.self)
    var parser = Parser(before, parameters: [:], expects: true)
    _ = parser.script()
    var seen: Set<Completion> = []
    return Completions(
      span: SourceSpan(start, head.utf8.count),
      candidates: parser.expectations.filter { seen.insert($0).inserted })
  }

  /// Whether the text or pattern that ends `head` still lacks its end.
  private static func isOpen(_ head: String, _ token: Token) -> Bool {
    Lexer.lex(head).diagnostics.contains {
      ($0.code == "E001" || $0.code == "E002") && $0.span.start == token.span.start
    }
  }
}
