import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

/// The values that a field has in a corpus, the most frequent first, found in bounded time.
struct FieldValues {
  let index: Index
  /// Those that are looked at, and whether these are all posts.
  let blocks: BlockSet
  let isWhole: Bool

  /// How many posts are read; of a larger corpus, so many that lie evenly in it.
  private static let sampleSize = 20_000
  /// How many values are offered.
  private static let limit = 40
  /// How many different values are looked at for those that the sample does not show.
  private static let rareLimit = 100_000

  /// - Parameter ofBlocks: whether what is no post has the field too.
  func values(of field: Field, beginning folded: [UInt8], ofBlocks: Bool) -> [FoundValue] {
    switch field.access(in: index) {
    case .kind:
      let kinds = BlockKind.allCases.filter {
        (ofBlocks || $0.isPost) && $0.name.utf8.starts(with: folded)
      }
      return kinds.compactMap { kind in
        let all = index.blocks(ofKind: kind)
        let count = isWhole ? all.count : all.intersection(blocks).count
        return count > 0 ? FoundValue(text: kind.name, note: .count(count, isExact: true)) : nil
      }
    case .document:
      return index.documents.filter { begins($0.name, folded) }.map {
        FoundValue(text: $0.name, note: .about(CatalogueDocument($0)))
      }
    case .text(let column):
      let common = counted(field, folded) { index.text(column, of: $0).map { [$0] } ?? [] }
      return common.isEmpty ? rare(field, column, folded) : common
    case .texts(let column): return counted(field, folded) { index.texts(column, of: $0) }
    case .own where field.type == .boolean || field.type == .list(.text):
      let cells = Cells(index: index)
      return counted(field, folded) { block in
        switch cells.value(field, of: block) {
        case .boolean(let flag): [flag ? "true" : "false"]
        case .list(let values): values.compactMap(\.plainText)
        default: []
        }
      }
    case .id: return identifiers(folded)
    case .deleted:
      return ["true", "false"].filter { begins($0, folded) }.map { FoundValue(text: $0, note: nil) }
    case .body, .time, .repliesTo, .dates, .lines, .bytes, .timeFrom, .timeTo,
      .precision, .basis, .sourceID, .post, .integer, .own:
      return []
    }
  }

  /// The first that begin so, each with how its text does.
  private func identifiers(_ folded: [UInt8]) -> [FoundValue] {
    var found: [FoundValue] = []
    for block in blocks.prefix(Self.rareLimit) {
      let identifier = index.identifier(of: block)
      guard begins(identifier, folded) else { continue }
      let text = index.text(of: block).prefix(Self.shownCharacters)
      found.append(FoundValue(text: identifier, note: LocalizedText(same: String(text))))
      if found.count == Self.limit { break }
    }
    return found
  }

  /// Of a text beside its identifier.
  private static let shownCharacters = 60

  /// Values by how many posts of the sample have them, those that are the same to the field as one.
  private func counted(
    _ field: Field, _ folded: [UInt8], _ values: (BlockID) -> [String]
  ) -> [FoundValue] {
    let (sample, step) = EvenSample.of(blocks, Self.sampleSize)
    var counts: [String: Int] = [:]
    for block in sample {
      let own = values(block).map { field.spelling(of: $0, in: index) }
      for value in Set(own) { counts[value, default: 0] += 1 }
    }
    let ranked = counts.filter { begins($0.key, folded) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Self.limit).map { value, count in
      FoundValue(text: value, note: .count(count * step, isExact: step == 1))
    }
  }

  /// Values that the sample has not met, from the table of all.
  private func rare(_ field: Field, _ column: TextColumn, _ folded: [UInt8]) -> [FoundValue] {
    guard !folded.isEmpty, blocks.count > Self.sampleSize else { return [] }
    let cancellation = Cancellation()
    var seen = 0
    var found: Set<String> = []
    _ = try? index.blocks(where: column, among: blocks, cancellation: cancellation) { value in
      seen += 1
      if seen > Self.rareLimit { cancellation.cancel() }
      if seen <= Self.rareLimit, found.count < Self.limit, begins(value, folded) {
        found.insert(field.spelling(of: value, in: index))
      }
      return false
    }
    return found.sorted().map { FoundValue(text: $0, note: nil) }
  }

  private func begins(_ value: String, _ folded: [UInt8]) -> Bool {
    folded.isEmpty || Needle(value).folded.starts(with: folded)
  }
}

/// Blocks that lie evenly among many.
enum EvenSample {
  /// At most `limit` of `blocks`, each standing for `step`.
  static func of(_ blocks: BlockSet, _ limit: Int) -> (sample: [BlockID], step: Int) {
    let step = max(1, (blocks.count + limit - 1) / limit)
    let numbers = blocks.array
    return (stride(from: 0, to: numbers.count, by: step).map { BlockID(numbers[$0]) }, step)
  }
}
