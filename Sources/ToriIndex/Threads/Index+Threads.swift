import ToriCorpus

extension Index {
  /// For each block the first block of its thread, as `thread(of:)` has it; a block that is alone is its own.
  ///
  /// - Complexity: O(blocks and answers).
  package func threadRoots() -> [UInt32] {
    var roots = Array(UInt32(0)..<UInt32(blockCount))
    let (starts, targets, blocks) = (
      column(.replyStarts), column(.replyTargets), column(.replyBlocks)
    )
    for (place, record) in documents.enumerated() {
      if record.reader.isThread {
        let own = posts.clamped(to: record.blocks)
        guard let first = own.first else { continue }
        for block in own { roots[Int(block.rawValue)] = first.rawValue }
      } else if record.reader.isData, let start = starts[place], let end = starts[place + 1] {
        for answer in start..<max(start, end) {
          guard let target = targets[answer], let block = blocks[answer],
            roots.indices.contains(target), roots.indices.contains(block)
          else { continue }
          Self.join(target, block, &roots)
        }
      }
    }
    for block in roots.indices { roots[block] = UInt32(Self.root(of: block, &roots)) }
    return roots
  }

  /// Joins two sets, the first block of which is the root.
  /// Source: Galler & Fischer (1964), *An improved equivalence algorithm*; ways are halved as they are gone.
  private static func join(_ a: Int, _ b: Int, _ roots: inout [UInt32]) {
    let (a, b) = (root(of: a, &roots), root(of: b, &roots))
    roots[max(a, b)] = UInt32(min(a, b))
  }

  private static func root(of block: Int, _ roots: inout [UInt32]) -> Int {
    var block = block
    while Int(roots[block]) != block {
      roots[block] = roots[Int(roots[block])]
      block = Int(roots[block])
    }
    return block
  }
}
