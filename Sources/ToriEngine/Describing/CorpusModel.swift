import ToriCorpus
import ToriIndex
import ToriTime

/// What a corpus is made of, in numbers.
package struct CorpusModel: Sendable {
  package let documentCount: Int
  package let blockCount: Int
  package let postCount: Int
  /// How many documents each reader read, the most first.
  package let readers: [(name: String, count: Int)]
  /// How many blocks are of each kind, the most first.
  package let postKinds: [(name: String, count: Int)]
  package let otherKinds: [(name: String, count: Int)]
  /// How many posts have each field that some have, in the model's order; what every post has aside.
  package let fields: [(field: Field, count: Int)]
  /// How many posts have a time that is stated, and one that is only bounded.
  package let statedCount: Int
  package let boundedCount: Int
  /// How many posts answer a number, and how many of these a post that has it.
  package let answeringCount: Int
  package let answeringPostsCount: Int
  /// How many posts are answered.
  package let answeredCount: Int

  /// Fields whose counts say nothing: every post has them, or they have a line of their own.
  private static let untold: Set<String> = [
    "id", "doc", "kind", "text", "length", "time", "replies_to", "replies", "deleted", "lines",
    "bytes",
  ]

  init(of session: Session, _ cancellation: Cancellation) throws(EngineError) {
    let index = session.index
    func count(_ filter: Filter) throws(EngineError) -> Int {
      let plan = LogicalNode.count(.filter(.scan(.posts), filter))
      guard
        case .integer(let count) = try session.answer(plan, cancellation).value(row: 0, column: 0)
      else { return 0 }
      return count
    }
    documentCount = index.documents.count
    blockCount = index.blockCount
    postCount = index.posts.count
    readers = Self.tally(index.documents.map(\.reader.rawValue))
    let kinds = BlockKind.allCases.map { (kind: $0, count: index.blocks(ofKind: $0).count) }
      .filter { $0.count > 0 }.sorted { $0.count > $1.count }
    postKinds = kinds.filter(\.kind.isPost).map { ($0.kind.name, $0.count) }
    otherKinds = kinds.filter { !$0.kind.isPost }.map { ($0.kind.name, $0.count) }
    var fields: [(field: Field, count: Int)] = []
    for field in Field.carried where !Self.untold.contains(field.name) {
      let count = try count(.has(field))
      if count > 0 { fields.append((field, count)) }
    }
    self.fields = fields
    statedCount = index.blocks(timed: .stated, among: index.posts).count
    boundedCount = index.blocks(timed: .bounded, among: index.posts).count
    answeringCount =
      try Field.named("replies_to").map { field throws(EngineError) in
        try count(.has(field))
      } ?? 0
    let isAnswered = Filter.integer(.replies, 1...Filter.integerRange.upperBound)
    answeredCount = try count(isAnswered)
    answeringPostsCount = try count(.repliesTo(.filter(.scan(.posts), isAnswered)))
  }

  private static func tally(_ names: [String]) -> [(name: String, count: Int)] {
    Dictionary(grouping: names) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { (name: $0.0, count: $0.1) }
  }
}
