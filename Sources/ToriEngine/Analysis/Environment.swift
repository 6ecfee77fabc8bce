import ToriLanguage
import ToriTime

/// What a query may refer to besides its corpus: the clock, the zone, and what was named before it.
package struct Environment: Sendable {
  /// What `today` and `7 days ago` count from.
  package var now: Instant
  /// In which dates that a query names are read.
  package var zone: Zone
  package var bindings: [String: Binding] = [:]
  /// Sets of spellings that mean the same.
  package var variants: [[String]] = []

  package init(now: Instant, zone: Zone) {
    self.now = now
    self.zone = zone
  }

  /// What `let` gave a name to.
  package enum Binding: Hashable, Sendable {
    case condition(Filter)
    case query(LogicalPlan)
    case texts([Needle])
  }

  /// All spellings that some set lists with `text`, itself first, compared folded.
  func spellings(of text: String) -> [Needle] {
    let needle = Needle(text)
    var found = [needle]
    for set in variants {
      let needles = set.map(Needle.init)
      guard needles.contains(where: { $0.folded == needle.folded }) else { continue }
      for other in needles where !found.contains(where: { $0.folded == other.folded }) {
        found.append(other)
      }
    }
    return found
  }
}
