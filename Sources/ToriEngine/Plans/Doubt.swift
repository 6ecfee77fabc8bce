/// Why it could not be known of some blocks whether a filter holds.
package enum Doubt: Hashable, Sendable {
  /// The block has no time at all.
  case undated
  /// The block's time is bounded, and may lie in the period or not.
  case uncertainTime
  /// The block's time may have this part or another.
  case uncertain(TimePart)
  /// The block does not have this field.
  case without(Field)
}

extension Doubt {
  /// These in the order in which they are told: of fields that the corpus brings, by their names.
  package static func inOrder(_ doubts: some Sequence<Doubt>) -> [Doubt] {
    let doubts = Set(doubts)
    let own = doubts.filter { $0.field?.access == .own }
    return all.filter(doubts.contains)
      + own.sorted { ($0.field?.name ?? "") < ($1.field?.name ?? "") }
  }

  /// All that there may be, in the order in which they are told.
  package static let all: [Doubt] =
    [.undated, .uncertainTime] + TimePart.allCases.map { .uncertain($0) }
    + Field.all.map { .without($0) }

  /// The field for want of which it is unknown whether a filter holds; nil where there is one, but not
  /// certain.
  package var field: Field? {
    switch self {
    case .undated: Field.of(.time)
    case .without(let field): field
    case .uncertainTime, .uncertain: nil
    }
  }

  /// How a query asks for the blocks that lack the field.
  package var absence: String? { self == .undated ? "undated" : presence.map { "not \($0)" } }

  /// How a query asks for the others.
  package var presence: String? { field.map { "has \($0.name)" } }
}

extension Filter {
  /// What a block must have, lest it be unknown whether this holds of it; nil where that is always known.
  package var doubt: Doubt? {
    switch self {
    case .not(let part): part.doubt
    // Nothing lies in a period that ends before it begins, whatever its time may be.
    case .time where isEmptyPeriod: nil
    case .time, .clock: .undated
    case .integer(let field, _), .text(let field, _), .cell(let field, _, _): .without(field)
    case .author: Field.of(.text(.author)).map { .without($0) }
    case .and, .or, .mentions, .mentionsExactly, .near, .nearby, .word, .words, .matches, .kinds,
      .texts, .body, .undated,
      .deleted, .has, .repliesToKey, .repliesToPost, .repliesTo, .linksTo, .tagged, .dated,
      .documents, .identifiers, .column, .hasColumn:
      nil
    }
  }
}
