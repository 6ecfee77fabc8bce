/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Codable, Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00Z, leap seconds not counted.
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  static let distantPast = Instant(milliseconds: .min)
  static let distantFuture = Instant(milliseconds: .max)

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

/// A stretch of time that a date names: from its first instant up to, not including, `end`.
package struct Period: Codable, Hashable, Sendable {
  /// The first instant within.
  package let start: Instant
  /// The first instant after it.
  package let end: Instant

  package init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }
}
