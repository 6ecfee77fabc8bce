/// How rows stand in an export of tori's own, which is known by its `id` and `doc`.
struct ExportedRows: Sendable {
  /// Whether each row has all fields of its post, so that one that is absent is empty.
  let areWhole: Bool

  /// Nil where columns or keys of these names, and the first record, are of no such export.
  init?(names: some Sequence<String>, first: Record) {
    guard first.nameGivenByTori != nil else { return nil }
    let names = Set(names)
    areWhole = names.contains("lines") && names.contains("bytes")
  }

  /// Fields that follow from the others or from where the row stands, and are found out again.
  static let foundAgain: Set<String> = [
    "time_from", "time_to", "precision", "basis", "length", "replies", "quotes", "handles", "dates",
    "copies", "lines", "bytes",
  ]

  /// Gives a block what its row says where the text may say otherwise: a platform's short forms of links, or
  /// tags that stand beside the text.
  func restore(_ block: inout Block, _ record: Record) {
    func texts(_ field: DataField) -> [String] {
      record[field]?.partsWrittenByTori.map(\.text) ?? []
    }
    if areWhole || record.has(.links) { block.links = texts(.links) }
    if areWhole || record.has(.hashtags) { block.hashtags = texts(.hashtags) }
    if areWhole || record.has(.deleted) { block.isDeleted = record[.deleted]?.truth ?? false }
  }
}
