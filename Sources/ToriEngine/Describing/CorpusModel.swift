import ToriCorpus
import ToriSystem
import ToriTime

/// What a corpus is made of, in numbers.
package struct CorpusModel: Sendable {
  package let documentCount: Int
  package let blockCount: Int
  package let postCount: Int
  /// How many documents each reader read, the most first.
  package let readers: [(name: String, count: Int)]
  /// How many blocks are of each kind, the most first.
  package let postKinds: [(kind: BlockKind, count: Int)]
  package let otherKinds: [(kind: BlockKind, count: Int)]
  /// How many posts have each field that some have, in the model's order; what every post has aside.
  package let fields: [(field: Field, count: Int)]
  /// How many more fields the corpus brings than are counted here; a spreadsheet may have thousands.
  package let moreFieldCount: Int
  /// How many posts have a time that is stated, and one that is only bounded.
  package let statedCount: Int
  package let boundedCount: Int
  /// How many posts answer a number, and how many of these a post that has it.
  package let answeringCount: Int
  package let answeringPostsCount: Int
  /// How many posts are answered.
  package let answeredCount: Int

  /// Of the fields that the corpus brings, as many are counted.
  private static let ownLimit = 40

  /// Fields whose counts say nothing: every post has them, or they have a line of their own.
  private static let untold: Set<String> = [
    "id", "doc", "kind", "text", "length", "time", "replies_to", "replies", "deleted", "lines",
    "bytes",
  ]

  init(of session: Session, _ cancellation: Cancellation) throws(EngineError) {
    let catalogue = session.catalogue
    func count(_ filter: Filter) throws(EngineError) -> Int {
      try session.count(.filter(.scan(.posts), filter), cancellation)
    }
    documentCount = catalogue.documentCount
    blockCount = catalogue.blockCount
    postCount = catalogue.postCount
    readers = Self.tally(catalogue.records().map(\.reader.rawValue))
    var counts: [String: Int] = [:]
    if let field = Field.of(.kind) {
      for row in try session.answer(
        .count(.scan(.blocks), by: [.column(.field(field))]), cancellation
      ).counts() {
        counts[row.name] = row.count
      }
    }
    let kinds = BlockKind.allCases.map { (kind: $0, count: counts[$0.name] ?? 0) }
      .filter { $0.count > 0 }.sorted { $0.count > $1.count }
    postKinds = kinds.filter(\.kind.isPost)
    otherKinds = kinds.filter { !$0.kind.isPost }
    var fields: [(field: Field, count: Int)] = []
    let own = catalogue.fields.own
    moreFieldCount = max(0, own.count - Self.ownLimit)
    for field in Field.carried + own.prefix(Self.ownLimit) where !Self.untold.contains(field.name) {
      let count = try count(.has(field))
      if count > 0 { fields.append((field, count)) }
    }
    self.fields = fields
    var bases: [String: Int] = [:]
    if let field = Field.of(.basis) {
      for row in try session.answer(
        .count(.scan(.posts), by: [.column(.field(field))]), cancellation
      ).counts() {
        bases[row.name] = row.count
      }
    }
    statedCount = bases[Basis.stated.name] ?? 0
    boundedCount = bases[Basis.bounded.name] ?? 0
    answeringCount =
      try Field.of(.repliesTo).map { field throws(EngineError) in try count(.has(field)) } ?? 0
    guard let replies = Field.of(.integer(.replies)) else {
      (answeredCount, answeringPostsCount) = (0, 0)
      return
    }
    let isAnswered = Filter.integer(replies, 1...Filter.integerRange.upperBound)
    answeredCount = try count(isAnswered)
    answeringPostsCount = try count(.repliesTo(.filter(.scan(.posts), isAnswered)))
  }

  private static func tally(_ names: [String]) -> [(name: String, count: Int)] {
    Dictionary(grouping: names) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { (name: $0.0, count: $0.1) }
  }
}

extension Answer {
  /// The rows of a count by one key, but for those that lack it.
  fileprivate func counts() throws(EngineError) -> [(name: String, count: Int)] {
    var counts: [(name: String, count: Int)] = []
    for row in 0..<rowCount {
      if case .text(let name) = try value(row: row, column: 0),
        case .integer(let count) = try value(row: row, column: 1)
      {
        counts.append((name, count))
      }
    }
    return counts
  }
}
