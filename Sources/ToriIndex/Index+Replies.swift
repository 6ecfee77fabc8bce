import ToriCorpus

extension Index {
  /// The first block of the document that has that number.
  package func block(number: Int, document: Int) -> BlockID? {
    NumberOrder(self, document: document).blocks(numbered: number, upTo: 1).first
  }

  /// All blocks of the document that have that number, in order.
  package func blocks(number: Int, document: Int) -> [BlockID] {
    NumberOrder(self, document: document).blocks(numbered: number)
  }

  /// The blocks of the same document that have the block's number and stand before it, in order.
  package func blocks(numberedAs block: BlockID) -> [BlockID] {
    guard let number = integer(.number, of: block) else { return [] }
    let order = NumberOrder(self, document: document(of: block))
    if order.isThatOfBlocks {
      // Nearly always there is one of each, which its neighbour tells.
      var first = block.rawValue
      while first > order.blocks.lowerBound, integer(.number, of: BlockID(first - 1)) == number {
        first -= 1
      }
      return (first..<block.rawValue).map { BlockID($0) }
    }
    return order.blocks(numbered: number).filter { $0 < block }
  }

  /// The posts of the same document that answer the block's number.
  package func replies(to block: BlockID) -> [BlockID] {
    guard let number = integer(.number, of: block) else { return [] }
    let starts = column(.replyStarts)
    let targets = column(.replyTargets)
    let document = document(of: block)
    guard var low = starts[document], let end = starts[document + 1] else { return [] }
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] ?? 0 < number { low = middle + 1 } else { high = middle }
    }
    var found: [BlockID] = []
    let blocks = column(.replyBlocks)
    while low < end, targets[low] == number {
      found.append(BlockID(UInt32(truncatingIfNeeded: blocks[low] ?? 0)))
      low += 1
    }
    return found
  }

  /// The blocks of the same document whose numbers the block answers, in order of appearance.
  package func parents(of block: BlockID) -> [BlockID] {
    let targets = repliesTo(of: block)
    if targets.isEmpty { return [] }
    let document = document(of: block)
    return targets.compactMap { self.block(number: $0, document: document) }
  }

  /// The posts that belong to the same thread: the whole document where that is one thread, what answers
  /// join where it is a file of data, else the block alone.
  package func thread(of block: BlockID) -> BlockSet {
    let record = documents[document(of: block)]
    if record.reader.isThread { return posts.clamped(to: record.blocks) }
    guard record.reader.isData else { return BlockSet(ascending: [block.rawValue]) }
    var found: Set<BlockID> = [block]
    var open = [block]
    while let next = open.popLast() {
      for other in parents(of: next) + replies(to: next) where found.insert(other).inserted {
        open.append(other)
      }
    }
    return BlockSet(ascending: found.map(\.rawValue).sorted())
  }
}
