import ToriCorpus
import ToriLanguage

/// Warnings of conditions that say nothing, or too much: only where that is certain whatever the corpus.
extension Analyzer {
  /// A condition among others, with what it is bound to.
  struct Part {
    let filter: Filter
    let span: SourceSpan
    /// Whether it is written as `not …`.
    let isNegated: Bool
    /// The condition that it is a part of, where its parts have been judged together.
    let whole: SourceSpan

    init(_ condition: Condition, _ filter: Filter, in whole: SourceSpan? = nil) {
      self.filter = filter
      span = condition.span
      isNegated = if case .not = condition { true } else { false }
      self.whole = whole ?? span
    }

    /// The conditions that all must hold, one by one.
    static func parts(of condition: Condition, _ filter: Filter) -> [Part] {
      guard case .and(let parts) = condition, case .and(let filters) = filter else {
        return [Part(condition, filter)]
      }
      return zip(parts, filters).map { Part($0, $1, in: condition.span) }
    }
  }

  /// More conditions than a person writes are not compared one with another.
  private static let partLimit = 32

  /// No page numbers so many posts; identifiers of platforms have 15 digits and more.
  private static let leastIdentifier = 100_000_000_000_000

  /// Judges one condition by itself.
  mutating func doubt(alone filter: Filter, on shape: RowShape, at span: SourceSpan) {
    switch filter {
    case .integer(let field, let range):
      if range == Int.max...Int.max {
        report(.neverWhole(at: span))
      } else if field.access == .integer(.number), range.lowerBound == range.upperBound,
        range.lowerBound >= Self.leastIdentifier
      {
        report(.identifierAsNumber("\(range.lowerBound)", at: span))
      } else if field.access == .integer(.length) || field.access == .integer(.replies) {
        if range.upperBound < 0 {
          report(.neverNegative(at: span))
        } else if range.lowerBound <= 0, range.upperBound == Filter.integerRange.upperBound {
          report(.alwaysNatural(at: span))
        }
      }
    case .kinds(let kinds) where shape.kind == .posts && !kinds.contains(where: \.isPost):
      let name = kinds.map(\.name).sorted().joined(separator: " or ")
      report(.neverPosts(ofKind: name, at: span))
    default: break
    }
  }

  /// Judges the name of a column: whoever says `date` most often means `time`.
  mutating func doubt(dates name: Name, in shape: RowShape) {
    if shape.origin != nil, name.value == Field.dates.singular {
      report(.datesInText(at: name.span))
    }
  }

  /// Judges conditions that are to hold at once.
  mutating func doubt(together parts: [Part]) {
    guard let (first, second) = clash(parts, parts.map(\.filter)) else { return }
    if case (.time, .time) = (first.filter, second.filter) {
      report(.noCommonTime(first.span, second.span))
    } else {
      report(.neverTogether(first.span, second.span))
    }
  }

  /// Judges conditions of which one is to hold: one always does if they cannot both fail.
  mutating func doubt(either parts: [Part]) {
    if let (first, second) = clash(parts, parts.map(\.filter.negated)) {
      report(.alwaysEither(first.span, second.span))
    }
  }

  /// Two of the parts, whose filters, or what stands for them, no row can meet together.
  private func clash(_ parts: [Part], _ filters: [Filter]) -> (Part, Part)? {
    for second in parts.indices.prefix(Self.partLimit) {
      for first in 0..<second
      where parts[first].whole != parts[second].whole
        && !isNegation(parts[first], parts[second])
      {
        let others = filters[second].conjuncts.prefix(Self.partLimit)
        let clashes = filters[first].conjuncts.prefix(Self.partLimit).contains { filter in
          others.contains { contradict(filter, $0) || contradict($0, filter) }
        }
        if clashes { return (parts[first], parts[second]) }
      }
    }
    return nil
  }

  /// Whether one is the other with `not` before it, which is said where it is read.
  private func isNegation(_ a: Part, _ b: Part) -> Bool {
    (a.isNegated && a.filter == .not(b.filter)) || (b.isNegated && b.filter == .not(a.filter))
  }

  /// Whether no row can meet both.
  private func contradict(_ a: Filter, _ b: Filter) -> Bool {
    switch (a, b) {
    case (.time(let start, let end), .time(let otherStart, let otherEnd)):
      guard let latest = [start, otherStart].compactMap(\.self).max(),
        let earliest = [end, otherEnd].compactMap(\.self).min()
      else { return false }
      // One that is empty by itself was said to be.
      return earliest <= latest && !a.isEmptyPeriod && !b.isEmptyPeriod
    case (.undated, .time): return true
    case (.undated, .has(let field)): return field.access == .time
    case (.integer(let column, let range), .integer(let other, let otherRange)):
      return column == other && !range.overlaps(otherRange)
    case (.integer(let column, let range), .not(.integer(let other, let excluded))):
      return column == other && excluded.contains(range.lowerBound)
        && excluded.contains(range.upperBound)
    case (.kinds(let kinds), .kinds(let others)): return kinds.isDisjoint(with: others)
    case (.kinds(let kinds), .not(.kinds(let excluded))): return kinds.isSubset(of: excluded)
    // Without a corpus any document may be there, so none is told from another.
    case (.documents(let places), .documents(let others)):
      return catalogue != nil && places.isDisjoint(with: others)
    case (.documents(let places), .not(.documents(let excluded))):
      return catalogue != nil && places.isSubset(of: excluded)
    case (.identifiers(let blocks), .identifiers(let others)):
      return catalogue != nil && blocks.isDisjoint(with: others)
    case (.text(let column, let wanted), .text(let other, let second)):
      return column == other && wanted.comparison == .equal && !second.holds(for: wanted.value)
    default: return false
    }
  }
}

extension Filter {
  /// Whether it is a period that ends before it begins.
  package var isEmptyPeriod: Bool {
    if case .time(let start?, let end?) = self { end <= start } else { false }
  }

  fileprivate var negated: Filter {
    switch self {
    case .not(let filter): filter
    case .text(let column, let text): .text(column, text.opposite)
    case .or(let parts): .and(parts.map(\.negated))
    default: .not(self)
    }
  }
}

extension Condition {
  /// The whole of it.
  fileprivate var span: SourceSpan {
    switch self {
    case .and(let parts), .or(let parts):
      parts.dropFirst().reduce(parts.first?.span ?? SourceSpan(0, 0)) { $0.union($1.span) }
    case .not(_, let span), .invalid(let span): span
    case .predicate(let predicate): predicate.span
    }
  }
}
