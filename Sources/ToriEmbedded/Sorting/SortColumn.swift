import ToriCorpus
import ToriEngine
import ToriIndex

/// A column of blocks as numbers in its order, as sorting asks for them.
struct SortColumn {
  private enum Values {
    case block
    case integer(IntegerColumn)
    case time
    case deleted
    /// By the names of kinds, or of documents: the place of each in the order.
    case kind(order: [Int])
    case document(order: [Int])
    case text(TextColumn, TextRanks)
    /// The message, from a byte on.
    case body(from: Int)
  }

  private let values: Values

  /// The message.
  static let text = SortColumn(.body(from: 0))

  private init(_ values: Values) { self.values = values }

  /// `nil` for a field whose values are put in order only one by one.
  init?(_ field: Field, _ index: Index) {
    switch field.access(in: index) {
    case .id: values = .block
    case .integer(let column): values = .integer(column)
    case .time: values = .time
    case .deleted: values = .deleted
    case .lines: values = .integer(.firstLine)
    case .bytes: values = .integer(.startByte)
    case .body: self = .text
    case .text(let column): values = .text(column, index.ranks(of: column))
    case .kind: values = .kind(order: Self.order(of: BlockKind.allCases.map(\.name)))
    case .document:
      values = .document(order: Self.order(of: index.documentNames))
    case .own where field.type != .list(.text):
      guard let column = field.coded(in: index) else { return nil }
      values = .integer(column)
    case .timeFrom, .timeTo, .precision, .basis, .sourceID, .post, .repliesTo, .dates, .texts,
      .own:
      return nil
    }
  }

  /// The place of each name in the order of their bytes; the same for equal ones.
  private static func order(of names: [String]) -> [Int] {
    let sorted = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
    return names.map { places[$0] ?? 0 }
  }

  /// The order in which the index finds the first blocks by itself, if it has such a one.
  var key: OrderKey? {
    switch values {
    case .integer(let column): .integer(column)
    case .time: .time
    case .block, .deleted, .kind, .document, .text, .body: nil
    }
  }

  /// Whether it is the message, of which a number tells but a part.
  var isText: Bool { if case .body = values { true } else { false } }

  /// What tells apart blocks that have the same number; nil where these have the same value.
  var finer: SortColumn? {
    guard case .body(let start) = values else { return nil }
    return SortColumn(.body(from: start + BlockBatch.textStep))
  }

  /// Whether so much of the texts is alike that they are better compared whole.
  var isFarInText: Bool {
    guard case .body(let start) = values else { return false }
    return start >= 4 * BlockBatch.textStep
  }

  /// Whether blocks with this number have the same value.
  func isWhole(_ number: Int) -> Bool {
    guard case .body = values else { return true }
    return number & 7 <= BlockBatch.textStep
  }

  /// Puts the numbers of a batch at the start of `numbers`; `BlockBatch.none` where there is no value.
  func read(_ batch: BlockBatch, into numbers: inout [Int], _ times: inout BatchTimes) {
    switch values {
    case .integer(let column): batch.read(column, into: &numbers)
    case .deleted: batch.readDeleted(into: &numbers)
    case .body(let start): batch.readText(from: start, into: &numbers)
    case .text(let column, let ranks):
      batch.read(column, into: &numbers)
      ranks.number(&numbers, count: batch.count, ofSegment: batch.segmentNumber)
    case .kind(let order):
      batch.readKinds(into: &numbers)
      for place in 0..<batch.count where order.indices.contains(numbers[place]) {
        numbers[place] = order[numbers[place]]
      }
    case .block:
      grow(&numbers, batch)
      for place in 0..<batch.count { numbers[place] = Int(batch.block(place)) }
    case .document(let order):
      batch.readDocuments(into: &numbers)
      for place in 0..<batch.count { numbers[place] = order[numbers[place]] }
    case .time:
      grow(&numbers, batch)
      batch.read(&times)
      for place in 0..<batch.count {
        guard times.isDated(place) else {
          numbers[place] = BlockBatch.none
          continue
        }
        // By the earliest that it can be, or else the latest.
        let (earliest, latest) = times.bounds(place)
        numbers[place] = earliest ?? latest ?? BlockBatch.none
      }
    }
  }

  private func grow(_ numbers: inout [Int], _ batch: BlockBatch) {
    if numbers.count < batch.count { numbers = Array(repeating: 0, count: batch.count) }
  }
}
