import ToriLanguage
import ToriTime

/// What a query may refer to besides its corpus: the clock, the zone, and what was named before it.
package struct Environment: Sendable {
  /// What `today` and `7 days ago` count from.
  package var now: Instant
  /// In which dates that a query names are read.
  package var zone: Zone
  /// What `let` named, by name.
  package private(set) var bindings: [String: Binding] = [:]
  private var weights: [String: Weight] = [:]
  /// Names that were to be given, but what they stand for was wrong.
  private var broken: Set<String> = []
  /// The query that was answered last, which `_` stands for; nil where there is none, or where it has grown too
  /// large.
  package private(set) var previous: LogicalNode?
  package static let previousName = "_"
  /// Sets of spellings that mean the same.
  package var variants: [[String]] = []
  /// Whether a kanji counts as those that stand for it.
  package var foldsVariants = false

  package init(now: Instant, zone: Zone) {
    self.now = now
    self.zone = zone
  }

  /// What `let` gave a name to.
  package enum Binding: Hashable, Sendable {
    case condition(Filter)
    case query(LogicalNode)
    case texts([Needle])
  }

  /// How much a name stands for once the names in it are put in their places: of names that hold names
  /// twice, that doubles with each.
  package struct Weight: Hashable, Sendable {
    /// In bytes of query text.
    var size = 0
    /// In levels of the tree.
    var depth = 0

    var isTooMuch: Bool { size > 1_000_000 || depth > 1000 }
  }

  func weight(of name: String) -> Weight { weights[name] ?? Weight() }

  /// Whether what is wrong with the name has been said where it was to be given.
  func isBroken(_ name: String) -> Bool { broken.contains(name) }

  mutating func answered(_ query: LogicalNode) {
    let query = query.rowsAlone
    previous = query.hasMoreNodes(than: Self.mostNodes) ? nil : query
  }

  /// A query that is made of the one before it, twice, again and again, grows beyond measure.
  private static let mostNodes = 500

  mutating func leaveBroken(_ name: String) {
    bindings[name] = nil
    broken.insert(name)
  }

  mutating func bind(_ name: String, to binding: Binding, weight: Weight) {
    bindings[name] = binding
    weights[name] = weight
    broken.remove(name)
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
