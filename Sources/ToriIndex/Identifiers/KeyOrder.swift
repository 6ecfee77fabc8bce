import ToriCorpus

/// The blocks of a document in the order of their keys, those without one first.
struct KeyOrder {
  /// The document's.
  let blocks: Range<UInt32>
  private let document: Int
  private let index: Index
  /// Blocks by document and key.
  private let order: PackedColumn?

  init(_ index: Index, document: Int) {
    self.index = index
    self.document = document
    blocks = index.blocks(ofDocument: document)
    order = index.section(.keyOrder).count == 0 ? nil : index.column(.keyOrder)
  }

  /// Whether the blocks stand in this order in the document.
  var isThatOfBlocks: Bool { order == nil }

  /// The first posts, at most `limit`, that have the key.
  func posts(named key: PostKey, upTo limit: Int = .max) -> [BlockID] {
    let code = key.code
    var low = firstPlace { self.code(at: $0) >= code }
    var found: [BlockID] = []
    while low < blocks.upperBound, found.count < limit, self.code(at: low) == code {
      found.append(block(at: low))
      low += 1
    }
    return found
  }

  /// How many posts that have the key stand before the block.
  func count(named key: PostKey, before block: BlockID) -> Int {
    let code = key.code
    let first = firstPlace { self.code(at: $0) >= code }
    let end = firstPlace { place in
      let found = self.code(at: place)
      return found > code || found == code && self.block(at: place) >= block
    }
    return Int(end - first)
  }

  /// The first place from which on all satisfy what is asked.
  private func firstPlace(where holds: (UInt32) -> Bool) -> UInt32 {
    var (low, high) = (blocks.lowerBound, blocks.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The post that `block` means by the key: of its own run, else the first. What an export of tori's own
  /// names is meant letter by letter.
  func post(named key: PostKey, for block: BlockID) -> BlockID? {
    if let post = exactPost(named: key, for: block) { return post }
    guard !index.hasGivenName(block) else { return nil }
    return key.withoutPrefix.flatMap { exactPost(named: $0, for: block) }
      ?? index.post(endingIn: key, document: document)
  }

  private func exactPost(named key: PostKey, for block: BlockID) -> BlockID? {
    let named = posts(named: key, upTo: 2)
    if named.isEmpty { return nil }
    if named.count == 1 { return named[0] }
    let numbering = index.numbering(of: block)
    return posts(named: key).first { index.numbering(of: $0) == numbering } ?? named[0]
  }

  private func block(at place: UInt32) -> BlockID {
    guard let order else { return BlockID(place) }
    let block = UInt32(truncatingIfNeeded: order[Int(place)] ?? 0)
    return BlockID(min(block, UInt32(index.blockCount) - 1))
  }

  private func code(at place: UInt32) -> Int {
    index.key(of: block(at: place))?.code ?? PackedColumn.none
  }
}
