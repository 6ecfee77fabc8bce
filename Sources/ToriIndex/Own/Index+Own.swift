import ToriCorpus
import ToriSystem
import ToriTime

/// What blocks have of the fields that their corpus brings.
extension Index {
  /// In the order in which documents have them; a field's number is its place.
  package var ownFields: [OwnField] { file.ownFields.fields }

  /// The number of the field that data call so.
  package func ownField(named name: String) -> Int? { file.ownFields.number(of: name) }

  /// What blocks have of a field of times.
  package func ownTimes(_ field: Int) -> (BlockID) -> TimeSpan? {
    let columns = segments.map { $0.own(field) }
    return { [self] block in
      let (segment, row) = locate(block)
      return columns[segment.number].time(row)
    }
  }

  /// What a block has of one.
  package func ownTime(_ field: Int, of block: BlockID) -> TimeSpan? {
    let (segment, row) = locate(block)
    return segment.own(field).time(row)
  }

  /// The same of a field of lists.
  package func ownList(_ field: Int, of block: BlockID) -> [String]? {
    let (segment, row) = locate(block)
    return segment.own(field).list(row)
  }

  /// The blocks whose list in a field `predicate` is true of; it is asked once for each different one.
  package func blocks(
    whereList field: Int, among: BlockSet, cancellation: Cancellation,
    satisfies predicate: ([String]) -> Bool
  ) throws(IndexError) -> BlockSet {
    let lists = try blocks(
      having: .integer(.own(field)), among: among, cancellation: cancellation)
    return try blocks(
      where: TextColumn.own(field), among: lists, cancellation: cancellation,
      satisfies: { text in OwnValue.list(text).map(predicate) ?? false })
  }

  /// All that a block has of them, as it was written.
  func ownCells(of block: BlockID) -> OwnCells {
    let fields = file.ownFields
    if fields.fields.isEmpty { return OwnCells() }
    let (segment, row) = locate(block)
    var cells: [(name: String, value: OwnValue)] = []
    for field in fields.fields.indices where fields.has(field, segment.number) {
      if let value = segment.own(field).spelling(row) {
        cells.append((fields.fields[field].name, value))
      }
    }
    return cells.isEmpty ? OwnCells() : OwnCells(cells)
  }
}

/// Reads what blocks have of their own fields, one after the other; quickest ascending, as a stripe of rows is read at
/// once.
struct OwnCellReader {
  private let index: Index
  private let names: OwnNames
  private var segment = -1
  private var stripe = -1
  private var rows: [[OwnCell]] = []

  init(_ index: Index) {
    self.index = index
    names = OwnNames(index.ownFields.map(\.name))
  }

  mutating func cells(of block: BlockID) -> OwnCells {
    if names.count == 0 { return OwnCells() }
    let (segment, row) = index.locate(block)
    let stripe = row / PackedColumn.stripeSize
    if segment.number != self.segment || stripe != self.stripe { read(stripe, of: segment) }
    let cells = rows[row % PackedColumn.stripeSize]
    return cells.isEmpty ? OwnCells() : OwnCells(names, cells)
  }

  private mutating func read(_ stripe: Int, of segment: Segment) {
    (self.segment, self.stripe) = (segment.number, stripe)
    rows = Array(repeating: [], count: PackedColumn.stripeSize)
    let fields = index.file.ownFields
    for field in fields.fields.indices where fields.has(field, segment.number) {
      for (row, value) in segment.own(field).values(ofStripe: stripe, rowCount: segment.count) {
        rows[row % PackedColumn.stripeSize].append(OwnCell(column: field, value: value))
      }
    }
  }
}
