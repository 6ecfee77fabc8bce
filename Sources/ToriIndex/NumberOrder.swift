/// The blocks of a document in the order of their numbers, those without one first.
struct NumberOrder {
  /// The document's.
  let blocks: Range<UInt32>
  private let index: Index
  /// Blocks by document and number.
  private let order: PackedColumn?

  init(_ index: Index, document: Int) {
    self.index = index
    blocks = index.blocks(ofDocument: document)
    order = index.section(.numberOrder).count == 0 ? nil : index.column(.numberOrder)
  }

  /// Whether the blocks stand in this order in the document.
  var isThatOfBlocks: Bool { order == nil }

  /// The first blocks, at most `limit`, that have the number.
  func blocks(numbered number: Int, upTo limit: Int = .max) -> [BlockID] {
    var (low, high) = (blocks.lowerBound, blocks.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if self.number(at: middle) < number { low = middle + 1 } else { high = middle }
    }
    var found: [BlockID] = []
    while low < blocks.upperBound, found.count < limit, self.number(at: low) == number {
      found.append(block(at: low))
      low += 1
    }
    return found
  }

  private func block(at place: UInt32) -> BlockID {
    guard let order else { return BlockID(place) }
    let block = UInt32(truncatingIfNeeded: order[Int(place)] ?? 0)
    return BlockID(min(block, UInt32(index.blockCount) - 1))
  }

  private func number(at place: UInt32) -> Int {
    index.integer(.number, of: block(at: place)) ?? PackedColumn.none
  }
}
