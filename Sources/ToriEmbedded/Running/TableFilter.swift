import ToriEngine
import ToriText
import ToriTime

extension Value {
  /// Whether it is tori's own, not the corpus's.
  fileprivate var isWords: Bool {
    switch self {
    case .words, .lacking: true
    default: false
    }
  }

  /// With its texts folded.
  fileprivate var folded: Value {
    switch self {
    case .text(let text): .text(Folding.string(text))
    case .list(let values): .list(values.map(\.folded))
    default: self
    }
  }
}

/// Holds the rows of a table to a filter, cell by cell.
struct TableFilter {
  private let plan: FilterPlan
  private let shape: RowShape
  private let zone: Zone
  private let cell: (_ row: Int, _ column: Int) throws -> Value

  init(
    _ plan: FilterPlan, _ shape: RowShape, zone: Zone,
    cell: @escaping (_ row: Int, _ column: Int) throws -> Value
  ) {
    self.plan = plan
    self.shape = shape
    self.zone = zone
    self.cell = cell
  }

  /// What the filter says of a row; nil where the row lacks what is asked about (Kleene's third value).
  func holds(for row: Int) throws -> Bool? { try holds(plan, row) }

  private func holds(_ plan: FilterPlan, _ row: Int) throws -> Bool? {
    switch plan.test {
    case .all(let parts):
      let verdicts = try parts.map { try holds($0, row) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .any(let parts):
      let verdicts = try parts.map { try holds($0, row) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    case .not(let part): return try holds(part, row).map { !$0 }
    case .leaf(.hasColumn(let column, _)):
      switch try cell(row, column) {
      case .none, .text(""), .boolean(false): return false
      default: return true
      }
    case .leaf(.column(let column, let name, let comparison, let wanted)):
      var (value, wanted) = (try cell(row, column), wanted)
      if Field.named(name)?.isFolded ?? false, !value.isWords {
        (value, wanted) = (value.folded, wanted.folded)
      }
      // A row without any of a list has the list all the same.
      if case .list = shape.columns[column].type, value == .none {
        return comparison == .notEqual
      }
      // A number, or a name without a document, is meant within the document of whatever row.
      if name == "replies_to", case .text(let wanted) = wanted, !wanted.contains("#") {
        return CellComparison(comparison, .text(wanted), zone: zone).holds(for: value.keys)
      }
      return CellComparison(comparison, wanted, zone: zone).holds(for: value)
    case .leaf, .repliesTo:
      preconditionFailure("the analyzer binds only columns for the rows of a table")
    }
  }
}

extension Value {
  /// Of identifiers of posts, what follows their documents.
  fileprivate var keys: Value {
    switch self {
    case .list(let values): .list(values.map(\.keys))
    case .text(let text), .identifier(let text, _):
      .text(String(text.drop { $0 != "#" }.dropFirst()))
    default: self
    }
  }
}
