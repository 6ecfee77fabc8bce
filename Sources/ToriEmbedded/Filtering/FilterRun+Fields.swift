import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem

extension FilterRun {
  /// The blocks among these that have the field.
  func having(_ field: Field, _ among: BlockSet) throws -> BlockSet {
    func stored(_ column: StoredColumn) throws -> BlockSet {
      try index.blocks(having: column, among: among, cancellation: cancellation)
    }
    return switch field.access(in: index) {
    case .integer(let column): try stored(.integer(column))
    case .text(let column): try stored(.text(column))
    case .texts(let column): try stored(.texts(column))
    case .sourceID: try stored(.key(.sourceID))
    case .post(let column): try stored(.key(column))
    case .time, .precision, .basis: try stored(.time)
    case .timeFrom: try keep(stored(.time)) { $0.time(of: $1)?.earliest != nil }
    case .timeTo: try keep(stored(.time)) { $0.time(of: $1)?.latest != nil }
    case .dates: try stored(.dates)
    case .repliesTo: try stored(.replyTargets)
    case .deleted: try stored(.deletion)
    case .body:
      try index.blocks(
        where: .length, in: 1...Int.max, among: among, cancellation: cancellation)
    case .id, .document, .kind, .lines, .bytes: among
    case .own:
      try field.coded(in: index).map { column in
        // A list of nothing is none.
        let least = field.type == .list(.text) ? 1 : Int.min + 1
        return try index.blocks(
          where: column, in: least...Int.max, among: among, cancellation: cancellation)
      } ?? BlockSet()
    }
  }

  func repliesTo(
    _ key: PostKey, in document: String?, _ among: BlockSet
  ) throws -> BlockSet {
    var candidates = among
    if let document {
      guard let place = index.document(named: document) else { return BlockSet() }
      candidates = candidates.intersection(BlockSet(range: index.blocks(ofDocument: place)))
    }
    return try index.blocks(answering: key, among: candidates, cancellation: cancellation)
  }

  /// The blocks whose cell compares so with the value.
  func blocks(
    _ field: Field, _ comparison: ComparisonOperator, _ wanted: Value, _ among: BlockSet
  ) throws -> BlockSet {
    if case .sourceID = field.access, case .text(let text) = wanted, comparison == .equal {
      return try index.blocks(
        where: .sourceID, is: PostKey(text), among: among, cancellation: cancellation)
    }
    if let found = try ownBlocks(field, comparison, wanted, among) { return found }
    let comparer = CellComparison(comparison, wanted, zone: index.zone)
    let cells = Cells(index: index)
    return try keep(having(field, among)) { _, block in
      comparer.holds(for: cells.value(field, of: block)) == true
    }
  }
}
