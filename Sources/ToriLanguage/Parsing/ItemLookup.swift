/// Whatever stands at an item of a text and looks around from there.
protocol ItemLookup {
  var bytes: [UInt8] { get }
  var layout: Layout { get }
  /// The index of the current item.
  var index: Int { get }
}

extension ItemLookup {
  var current: Token { layout.items[index] }

  func item(after distance: Int) -> Token {
    layout.items[min(index + distance, layout.items.count - 1)]
  }

  /// An item before the current one, if it belongs to the same statement.
  func item(before distance: Int) -> Token? {
    guard index >= distance else { return nil }
    let items = layout.items[(index - distance)..<index]
    return items.contains { $0.kind == .end } ? nil : items.first
  }

  /// The item before the current one, if it belongs to the same statement.
  var previous: Token? {
    guard index > 0, layout.items[index - 1].kind != .end else { return nil }
    return layout.items[index - 1]
  }

  var isAtEndOfText: Bool { index == layout.items.count - 1 }
  var isAtEnd: Bool { current.kind == .end }

  /// Where the next token would belong if it were there.
  var here: SourceSpan { current.span }

  func span(from start: SourceSpan) -> SourceSpan {
    SourceSpan(start.start, max(start.end, previous?.span.end ?? start.end))
  }

  /// What the query itself says there.
  func written(_ span: SourceSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// What stands here, in words: as the query writes it, or that it ends.
  func found() -> Found {
    if isAtEnd { return current.value.isEmpty ? .end : .semicolon }
    return .written(written(current.span))
  }

  /// Whether a predicate begins with the keyword at an item. `links` and `replies` have other uses.
  func startsPredicate(at index: Int) -> Bool {
    let item = layout.items[index]
    guard item.kind == .word, let keyword = item.keyword else { return false }
    switch keyword {
    case .links, .replies:
      let next = layout.items[index + 1]
      return next.keyword == .to || ComparisonOperator(sign: next) != nil
    case .where: return false
    default:
      return Vocabulary.isKeyword(keyword, .predicate) || Vocabulary.isKeyword(keyword, .clause)
    }
  }
}
