import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem

extension PlanRun {
  /// Notes which of the names that come first in a table stand with several IDs: what a board calls
  /// everyone without a name of their own is no person. Only IDs tell; names alone are left as they are.
  mutating func noteSharedNames(
    in figures: Rows, of rows: Rows, by keys: [GroupKey]
  ) throws {
    guard let place = keys.firstIndex(where: { $0.counts(.author) }),
      !keys.contains(where: { $0.counts(.authorID) }), index.distinctCount(.authorID) > 1,
      let blocks = rows.blocks?.set
    else { return }
    var names: [String] = []
    let reader = reader(figures)
    for row in 0..<figures.count where names.count < Self.judgedNames {
      if case .text(let name) = try reader.value(row: row, column: place), !names.contains(name) {
        names.append(name)
      }
    }
    let shared = try names.compactMap { name in
      let own = try index.blocks(
        where: .author, among: blocks, cancellation: cancellation,
        satisfies: TextComparison(.equal, name, isFolded: true).holds)
      let counts = try index.counts(by: .authorID, among: own, cancellation: cancellation)
      let count = counts.count { $0.value != nil }
      return count > 1 ? Note.Counted(name, count) : nil
    }
    if !shared.isEmpty {
      notes.append(Note(.sharedNames(shared), hint: .gather("by author, author_id")))
    }
  }

  /// A name further down gathers too little to mislead.
  private static let judgedNames = 3
}

extension GroupKey {
  /// Whether rows are gathered by the texts of this column.
  fileprivate func counts(_ column: TextColumn) -> Bool {
    if case .column(.field(let field)) = self { field.access == .text(column) } else { false }
  }
}
