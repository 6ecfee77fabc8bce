import ToriEngine
import ToriIndex
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

/// Holds rows to a filter, cell by cell; what it asks of the blocks that rows are of is found for all of
/// them at once.
struct TableFilter {
  private indirect enum Test {
    case all([Test])
    case any([Test])
    case not(Test)
    case cell(Filter)
    case block(Verdict)
  }

  private let test: Test
  private let shape: RowShape
  private let blocks: [BlockID]
  private let zone: Zone
  private let cell: (_ row: Int, _ column: Int) throws -> Value

  /// - Parameter verdict: what a part says of the blocks.
  init(
    _ plan: FilterPlan, _ rows: Rows, zone: Zone, verdict: (FilterPlan) throws -> Verdict,
    cell: @escaping (_ row: Int, _ column: Int) throws -> Value
  ) throws {
    test = try Self.test(plan, verdict)
    shape = rows.shape
    blocks = rows.blockOfEach
    self.zone = zone
    self.cell = cell
  }

  private static func test(
    _ plan: FilterPlan, _ verdict: (FilterPlan) throws -> Verdict
  ) throws -> Test {
    switch plan.test {
    case .leaf(let filter) where !plan.isOfBlocks: return .cell(filter)
    case .all(let parts) where !plan.isOfBlocks:
      return .all(try parts.map { try test($0, verdict) })
    case .any(let parts) where !plan.isOfBlocks:
      return .any(try parts.map { try test($0, verdict) })
    case .not(let part) where !plan.isOfBlocks: return .not(try test(part, verdict))
    case .leaf, .all, .any, .not, .repliesTo: return .block(try verdict(plan))
    }
  }

  /// What the filter says of a row; nil where the row lacks what is asked about (Kleene's third value).
  func holds(for row: Int) throws -> Bool? { try holds(test, row) }

  private func holds(_ test: Test, _ row: Int) throws -> Bool? {
    switch test {
    case .all(let parts):
      let verdicts = try parts.map { try holds($0, row) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .any(let parts):
      let verdicts = try parts.map { try holds($0, row) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    case .not(let part): return try holds(part, row).map { !$0 }
    case .cell(let filter): return try holds(filter, row)
    case .block(let verdict):
      return verdict.holds.contains(blocks[row])
        ? true : verdict.unknown.contains(blocks[row]) ? nil : false
    }
  }

  private func holds(_ filter: Filter, _ row: Int) throws -> Bool? {
    switch filter {
    case .hasColumn(let column, _):
      switch try cell(row, column) {
      case .none, .text(""), .boolean(false): return false
      default: return true
      }
    case .column(let column, let name, let comparison, let wanted):
      var (value, wanted) = (try cell(row, column), wanted)
      let isFolded = Field.named(name)?.isFolded ?? shape.column(at: column).isFolded
      if isFolded, !value.isWords {
        (value, wanted) = (value.folded, wanted.folded)
      }
      // A row without any of a list has the list all the same.
      if case .list = shape.column(at: column).type, value == .none {
        return comparison == .notEqual
      }
      // A number, or a name without a document, is meant within the document of whatever row.
      if name == "replies_to", case .text(let wanted) = wanted, !wanted.contains("#") {
        return CellComparison(comparison, .text(wanted), zone: zone).holds(for: value.keys)
      }
      return CellComparison(comparison, wanted, zone: zone).holds(for: value)
    default: preconditionFailure("what is asked of a block is no question of a cell")
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
