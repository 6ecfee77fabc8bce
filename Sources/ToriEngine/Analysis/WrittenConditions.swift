import ToriLanguage

/// How the conditions of a statement are written, for hints on how to let in rows that lack something.
package struct WrittenConditions: Codable, Hashable, Sendable {
  /// By what the condition is bound to; nil where several are bound to the same.
  private var places: [Filter: Standing?] = [:]
  /// In how many places the query has clauses.
  private var groupCount = 0
  /// Whether some conditions of the statement stand elsewhere.
  private var isPartial = false

  package init() {}

  /// Where a condition stands.
  private struct Standing: Codable, Hashable {
    let words: String
    let surroundings: Surroundings
    /// Whether the rows for which it does not hold are asked for.
    let isNegated: Bool
    /// Whether its clause is the last of those beside it, and of no query within the query.
    let isLast: Bool
  }

  private enum Surroundings: Codable, Hashable {
    /// It is all of a clause, beside nothing but `or`.
    case open
    /// It is part of an `and` or `not`.
    case tight
    /// It is that, and begins a clause without `where`.
    case leading
  }

  /// Notes that the statement names a query: the words of its conditions are not at hand.
  mutating func omitSome() { isPartial = true }

  /// Takes in the conditions of clauses that stand side by side, and what these are bound to.
  mutating func add(_ clauses: [Clause], _ filters: [Filter], isInner: Bool) {
    if !isInner && !clauses.isEmpty { groupCount += 1 }
    for (place, (clause, filter)) in zip(clauses, filters).enumerated() {
      add(clause, filter, isLast: !isInner && place == clauses.count - 1)
    }
  }

  private mutating func add(_ clause: Clause, _ filter: Filter, isLast: Bool) {
    func walk(_ condition: Condition, _ filter: Filter, isTight: Bool, isNegated: Bool) {
      switch (condition, filter) {
      case (.and(let parts), .and(let filters)):
        for (part, filter) in zip(parts, filters) {
          walk(part, filter, isTight: true, isNegated: isNegated)
        }
      case (.or(let parts), .or(let filters)):
        for (part, filter) in zip(parts, filters) {
          walk(part, filter, isTight: isTight || isNegated, isNegated: isNegated)
        }
      case (.not(.predicate(let predicate), _), .not) where !isNegated:
        note("not \(predicate.written)", isTight: isTight, at: nil)
      case (.not(let part, _), .not(let filter)):
        walk(part, filter, isTight: true, isNegated: !isNegated)
      case (.predicate(let predicate), _):
        note(predicate.written, isTight: isTight, at: predicate.span)
      default: isPartial = true
      }
      func note(_ words: String, isTight: Bool, at span: SourceSpan?) {
        let isLeading = !clause.isWhere && span?.start == clause.span.start
        let place = Standing(
          words: words, surroundings: !isTight ? .open : isLeading ? .leading : .tight,
          isNegated: isNegated, isLast: isLast)
        places[filter] = .some(places[filter] == nil ? place : nil)
      }
    }
    walk(clause.condition, filter, isTight: false, isNegated: false)
  }

  /// Whether the words of the condition are at hand.
  package func contains(_ condition: Filter) -> Bool { places[condition] != nil }

  /// What to write so that rows which lack what the doubt is for want of are let in by all these
  /// conditions; nil where the words of one are not at hand.
  package func hint(widening conditions: [Filter], for doubt: Doubt) -> Note.Hint? {
    guard !isPartial, !conditions.isEmpty, Set(conditions).count == conditions.count,
      let absence = doubt.absence, let presence = doubt.presence
    else { return nil }
    let places = conditions.compactMap { self.places[$0] ?? nil }
    guard places.count == conditions.count else { return nil }
    if groupCount == 1, places.allSatisfy({ $0.isLast && $0.surroundings == .open }) {
      return .add("or \(absence)")
    }
    return .write(
      places.map { place in
        let words =
          place.isNegated ? "\(place.words) and \(presence)" : "\(place.words) or \(absence)"
        return switch place.surroundings {
        case .open: words
        case .tight: "(\(words))"
        case .leading: "where (\(words))"
        }
      })
  }
}
