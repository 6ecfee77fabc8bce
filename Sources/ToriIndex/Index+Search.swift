import ToriText

/// A place where a text holds a needle.
package struct Occurrence: Hashable, Sendable {
  package let block: BlockID
  /// In bytes of the block's folded text.
  package let foldedOffset: Int

  package init(block: BlockID, foldedOffset: Int) {
    self.block = block
    self.foldedOffset = foldedOffset
  }
}

extension Index {
  /// The blocks whose folded text holds `folded`; all of `among` for an empty one.
  package func blocks(
    mentioning folded: [UInt8], among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    if folded.isEmpty { return among }
    let scalars = scalarValues(folded)
    var found: [BlockSet] = []
    for segment in segments {
      try cancellation.check()
      let own = among.clamped(to: segment.blocks)
      if own.isEmpty { continue }
      let search = SegmentSearch(
        segment: segment, needle: folded, scalars: scalars, cancellation: cancellation)
      found.append(try search.blocks(among: own))
    }
    try checkDamage()
    return BlockSet(joining: found)
  }

  /// Every place where the folded texts hold `folded`, in order; in one text from left to right, not
  /// overlapping.
  package func occurrences(
    of folded: [UInt8], among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [Occurrence] {
    if folded.isEmpty { return [] }
    var found: [Occurrence] = []
    let needle = Needle(folded)
    let blocks = try blocks(mentioning: folded, among: among, cancellation: cancellation)
    var text: [UInt8] = []
    for (index, block) in blocks.enumerated() {
      if index % 1024 == 0 { try cancellation.check() }
      let size = readFolded(block, into: &text)
      text.forEachOccurrence(of: needle, inFirst: size) {
        found.append(Occurrence(block: block, foldedOffset: $0))
      }
    }
    try checkDamage()
    return found
  }

  /// The blocks whose text, as it was written, holds `original`.
  package func blocks(
    mentioningExactly original: [UInt8], among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    if original.isEmpty { return among }
    // What stands inside of the needle folds alike in any text; its ends may join their neighbours.
    let core = Folding.core(of: original)
    let needle = Needle(original)
    let candidates = try blocks(mentioning: core, among: among, cancellation: cancellation)
    let found = try filter(among: candidates, cancellation) { segment, row in
      segment.foldedText(row).original.contains(needle)
    }
    try checkDamage()
    return found
  }
}
