import ToriLanguage

/// What stands dim behind the caret and is taken with Right or Ctrl-E, on an empty line with Enter.
package struct StatementHint {
  /// Oldest first.
  private let history: [String]
  /// The statement before, put right, if it had mistakes that tell how.
  private let correction: String?
  /// Whether nothing is wrong with a statement on the corpus that is open.
  private let isRight: (String) -> Bool

  package init(
    history: [String], correction: String? = nil, isRight: @escaping (String) -> Bool
  ) {
    self.history = history
    self.correction = correction
    self.isRight = isRight
  }

  /// What to append to `text`.
  package func hint(for text: String) -> String? {
    if text.isEmpty { return correction }
    return fromHistory(text) ?? (DotCommand.isLine(text) ? nil : fromGrammar(text))
  }

  /// The rest of the last statement that begins so and is right.
  private func fromHistory(_ text: String) -> String? {
    let typed = text.utf8
    let begun = history.reversed().lazy.filter {
      $0.utf8.count > typed.count && $0.utf8.starts(with: typed)
    }
    let right = begun.prefix(Self.judgedStatements).first(where: canRun)
    return right.map { String(decoding: $0.utf8.dropFirst(typed.count), as: UTF8.self) }
  }

  /// A key press waits for no more than these.
  private static let judgedStatements = 16

  private func canRun(_ statement: String) -> Bool {
    if DotCommand.isLine(statement) { return DotCommand.Line(statement).command != nil }
    return isRight(statement)
  }

  /// The one thing that must follow: the next word, or the rest of this; nil where a mistake would come
  /// of it.
  private func fromGrammar(_ text: String) -> String? {
    guard let hint = nextWord(after: text) else { return nil }
    var whole = text + hint
    // More than a word or two is never missing; a text of the user's own is not known.
    for _ in 0..<3 {
      guard let missing = Self.missing(at: whole) else { break }
      whole += missing
    }
    return Self.needsMore(whole) || isRight(whole) ? hint : nil
  }

  private func nextWord(after text: String) -> String? {
    let head = String(text.reversed().drop { $0 == " " }.reversed())
    if let word = Self.missing(at: head) {
      return head == text ? word : String(word.drop { $0 == " " })
    }
    let found = Vocabulary.completions(in: text, at: text.utf8.count)
    let typed = String(decoding: text.utf8.dropFirst(found.span.start), as: UTF8.self)
    guard typed.count >= 2, !found.candidates.contains(where: \.isOpen) else { return nil }
    let meant = found.candidates.compactMap(\.spelling).filter { $0.hasPrefix(typed) }
    return meant.count == 1 ? String(meant[0].dropFirst(typed.count)) : nil
  }

  /// What the grammar asks for at the end of `text`, where it says which words and the last one is no
  /// mistake.
  private static func missing(at text: String) -> String? {
    let end = text.utf8.count
    let fixes = Parser.parse(text).diagnostics.compactMap(\.fix).filter { $0.span.end == end }
    guard fixes.allSatisfy(\.span.isEmpty), needsMore(text) else { return nil }
    return fixes.first?.replacement
  }

  /// Whether a statement cannot end where `text` does.
  static func needsMore(_ text: String) -> Bool {
    let end = text.utf8.count
    return Parser.parse(text).diagnostics.contains { $0.severity == .error && $0.span.end >= end }
  }
}

extension Completion {
  /// How it is written, of a word of the language.
  fileprivate var spelling: String? {
    if case .keyword(let keyword) = self { keyword.spelling } else { nil }
  }

  /// Whether words that are none of the language may stand there.
  fileprivate var isOpen: Bool {
    switch self {
    case .text, .author, .name, .keywords, .file, .word, .wordValue: true
    case .keyword, .sign, .number, .date, .pattern: false
    }
  }
}
