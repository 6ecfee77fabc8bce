/// Things put together that each can stand, but not so.
extension Recovery {
  /// What is to be said where the item here is right in itself and wrong after what stands before it.
  func mixture() -> Diagnostic? {
    guard let last = item(before: 1) else { return nil }
    if let file = redirection(at: 0) {
      return .redirection(at: here.union(item(after: 1).span), after: last.span, to: file)
    }
    if current.isSign(","), Vocabulary.isKeyword(last.keyword, .source) {
      return .severalSources(
        at: here, first: written(last.span), second: written(item(after: 1).span))
    }
    if isComparison(current), let sign = item(before: 2), isComparison(sign),
      let field = item(before: 3)
    {
      return .chainedComparison(
        at: here, field: written(field.span), sign: written(here),
        value: written(item(after: 1).span))
    }
    if current.keyword == .within, item(before: 2)?.keyword == .mentions {
      return .withinWithoutNear(at: here, text: written(last.span))
    }
    if current.kind == .word, current.keyword == nil, last.kind == .word, last.keyword == nil,
      item(before: 2) == nil, isAmongTexts
    {
      return .bareTexts([written(last.span), written(here)], .all, at: last.span.union(here))
    }
    return nil
  }

  /// Whether up to a `|` or a clause the statement holds nothing but texts: words of the language, numbers, and what
  /// nobody looks for make a sentence of it.
  private var isAmongTexts: Bool {
    layout.items[index...].prefix {
      !$0.isEnd && !$0.isSign("|") && !Vocabulary.isKeyword($0.keyword, .clause)
    }.allSatisfy {
      $0.kind == .text
        || $0.kind == .word && $0.keyword == nil && !$0.isNumberOrDate
          && !Self.proseWords.contains($0.value.lowercased())
    }
  }

  private static let proseWords: Set<String> = [
    "a", "an", "the", "to", "is", "are", "was", "were", "me", "my", "i", "we", "you", "it",
    "please", "for", "with", "from", "per", "each", "than", "as", "does", "do", "did",
  ]

  /// The file of `> out.csv` at the end of a statement, where the sign is the item `distance` from here.
  func redirection(at distance: Int) -> String? {
    guard item(after: distance).isSign(">"), item(after: distance + 2).isEnd else { return nil }
    return fileName(item(after: distance + 1))
  }

  /// `out.csv`: what is no number, has no blank and ends like the name of a file.
  private func fileName(_ token: Token) -> String? {
    guard token.kind == .word || token.kind == .text,
      let dot = token.value.lastIndex(of: "."), dot != token.value.startIndex
    else { return nil }
    let ending = token.value[dot...].dropFirst()
    let isName = (2...8).contains(ending.utf8.count) && ending.utf8.allSatisfy { $0 >= 0x61 }
    return isName ? written(token.span) : nil
  }

  private func isComparison(_ token: Token) -> Bool {
    token.kind == .sign && ComparisonOperator(rawValue: token.value) != nil
  }
}
