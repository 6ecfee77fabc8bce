import ToriIndex

/// What a filter says of some blocks: for which it holds, and for which that cannot be known.
struct Verdict {
  var holds: BlockSet
  var unknown: BlockSet

  /// Those for which it holds or may hold.
  var possible: BlockSet { unknown.isEmpty ? holds : holds.union(unknown) }
}

/// Why it could not be known of some blocks whether a filter holds.
enum Doubt: Hashable {
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
  /// All that there may be, in the order in which they are told.
  static let all: [Doubt] =
    [.undated, .uncertainTime] + TimePart.allCases.map { .uncertain($0) }
    + Field.all.map { .without($0) }

  /// The field for want of which it is unknown whether a filter holds; nil where there is one, but not
  /// certain.
  var field: Field? {
    switch self {
    case .undated: Field.all.first { $0.access == .time }
    case .without(let field): field
    case .uncertainTime, .uncertain: nil
    }
  }

  /// How a query asks for the blocks that lack the field.
  var absence: String? { self == .undated ? "undated" : presence.map { "not \($0)" } }

  /// How a query asks for the others.
  var presence: String? { field.map { "has \($0.name)" } }
}

extension Filter {
  /// What a block must have, lest it be unknown whether this holds of it; nil where that is always known.
  var doubt: Doubt? {
    switch self {
    case .not(let part): part.doubt
    // Nothing lies in a period that ends before it begins, whatever its time may be.
    case .time where isEmptyPeriod: nil
    case .time, .clock: .undated
    case .integer(let column, _): Doubt(lacking: .integer(column))
    case .text(let column, _): Doubt(lacking: .text(column))
    case .cell(let field, _, _): .without(field)
    case .author: Doubt(lacking: .text(.author))
    case .and, .or, .mentions, .mentionsExactly, .near, .matches, .kinds, .texts, .body, .undated,
      .deleted, .has, .repliesToKey, .repliesToPost, .repliesTo, .linksTo, .tagged, .dated,
      .documents, .identifiers, .column, .hasColumn:
      nil
    }
  }
}

extension Doubt {
  fileprivate init?(lacking access: Field.Access) {
    guard let field = Field.all.first(where: { $0.access == access }) else { return nil }
    self = .without(field)
  }
}

/// The doubts that came up while a filter was tried, with the blocks that each concerns.
struct Doubts {
  private(set) var blocks: [Doubt: BlockSet] = [:]

  mutating func add(_ doubt: Doubt, _ set: BlockSet) {
    if set.isEmpty { return }
    blocks[doubt] = blocks[doubt].map { $0.union(set) } ?? set
  }
}
