import ToriText

/// A field compared with several values at once, as other languages do it, put right whole.
extension Parser {
  /// `id in (A, B)`, `id any of A, B`, `id = any of (A, B)`, `length between 1 and 5`: reports it and takes it;
  /// nil if none of that stands here.
  mutating func comparedValues() -> Condition? {
    guard current.kind == .word, current.keyword?.isReserved != true, !current.isNumberOrDate,
      !startsPredicate(at: index), let found = comparedSet() ?? comparedRange()
    else { return nil }
    let start = here
    report(found.diagnostic)
    while index <= found.last { take(nil) }
    return .invalid(span(from: start))
  }

  /// What is to be said, and the last item that it is said of.
  private typealias Found = (diagnostic: Diagnostic, last: Int)

  private func comparedSet() -> Found? {
    var next = index + 1
    // No item is looked at behind the end, which the words below are not.
    func item() -> Token { layout.items[next] }
    if ["is", "are"].contains(item().value.lowercased()) { next += 1 }
    var isNegated = item().keyword == .not
    if isNegated { next += 1 }
    let lead = item()
    let comparison = ComparisonOperator(sign: lead)
    guard
      lead.keyword == .in || comparison == nil || comparison == .equal || comparison == .notEqual
    else { return nil }
    if comparison == .notEqual { isNegated = true }
    let hasSign = lead.keyword == .in || comparison != nil
    if hasSign { next += 1 }
    var hasAny = false
    if item().keyword == .any || item().value.lowercased() == "one" {
      let hasOf = layout.items[next + 1].keyword == .of
      // That is how it is written here.
      if hasOf, comparison != nil, !layout.items[next + 2].isSign("(") { return nil }
      hasAny = hasOf || layout.items[next + 1].isSign("(")
      if hasAny { next += hasOf ? 2 : 1 }
    }
    // `mentons any of …` names no field.
    guard
      hasSign || hasAny && nearest(to: current.value, in: [Keyword.mentions.spelling]) == nil
    else { return nil }
    if item().isSign("("), let end = layout.partner(of: next) {
      return set(layout.items[(next + 1)..<end], isNegated: isNegated, last: end)
    }
    // Without parentheses, documents follow `in`; but no document is called like a post.
    guard hasAny && !item().isEnd || comparison == nil && BlockReference(item()) != nil else {
      return nil
    }
    var last = next
    while layout.items[last + 1].isSign(","), !layout.items[last + 2].isEnd { last += 2 }
    return set(layout.items[next...last], isNegated: isNegated, last: last)
  }

  private func set(_ items: ArraySlice<Token>, isNegated: Bool, last: Int) -> Found? {
    let span = here.union(layout.items[last].span)
    if let first = items.first, Vocabulary.isKeyword(first.keyword, .source), items.count > 1 {
      return (.comparedQuery(at: span, field: written(here)), last)
    }
    let local = values(in: items).map {
      self.local(for: $0, isNegated: isNegated, before: layout.items[last + 1])
    }
    return (.comparedList(at: span, field: written(here), local: local), last)
  }

  /// Values with commas between, as they are written; nil if anything else is among them.
  private func values(in items: ArraySlice<Token>) -> [String]? {
    guard items.count % 2 == 1 else { return nil }
    var values: [String] = []
    for (place, item) in items.enumerated() {
      if place % 2 == 1 {
        guard item.isSign(",") else { return nil }
      } else {
        guard isValue(item) else { return nil }
        values.append(written(item.span))
      }
    }
    return values
  }

  private func isValue(_ token: Token) -> Bool {
    switch token.kind {
    case .text, .parameter: true
    case .word: token.keyword?.isReserved != true
    default: false
    }
  }

  /// What says here that the field is one of `values`, or none, fit to stand before `next`.
  private func local(for values: [String], isNegated: Bool, before next: Token) -> String {
    let field = written(here)
    let not = isNegated ? "not " : ""
    if let word = Self.wordsBeforeLists[field.lowercased()] {
      return not + word + " " + values.joined(separator: ", ")
    }
    let parts = values.map { "\(field) = \($0)" }
    let isTight =
      isNegated || previous?.keyword == .and || previous?.keyword == .not || next.keyword == .and
    let joined = parts.joined(separator: " or ")
    return not + (isTight && parts.count > 1 ? "(\(joined))" : joined)
  }

  /// The fields that have a clause which takes a list.
  private static let wordsBeforeLists = [
    "author": "by", "投稿者": "by", "doc": "in", "document": "in", "文書": "in",
  ]

  /// `length between 1000 and 2000`: of whatever is not the time, these are numbers.
  private func comparedRange() -> Found? {
    let (low, joint, high) = (item(after: 2), item(after: 3), item(after: 4))
    guard item(after: 1).keyword == .between, joint.keyword == .and || joint.isSign(","),
      let lower = Double(decimal: low.value), let upper = Double(decimal: high.value),
      low.kind == .word, high.kind == .word, lower <= upper, !low.namesTime || !high.namesTime,
      !Recovery.namesOfTime.contains(current.value.lowercased())
    else { return nil }
    let field = written(here)
    let condition =
      "\(field) >= \(written(low.span)) and \(field) <= \(written(high.span))"
    return (
      .comparedRange(
        at: here.union(high.span),
        local: previous?.keyword == .not ? "(\(condition))" : condition), index + 4
    )
  }
}
