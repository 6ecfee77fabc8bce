/// When something was posted, as far as the source lets one know: between `earliest` and `latest`.
///
/// Half-open. A bound that is `nil` is open: nothing in the source limits that side. A time that is
/// wholly unknown is no span at all (`TimeSpan?`).
package struct TimeSpan: Codable, Hashable, Sendable {
  /// The first instant that it can be; nil where nothing bounds it.
  package let earliest: Instant?
  /// The first instant after all that it can be; nil where nothing bounds it.
  package let latest: Instant?
  /// To what its source gives it.
  package let precision: Precision
  /// How it is known.
  package let basis: Basis

  package init(earliest: Instant?, latest: Instant?, precision: Precision, basis: Basis) {
    self.earliest = earliest
    self.latest = latest
    self.precision = precision
    self.basis = basis
  }
}

/// The smallest unit of time that a source states.
package enum Precision: UInt8, CaseIterable, Codable, Comparable, Sendable {
  case year, month, day, hour, minute, second

  package static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
}

/// How a time is known.
package enum Basis: UInt8, CaseIterable, Codable, Sendable {
  /// The source stamps it.
  case stated
  /// The neighbours in the source prove bounds.
  case bounded
}

extension Precision {
  /// As queries and answers have it.
  package var name: String {
    switch self {
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .hour: "hour"
    case .minute: "minute"
    case .second: "second"
    }
  }
}

extension Basis {
  /// As queries and answers have it.
  package var name: String {
    switch self {
    case .stated: "stated"
    case .bounded: "bounded"
    }
  }
}

extension TimeSpan {
  /// The second, or the fraction of one, that starts at the instant, no finer than that is.
  package init(at instant: Instant) {
    let widths: [Int64] = [1000, 100, 10]
    let width = widths.first { instant.milliseconds % $0 == 0 } ?? 1
    self.init(
      earliest: instant, latest: Instant(milliseconds: instant.milliseconds + width),
      precision: .second, basis: .stated)
  }
}
