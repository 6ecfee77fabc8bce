import ToriSystem

/// The search for one needle in one segment.
///
/// One and two characters, and more that are frequent, are answered by their postings. For others, the
/// rarest grams are intersected while that is likely to save more than it costs, and what is left is
/// compared with the needle.
struct SegmentSearch {
  let segment: Segment
  /// Folded UTF-8, not empty.
  let needle: [UInt8]
  let cover: NeedleCover
  let cancellation: Cancellation

  /// Comparing a text costs about as much as decoding so many postings.
  private static let textCost = 24
  /// So many texts are fetched from memory while those before are compared.
  private static let fetchedTexts = 16

  func blocks(among: BlockSet) throws(IndexError) -> BlockSet {
    let rarest = cover.lists[0]
    // Few texts are sooner read than the postings, unless these can be asked for one block.
    let canBeAsked = if case .runs = rarest.form { false } else { true }
    if among.count * Self.textCost < rarest.count, !(canBeAsked && cover.isExact) {
      return try verify(among)
    }
    if cover.isExact {
      // Of a list, only the runs that hold what is asked for are decoded.
      return among.count < rarest.count
        ? among.intersection(rarest) : rarest.blocks().intersection(among)
    }
    var candidates = rarest.blocks().intersection(among)
    for list in cover.lists.dropFirst() where candidates.count > 8 {
      // A bitmap is asked in no time; runs are worth decoding if they are not far longer.
      if case .runs = list.form, list.count > candidates.count * Self.textCost { continue }
      candidates = candidates.intersection(list)
    }
    return try verify(candidates)
  }

  /// Those of `candidates` whose text holds the needle.
  private func verify(_ candidates: BlockSet) throws(IndexError) -> BlockSet {
    let store = segment.store
    guard let needle = store.code.needle(needle) else { return BlockSet() }
    if case .range(let range) = candidates.storage, range.count > 64 {
      return try sweep(range, needle)
    }
    var builder = BlockSetBuilder(within: candidates.hull)
    let blocks = candidates.array
    for start in stride(from: 0, to: blocks.count, by: Self.fetchedTexts) {
      if start % 1024 == 0 { try cancellation.check() }
      let few = blocks[start..<min(start + Self.fetchedTexts, blocks.count)]
      for block in few { store.fetch(Int(block - segment.base)) }
      for block in few where store.contains(needle, Int(block - segment.base)) {
        builder.append(block)
      }
    }
    return builder.build()
  }

  private func sweep(_ range: Range<UInt32>, _ needle: SoughtBytes) throws(IndexError) -> BlockSet {
    var builder = BlockSetBuilder(within: range)
    let store = segment.store
    var start = range.lowerBound
    while start < range.upperBound {
      try cancellation.check()
      let end = min(start + 4096, range.upperBound)
      let rows = Int(start - segment.base)..<Int(end - segment.base)
      for row in store.sweep(rows, for: needle) { builder.append(segment.base + UInt32(row)) }
      start = end
    }
    return builder.build()
  }
}

extension BlockSet {
  /// Those that are in a posting list.
  fileprivate func intersection(_ list: PostingList) -> BlockSet {
    if case .bitmap(let own) = storage, own.count > 4096 { return intersection(list.blocks()) }
    return BlockSet(ascending: list.filter(array))
  }
}
