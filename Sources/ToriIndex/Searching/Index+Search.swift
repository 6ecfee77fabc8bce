import ToriSystem
import ToriText

/// A place where a text holds a needle.
package struct Occurrence: Hashable, Sendable {
  package let block: BlockID
  /// In bytes of the block's text as it is coded; only the index makes something of it.
  private let offset: UInt32
  /// Which of the needle's spellings stands there.
  package let spelling: UInt16

  var codedOffset: Int { Int(offset) }

  fileprivate init(block: BlockID, codedOffset: Int, spelling: UInt16) {
    self.block = block
    self.spelling = spelling
    offset = UInt32(codedOffset)
  }
}

/// The search for all places of a needle in some blocks of a segment.
private struct OccurrenceSearch: Sendable {
  let store: TextStore
  let base: UInt32
  /// Made by the store's code.
  let needle: SoughtBytes
  let spelling: UInt16
  /// Whether a place counts that overlaps the one before.
  let overlapping: Bool
  let blocks: ArraySlice<UInt32>

  /// As many are searched at once.
  static let blockCount = 1 << 13

  func run() -> [Occurrence] {
    var found: [Occurrence] = []
    found.reserveCapacity(blocks.count)
    for block in blocks {
      store.forEachOccurrence(of: needle, Int(block - base), overlapping: overlapping) {
        found.append(Occurrence(block: BlockID(block), codedOffset: $0, spelling: spelling))
      }
    }
    return found
  }
}

extension Index {
  /// The blocks whose folded text holds `folded`; all of `among` for an empty one.
  package func blocks(
    mentioning folded: [UInt8], among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    if folded.isEmpty { return among }
    try cancellation.check()
    let lookup = takeLookup(of: folded) ?? NeedleLookup(folded, in: segments)
    if let posted = posted(lookup, among) {
      try checkDamage()
      return posted
    }
    var found: [BlockSet] = []
    for (segment, cover) in zip(segments, lookup.covers) {
      try cancellation.check()
      guard let cover else { continue }
      let own = among.clamped(to: segment.blocks)
      if own.isEmpty { continue }
      let search = SegmentSearch(
        segment: segment, needle: folded, cover: cover, cancellation: cancellation)
      found.append(try search.blocks(among: own))
    }
    try checkDamage()
    return BlockSet(joining: found)
  }

  /// What is found, where posting lists alone tell and no block is left out; not decoded yet.
  private func posted(_ lookup: NeedleLookup, _ among: BlockSet) -> BlockSet? {
    guard among.count == blockCount else { return nil }
    let covers = lookup.covers.compactMap(\.self)
    guard covers.allSatisfy(\.isExact) else { return nil }
    return BlockSet(PostedBlocks(covers.map { $0.lists[0] }, of: file))
  }

  /// Every place where the folded texts hold one of `spellings`, in order; in one text from left to right, not
  /// overlapping. Of those that begin at one place, the longest counts.
  package func occurrences(
    of spellings: [[UInt8]], among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [Occurrence] {
    var lists: [[Occurrence]] = []
    for (number, spelling) in spellings.enumerated() {
      let list = try occurrences(
        of: spelling, numbered: UInt16(truncatingIfNeeded: number),
        overlapping: spellings.count > 1, among: among, cancellation: cancellation)
      if !list.isEmpty { lists.append(list) }
    }
    guard spellings.count > 1 else { return lists.first ?? [] }
    // How long each is in the code of a segment.
    let sizes = segments.map { segment in
      let code = segment.store.code
      return spellings.map { code.needle($0)?.bytes.count ?? 0 }
    }
    func size(_ occurrence: Occurrence) -> Int {
      sizes[place(ofSegmentOf: occurrence.block)][Int(occurrence.spelling)]
    }
    let all = lists.joined().sorted {
      ($0.block, $0.codedOffset, -size($0)) < ($1.block, $1.codedOffset, -size($1))
    }
    try cancellation.check()
    var (kept, end): ([Occurrence], Int) = ([], 0)
    for occurrence in all {
      if let last = kept.last, last.block == occurrence.block, occurrence.codedOffset < end {
        continue
      }
      kept.append(occurrence)
      end = occurrence.codedOffset + size(occurrence)
    }
    return kept
  }

  private func occurrences(
    of folded: [UInt8], numbered spelling: UInt16, overlapping: Bool, among: BlockSet,
    cancellation: Cancellation
  ) throws(IndexError) -> [Occurrence] {
    if folded.isEmpty { return [] }
    let blocks = try blocks(mentioning: folded, among: among, cancellation: cancellation)
    let parts = segments.flatMap { segment -> [OccurrenceSearch] in
      let store = segment.store
      guard let needle = store.code.needle(folded) else { return [] }
      let own = blocks.clamped(to: segment.blocks).array
      return stride(from: 0, to: own.count, by: OccurrenceSearch.blockCount).map { start in
        let end = min(start + OccurrenceSearch.blockCount, own.count)
        return OccurrenceSearch(
          store: store, base: segment.base, needle: needle, spelling: spelling,
          overlapping: overlapping, blocks: own[start..<end])
      }
    }
    // Few are found sooner than another thread is there.
    let isShort = blocks.count < OccurrenceSearch.blockCount
    let found =
      isShort
      ? parts.map { $0.run() }
      : parallelMap(parts.count) { cancellation.isCancelled ? [] : parts[$0].run() }
    try cancellation.check()
    try checkDamage()
    var all: [Occurrence] = []
    all.reserveCapacity(found.reduce(0) { $0 + $1.count })
    for part in found { all.append(contentsOf: part) }
    return all
  }

  /// Where the occurrence starts, in bytes of the block's folded text.
  package func foldedOffset(of occurrence: Occurrence) -> Int {
    let (segment, row) = locate(occurrence.block)
    var text: [UInt8] = []
    return segment.store.read(row, before: occurrence.codedOffset, wanted: .max, into: &text)
  }
}
