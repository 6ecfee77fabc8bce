import ToriLanguage

/// What stands dim behind the caret and is taken with Right or Ctrl-E.
struct StatementHint {
  /// Oldest first.
  let history: [String]
  /// The statement before, put right, if it had mistakes that tell how.
  let correction: String?

  /// What to append to `text`.
  func hint(for text: String) -> String? {
    if text.isEmpty { return correction }
    return fromHistory(text) ?? (DotCommand.isLine(text) ? nil : fromGrammar(text))
  }

  /// The rest of the last statement that begins so.
  private func fromHistory(_ text: String) -> String? {
    let typed = text.utf8
    for statement in history.reversed()
    where statement.utf8.count > typed.count && statement.utf8.starts(with: typed) {
      return String(decoding: statement.utf8.dropFirst(typed.count), as: UTF8.self)
    }
    return nil
  }

  /// The one thing that must follow: the rest of a word, or the next.
  private func fromGrammar(_ text: String) -> String? {
    guard Self.needsMore(text) else { return nil }
    let end = text.utf8.count
    let found = Vocabulary.completions(in: text, at: end)
    let typed = String(decoding: text.utf8.dropFirst(found.span.start), as: UTF8.self)
    if typed.isEmpty { return only(found.candidates) }
    if found.candidates.contains(where: { $0.spelling == typed }) {
      let next = Vocabulary.completions(in: text + " ", at: end + 1)
      return next.span.start == end + 1 ? only(next.candidates).map { " " + $0 } : nil
    }
    guard typed.count >= 2, !found.candidates.contains(where: \.isOpen) else { return nil }
    let meant = found.candidates.compactMap(\.spelling).filter { $0.hasPrefix(typed) }
    return meant.count == 1 ? String(meant[0].dropFirst(typed.count)) : nil
  }

  /// What is the only candidate, if it is a word or a sign.
  private func only(_ candidates: [Completion]) -> String? {
    guard candidates.count == 1 else { return nil }
    switch candidates[0] {
    case .keyword(let keyword): return keyword.spelling
    case .sign(let sign): return sign
    default: return nil
    }
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
