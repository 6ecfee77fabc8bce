/// Operators in words behind a field, as other languages have them.
extension Recovery {
  /// `text contains "x"`, `author mentions "x"`: the field is in front of what shows the habit.
  func operatorHabit() -> Diagnostic? {
    if let habit = betweenHabit() ?? matchSignHabit() { return habit }
    let word = current.value.lowercased()
    let next = item(after: 1)
    if Self.namesOfText.contains(word), next.keyword == .mentions || next.keyword == .matches {
      return .needlessWord(written(here), at: here)
    }
    if ["is", "are"].contains(next.value.lowercased()), item(after: 2).keyword == .not {
      let span = next.span.union(item(after: 2).span)
      return .foreignOperatorWord(
        written(span), at: span, local: "!=", fix: Diagnostic.Fix(span: span, replacement: "!="))
    }
    if next.kind == .word, let local = searchOperator(next, after: word) {
      let searches = Vocabulary.isKeyword(Keyword(spelling: local), .predicate)
      let sought = soughtText(item(after: 2))
      if searches && !Self.namesOfText.contains(word) {
        return .searchedField(
          written(next.span), at: next.span, field: written(here),
          fix: sought.map {
            Diagnostic.Fix(span: next.span.union($0.span), replacement: "= \($0.text)")
          }
            ?? Diagnostic.Fix(span: next.span, replacement: "="))
      }
      return .foreignOperatorWord(
        written(next.span), at: next.span, local: local,
        fix: sought.map {
          Diagnostic.Fix(span: here.union($0.span), replacement: "\(local) \($0.text)")
        })
    }
    return nil
  }

  /// What is written here for the operator at `token`, in words, after the field `word`.
  private func searchOperator(_ token: Token, after word: String) -> String? {
    if let local = Self.operators[token.value.lowercased()] { return local }
    // `text has "中国"`, `author mentions "名無し"`
    let isSearch =
      token.keyword == .has && Self.namesOfText.contains(word)
      || token.keyword == .mentions && Self.namesOfOthers.contains(word)
    return isSearch && soughtText(item(after: 2)) != nil ? Keyword.mentions.spelling : nil
  }

  /// What the text of a post is called elsewhere; and other fields that hold texts.
  static let namesOfText: Set<String> = ["text", "body", "content", "本文"]
  private static let namesOfOthers: Set<String> = [
    "author", "title", "heading", "source", "投稿者", "著者",
  ]

  /// The text that `LIKE` is followed by, in quotes, without the `%` around it; nil where signs in it stand
  /// for anything.
  private func soughtText(_ token: Token) -> (text: String, span: SourceSpan)? {
    guard token.kind == .text || token.kind == .word && token.keyword == nil else { return nil }
    var text = token.value[...]
    while text.first == "%" { text.removeFirst() }
    while text.last == "%" { text.removeLast() }
    guard !text.isEmpty, !text.contains(where: { "%_\"\\".contains($0) }) else { return nil }
    return ("\"\(text)\"", token.span)
  }

  private static let operators: [String: String] = [
    "contains": "mentions", "includes": "mentions", "like": "mentions", "ilike": "mentions",
    "is": "=", "equals": "=", "eq": "=", "regexp": "matches", "rlike": "matches",
    "gt": ">", "lt": "<", "gte": ">=", "lte": "<=", "ge": ">=", "le": "<=", "ne": "!=",
  ]
}
