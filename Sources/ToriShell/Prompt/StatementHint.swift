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

  /// The one thing that must follow: the next word, or the rest of this.
  private func fromGrammar(_ text: String) -> String? {
    let head = String(text.reversed().drop { $0 == " " }.reversed())
    let end = SourceSpan(head.utf8.count, head.utf8.count)
    let missing = Parser.parse(head).diagnostics.lazy.compactMap(\.fix).first { $0.span == end }
    if let missing, Self.needsMore(head) {
      let word = missing.replacement
      return head == text ? word : String(word.drop { $0 == " " })
    }
    let found = Vocabulary.completions(in: text, at: text.utf8.count)
    let typed = String(decoding: text.utf8.dropFirst(found.span.start), as: UTF8.self)
    guard typed.count >= 2, !found.candidates.contains(where: \.isOpen) else { return nil }
    let meant = found.candidates.compactMap(\.spelling).filter { $0.hasPrefix(typed) }
    return meant.count == 1 ? String(meant[0].dropFirst(typed.count)) : nil
  }

  /// Whether a statement cannot end where `text` does.
  static func needsMore(_ text: String) -> Bool {
    let end = text.utf8.count
    return Parser.parse(text).diagnostics.contains { $0.severity == .error && $0.span.end >= end }
  }
}

extension Completion {
  fileprivate var spelling: String? {
    if case .keyword(let keyword) = self { keyword.spelling } else { nil }
  }

  /// Whether words that are none of the language may stand there.
  fileprivate var isOpen: Bool {
    switch self {
    case .text, .author, .name, .keywords: true
    case .keyword, .sign, .number, .date, .pattern: false
    }
  }
}
