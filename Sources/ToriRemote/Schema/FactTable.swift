/// A small table beside the blocks: what is known of the corpus as a whole.
struct FactTable {
  let name: String
  /// The first is what rows stand in the order of.
  let columns: [(name: String, type: StoredType)]

  /// Raised whenever tables, or what stands in them, are otherwise.
  static let scheme = 2

  /// What the corpus is and how far it is loaded: names and values, of which only the last word counts.
  static let facts = FactTable(name: "facts", columns: [("name", .text), ("value", .text)])

  /// The documents, in the order of the corpus.
  static let documents = FactTable(
    name: "documents",
    columns: [
      ("place", .place), ("name", .text), ("path", .text), ("title", .optionalText),
      ("reader", .text), ("encoding", .text), ("bytes", .count), ("checksum", .text),
      ("member_checksum", .optionalText), ("blocks", .count), ("posts", .count),
      ("first_time", .optionalText), ("last_time", .optionalText), ("reason", .text),
      ("file", .text), ("manner", .text),
    ])

  /// The fields that the corpus brings, in their order.
  static let fields = FactTable(
    name: "fields", columns: [("place", .place), ("field", .text)])

  static let all = [facts, documents, fields]
}
