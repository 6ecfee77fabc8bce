import ToriEngine
import ToriText

/// What is known of a corpus on servers as a whole.
struct CorpusFacts: Equatable {
  var values: [String: String]

  /// Written last: all rows are there.
  static let whole = "whole"

  var isEmpty: Bool { values.isEmpty }
  var isWhole: Bool { values[Self.whole] != nil }

  subscript(name: String) -> String { values[name] ?? "" }

  func number(_ name: String) -> Int { Int(self[name]) ?? 0 }

  init(values: [String: String]) { self.values = values }

  /// Those of a corpus that is to be loaded.
  ///
  /// - Parameter authorIDs: how many different identifiers of authors posts have, as far as that is more than one.
  init(of catalogue: any Catalogue, authorIDs: Int) {
    values = [
      "scheme": String(FactTable.scheme), "folding": String(Folding.version),
      "reading": catalogue.readingKey, "readers": catalogue.readingVersion,
      "zone": catalogue.zone.identifier,
      "corpus": CorpusIdentity(of: catalogue, variants: []).checksum,
      "blocks": String(catalogue.blockCount), "posts": String(catalogue.postCount),
      "documents": String(catalogue.documentCount), "fields": String(catalogue.fields.own.count),
      "author_ids": String(authorIDs),
    ]
  }

  /// Which of these is otherwise there, as far as it is there.
  func difference(from other: CorpusFacts) -> String? {
    values.keys.sorted().first { name in other.values[name].map { $0 != self[name] } ?? false }
  }

  /// Whether each of these is there.
  func isKnown(by other: CorpusFacts) -> Bool {
    values.keys.allSatisfy { other.values[$0] != nil }
  }
}
