import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriTime

/// Fields of blocks, read column by column.
struct BlockColumns {
  let index: Index

  /// So many characters of messages are held at once, and those of one block.
  private static let messageLimit = 1 << 20

  /// How many of the first of these blocks are read at once: all, but of messages only as many as are well
  /// held.
  func count(of blocks: [BlockID], _ fields: [Field]) -> Int {
    guard fields.contains(where: { $0.access == .body }) else { return blocks.count }
    var characters = 0
    for (place, block) in blocks.enumerated() {
      characters += index.integer(.length, of: block) ?? 0
      if characters > Self.messageLimit { return max(1, place) }
    }
    return blocks.count
  }

  func columns(_ fields: [Field], of blocks: [BlockID]) throws -> [CellColumn] {
    let isInOrder = zip(blocks, blocks.dropFirst()).allSatisfy { $0.rawValue < $1.rawValue }
    let numbers = blocks.map(\.rawValue)
    var columns = fields.map { BlockColumn($0, index) }
    let set = BlockSet(ascending: isInOrder ? numbers : numbers.sorted())
    try index.forEachBatch(of: set, Cancellation()) { batch in
      for column in columns.indices { columns[column].append(batch) }
    }
    if isInOrder { return columns.map(\.cells) }
    var places = Array(repeating: 0, count: blocks.count)
    for (place, row) in numbers.indices.sorted(by: { numbers[$0] < numbers[$1] }).enumerated() {
      places[row] = place
    }
    return columns.map { $0.cells.picked(places) }
  }
}

/// The cells of one field, batch after batch.
private struct BlockColumn {
  private let field: Field
  private let access: Field.Access
  private let index: Index
  private let hasMisfits: Bool
  private(set) var cells: CellColumn

  init(_ field: Field, _ index: Index) {
    self.field = field
    self.index = index
    hasMisfits = field.hasMisfits(in: index)
    access = hasMisfits ? .own : field.access(in: index)
    cells =
      switch access {
      // Addresses have shorter names beside the whole.
      case .id: index.hasShortIdentifiers ? .values([]) : .texts(PackedTexts())
      case .document, .kind, .body, .text: .texts(PackedTexts())
      case .integer: .integers([])
      case .time: .times([])
      case .deleted: .booleans([])
      case .lines, .bytes: .pairs([])
      case .timeFrom, .timeTo, .precision, .basis, .sourceID, .post, .repliesTo, .dates, .texts,
        .own:
        .values([])
      }
  }

  mutating func append(_ batch: BlockBatch) {
    // Taken out while it grows, so that it is not copied.
    var cells = CellColumn.values([])
    swap(&cells, &self.cells)
    switch cells {
    case .texts(var texts):
      cells = .values([])
      append(batch, to: &texts)
      self.cells = .texts(texts)
    case .integers(var numbers):
      cells = .values([])
      if case .integer(let column) = access { numbers += Self.read(column, batch) }
      self.cells = .integers(numbers)
    case .times(var times):
      cells = .values([])
      times += batch.times
      self.cells = .times(times)
    case .booleans(var flags):
      cells = .values([])
      var numbers: [Int] = []
      batch.readDeleted(into: &numbers)
      flags += numbers.prefix(batch.count).map { $0 == 1 }
      self.cells = .booleans(flags)
    case .pairs(var pairs):
      cells = .values([])
      let isOfLines = field.access == .lines
      let first = Self.read(isOfLines ? .firstLine : .startByte, batch)
      let last = Self.read(isOfLines ? .lastLine : .endByte, batch)
      for (first, last) in zip(first, last) {
        pairs.append(first.flatMap { first in last.map { (first, $0) } })
      }
      self.cells = .pairs(pairs)
    case .values(var values):
      cells = .values([])
      append(batch, to: &values)
      self.cells = .values(values)
    }
  }

  private static func read(_ column: IntegerColumn, _ batch: BlockBatch) -> [Int?] {
    var numbers: [Int] = []
    batch.read(column, into: &numbers)
    return numbers.prefix(batch.count).map { $0 == BlockBatch.none ? nil : $0 }
  }

  private func append(_ batch: BlockBatch, to texts: inout PackedTexts) {
    var numbers: [Int] = []
    switch access {
    case .body: batch.appendMessages(to: &texts)
    case .text(let column): batch.append(column, to: &texts)
    case .document:
      batch.readDocuments(into: &numbers)
      for place in 0..<batch.count { texts.append(index.documentNames[numbers[place]]) }
    case .kind:
      batch.readKinds(into: &numbers)
      for place in 0..<batch.count {
        texts.append(BlockKind(rawValue: UInt8(truncatingIfNeeded: numbers[place]))?.name)
      }
    default:
      for place in 0..<batch.count {
        texts.append(index.identifier(of: BlockID(batch.block(place))))
      }
    }
  }

  private func append(_ batch: BlockBatch, to values: inout [Value]) {
    if case .texts(let column) = access {
      values += batch.lists(column).map { list in
        list.map { .list($0.map { .text($0) }) } ?? .none
      }
    } else if hasMisfits {
      let cells = Cells(index: index)
      for place in 0..<batch.count {
        let block = BlockID(batch.block(place))
        let value = cells.value(field, of: block)
        values.append(value == .none ? cells.misfit(field, of: block) : value)
      }
    } else if access == .own, field.type == .number || field.type == .boolean,
      let column = field.coded(in: index)
    {
      values += Self.read(column, batch).map { number in
        number.map { .ownNumber($0, field.type) } ?? .none
      }
    } else {
      let cells = Cells(index: index)
      for place in 0..<batch.count {
        values.append(cells.value(field, of: BlockID(batch.block(place))))
      }
    }
  }
}
