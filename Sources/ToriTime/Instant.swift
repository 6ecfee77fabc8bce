/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Codable, Hashable, Comparable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  static let distantPast = Instant(milliseconds: .min)
  static let distantFuture = Instant(milliseconds: .max)

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

/// A stretch of time that a date names: from its first instant up to, not including, `end`.
package struct Period: Codable, Hashable, Sendable {
  package let start: Instant
  package let end: Instant

  package init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }
}
