/// Things put together that each can stand, but not so.
extension Parser {
  /// What is to be said where the item here is right in itself and wrong after what stands before it.
  func mixture() -> Diagnostic? {
    guard let last = item(before: 1) else { return nil }
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
      item(before: 2) == nil
    {
      return .bareTexts(at: last.span.union(here), written(last.span), written(here))
    }
    return nil
  }

  /// `FIELD in (A, B)`, where a list of documents was expected.
  func comparedList() -> Diagnostic? {
    guard current.isSign("("), let field = item(before: 2), field.kind == .word,
      field.keyword == nil || field.keyword?.isReserved == false,
      !Vocabulary.isKeyword(field.keyword, .source)
    else { return nil }
    let (first, second) = (item(after: 1), item(after: 3))
    return .comparedList(
      at: here, field: written(field.span), first: written(first.span),
      second: second.kind == .word || second.kind == .text ? written(second.span) : "…")
  }

  private func isComparison(_ token: Token) -> Bool {
    token.kind == .sign && ComparisonOperator(rawValue: token.value) != nil
  }

  /// An item before the current one, if it belongs to the same statement.
  private func item(before distance: Int) -> Token? {
    guard index >= distance else { return nil }
    let items = layout.items[(index - distance)..<index]
    return items.contains { $0.kind == .end } ? nil : items.first
  }
}
