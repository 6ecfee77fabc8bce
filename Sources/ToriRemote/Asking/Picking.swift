import ToriEmbedded
import ToriEngine
import ToriText

/// Rows that tori picks itself, since servers cannot tell them.
indirect enum Picking: Sendable {
  /// Conditions that only texts tell, each once, tried on the rows that the rest of a filter does not leave out anyway.
  case tried([Filter], on: Found)
  /// Those of some of the groups: of the rows of a table.
  case members(of: Gathered, RemotePlan)
  /// So many drawn at random.
  case drawn(SampleStage, of: Found)

  /// What servers are asked for it.
  var found: Found {
    switch self {
    case .tried(_, on: let found), .drawn(_, of: let found): found
    case .members(of: let gathered, _): gathered.found
    }
  }
}

/// Which rows are picked, as SQL: for each condition that is tried, or of the drawing; of a query that is only looked at
/// a placeholder.
typealias Picker = @Sendable (Picking) throws(EngineError) -> [String]

extension Picking {
  /// What stands in a query that is only looked at.
  static let placeholder: Picker = { (picking) throws(EngineError) in
    switch picking {
    case .tried(let filters, on: _): filters.map { _ in "n IN (…)" }
    case .drawn, .members: ["n IN (…)"]
    }
  }
}

extension Filter {
  /// Whether only somebody who looks at a text can tell: what servers find of it may hold it.
  var asksForTexts: Bool {
    switch self {
    case .near, .nearby, .word, .words, .matches, .body: true
    default: false
    }
  }

  /// What every block of which it holds certainly has, as SQL.
  var necessary: String {
    switch self {
    case .near(let first, let second, within: _):
      return SQLText.and([first, second].map(Self.holds))
    case .nearby(let first, let second, within: _):
      return SQLText.and([first, second].map(Self.holds))
    case .matches(let pattern): return Self.holds(PatternNecessity(of: pattern))
    case .body(let comparison) where comparison.comparison == .equal:
      return Self.holds(Array(Folding.string(comparison.value).utf8))
    default: return "1"
    }
  }

  private static func holds(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "1" : SQLText.holds("body_fold", bytes)
  }

  private static func holds(_ needle: Needle) -> String {
    SQLText.or(needle.spellings.map { holds($0) })
  }

  private static func holds(_ sought: SoughtNeedle) -> String {
    SQLText.or(
      sought.parts.map { part in
        switch part {
        case .text(let needle): holds(needle)
        case .pattern(let pattern): holds(PatternNecessity(of: pattern))
        case .exactly(let needle): "position(body, \(SQLText.literal(needle.text))) > 0"
        case .word, .words, .anyOf: "1"
        }
      })
  }

  private static func holds(_ necessity: PatternNecessity) -> String {
    switch necessity {
    case .nothing: "1"
    // Folded, what stands inside of a text is the same wherever it stands; its ends may not be.
    case .text(let text): holds(Folding.core(of: Array(text.utf8)))
    case .all(let parts): SQLText.and(parts.map { holds($0) })
    case .any(let parts): SQLText.or(parts.map { holds($0) })
    }
  }
}
