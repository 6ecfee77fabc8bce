extension Diagnostic {
  /// What is wrong by the parser and then by whoever binds the names, each mistake once: what the
  /// parser could not read is not judged again.
  package static func joined(_ read: [Diagnostic], _ bound: [Diagnostic]) -> [Diagnostic] {
    let errors = read.filter { $0.severity == .error }
    return read
      + bound.filter { found in
        !errors.contains { $0.hides(found) }
      }
  }

  /// Whether this, found by reading, is why the other was found: that lies within its place or, where a value
  /// is not known, has to do with that.
  private func hides(_ other: Diagnostic) -> Bool {
    if span.start <= other.span.start && other.span.end <= span.end { return true }
    return code == Self.missingParameter && span.start < other.span.end
      && other.span.start < span.end
  }
}
