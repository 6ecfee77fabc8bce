import ToriCorpus

extension Index {
  /// The first post of the document that has the key.
  package func post(named key: PostKey, document: Int) -> BlockID? {
    KeyOrder(self, document: document).posts(named: key, upTo: 1).first
  }

  /// All posts of the document that have the key, in order.
  package func posts(named key: PostKey, document: Int) -> [BlockID] {
    KeyOrder(self, document: document).posts(named: key)
  }

  /// How many posts of the same document have the block's key and stand before it.
  func countOfPosts(named key: PostKey, before block: BlockID) -> Int {
    let order = KeyOrder(self, document: document(of: block))
    // Nearly always there is one of each, which its neighbour tells.
    if order.isThatOfBlocks,
      block.rawValue == order.blocks.lowerBound || self.key(of: BlockID(block.rawValue - 1)) != key
    {
      return 0
    }
    return order.count(named: key, before: block)
  }

  /// The posts of the same document that answer the block.
  package func replies(to block: BlockID) -> [BlockID] {
    let starts = column(.replyStarts)
    let targets = column(.replyTargets)
    let document = document(of: block)
    guard var low = starts[document], let end = starts[document + 1] else { return [] }
    let wanted = Int(block.rawValue)
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] ?? 0 < wanted { low = middle + 1 } else { high = middle }
    }
    var found: [BlockID] = []
    let blocks = column(.replyBlocks)
    while low < end, targets[low] == wanted {
      found.append(BlockID(UInt32(truncatingIfNeeded: blocks[low] ?? 0)))
      low += 1
    }
    return found
  }

  /// The posts of the same document that the block answers, in order of appearance, each once.
  package func parents(of block: BlockID) -> [BlockID] {
    let keys = repliesTo(of: block)
    if keys.isEmpty { return [] }
    let order = KeyOrder(self, document: document(of: block))
    var parents: [BlockID] = []
    for key in keys {
      guard let parent = order.post(named: key, for: block), !parents.contains(parent) else {
        continue
      }
      parents.append(parent)
    }
    return parents
  }

  /// The post of its document that the block means by the key.
  package func post(named key: PostKey, by block: BlockID) -> BlockID? {
    KeyOrder(self, document: document(of: block)).post(named: key, for: block)
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
