/// A half-open range of a query's text, in UTF-8 bytes.
package struct SourceSpan: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package var isEmpty: Bool { start == end }

  /// The smallest span that holds both.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}

/// A piece of the tree with the place it came from.
package struct Spanned<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  package var span: SourceSpan

  package init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    self.span = span
  }
}
