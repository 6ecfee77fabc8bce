extension Diagnostic {
  /// What is wrong by the parser and then by whoever binds the names, each mistake once: what the
  /// parser could not read is not judged again.
  package static func joined(_ read: [Diagnostic], _ bound: [Diagnostic]) -> [Diagnostic] {
    let places = read.lazy.filter { $0.severity == .error }.map(\.span)
    return read
      + bound.filter { found in
        !places.contains { $0.start <= found.span.start && found.span.end <= $0.end }
      }
  }
}
