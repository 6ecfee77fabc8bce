import ToriTime

/// The time that rows were held to on their way, as far as that bounds it.
package struct AskedPeriod: Codable, Hashable, Sendable {
  /// Nil where it is open to that side.
  package let start: Instant?
  /// The first instant behind it.
  package let end: Instant?

  package init(start: Instant? = nil, end: Instant? = nil) { (self.start, self.end) = (start, end) }

  /// What lies in both.
  fileprivate func and(_ other: AskedPeriod) -> AskedPeriod {
    AskedPeriod(
      start: [start, other.start].compactMap(\.self).max(),
      end: [end, other.end].compactMap(\.self).min())
  }

  /// From the earlier start to the later end.
  fileprivate func or(_ other: AskedPeriod) -> AskedPeriod {
    func both(_ first: Instant?, _ second: Instant?, _ choose: (Instant, Instant) -> Instant)
      -> Instant?
    {
      guard let first, let second else { return nil }
      return choose(first, second)
    }
    return AskedPeriod(start: both(start, other.start, min), end: both(end, other.end, max))
  }
}

extension LogicalNode {
  /// The time that the rows were asked for: by the conditions that all of them meet, up to where other posts
  /// may take their places.
  var askedPeriod: AskedPeriod {
    askedFilters.reduce(AskedPeriod()) { $0.and($1.askedPeriod) }
  }

  /// The conditions that all rows meet, up to where other posts may take their places.
  var askedFilters: [Filter] {
    var filters: [Filter] = []
    for step in way {
      switch step.operation {
      case .filter(let stage): filters.append(stage.filter)
      case .sort, .limit, .sample, .select, .concordance, .expect, .save: break
      default: filters = []
      }
    }
    return filters
  }
}

extension Filter {
  fileprivate var askedPeriod: AskedPeriod {
    switch self {
    case .time(let start, let end): return AskedPeriod(start: start, end: end)
    case .and(let parts): return parts.reduce(AskedPeriod()) { $0.and($1.askedPeriod) }
    case .or(let parts):
      // `since 2026-01 or undated`: what has no time is on no line of it.
      let dated = parts.filter { $0 != .undated }.map(\.askedPeriod)
      return dated.dropFirst().reduce(dated.first ?? AskedPeriod()) { $0.or($1) }
    default: return AskedPeriod()
    }
  }
}
