extension Diagnostic {
  /// What is wrong by the parser and then by whoever binds the names, each mistake once: what the
  /// parser could not read is not judged again.
  package static func joined(_ read: [Diagnostic], _ bound: [Diagnostic]) -> [Diagnostic] {
    let places = Set(read.lazy.filter { $0.severity == .error }.map(\.span))
    return read + bound.filter { !places.contains($0.span) }
  }
}
