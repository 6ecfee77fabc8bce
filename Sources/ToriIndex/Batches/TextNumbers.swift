import ToriSystem

/// Numbers the texts of blocks, as they were written or folded, from 0 on as they come: those that differ in a
/// byte apart.
///
/// They are told apart by the hashes that the index keeps, and read only where these are the same. No text is kept,
/// only the first block that has it.
package struct TextNumbers: Sendable {
  private let index: Index
  private let isFolded: Bool
  /// Asked for once there are many.
  private var repeated: RepeatedTexts?
  /// By number, the first block with the text.
  private var firsts: [UInt32] = []
  /// Of the texts that may come again.
  private var entries: [(key: UInt64, number: UInt32)] = []
  /// One more than the place of an entry by its key, 0 where a slot is free; linear probing.
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 6)
  /// The hash of each text that folding changed, as it is folded, and below it the number.
  private var folded: [UInt64] = []
  private var hashes: [Int] = []
  private var reader: OriginalReader?
  private var segmentNumber = -1
  /// For texts that are compared.
  private var scratch: (own: [UInt8], other: [UInt8]) = ([], [])

  package init(_ index: Index) { self.init(index, folded: false) }

  init(_ index: Index, folded: Bool) {
    (self.index, isFolded) = (index, folded)
  }

  package var count: Int { firsts.count }

  /// The first block that has each text, by number: they ascend.
  package var firstBlocks: [UInt32] { firsts }

  /// The text of a number.
  package subscript(number: Int) -> String { index.text(of: BlockID(firsts[number])) }

  /// Puts the numbers of the texts of a batch at the start of `numbers`.
  package mutating func number(_ batch: BlockBatch, into numbers: inout [Int]) {
    if numbers.count < batch.count {
      numbers = Array(repeating: 0, count: PackedColumn.stripeSize)
    }
    batch.readTextHashes(into: &hashes)
    if repeated == nil, firsts.count > index.blockCount / 16 { repeated = index.repeatedTexts }
    for place in 0..<batch.count {
      let block = batch.block(place)
      if let repeated, !repeated.contains(block) {
        numbers[place] = firsts.count
        firsts.append(block)
      } else {
        numbers[place] = number(UInt32(truncatingIfNeeded: hashes[place]), place, batch)
      }
    }
  }

  /// The number of a text that may come again.
  private mutating func number(_ hash: UInt32, _ place: Int, _ batch: BlockBatch) -> Int {
    let block = batch.block(place)
    var key = UInt64(hash)
    if !isFolded {
      // Taken out while it reads, so that nobody else can have it.
      var reader = taken(for: batch)
      self.reader = nil
      key = reader.key(hash, batch.row(place))
      self.reader = reader
    }
    var slot = slot(key)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.key == key, hasSameText(firsts[Int(entry.number)], block) {
        return Int(entry.number)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    if key != hash { folded.append(UInt64(hash) << 32 | UInt64(firsts.count)) }
    entries.append((key, UInt32(firsts.count)))
    firsts.append(block)
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return firsts.count - 1
  }

  private mutating func taken(for batch: BlockBatch) -> OriginalReader {
    if batch.segmentNumber == segmentNumber, let reader { return reader }
    segmentNumber = batch.segmentNumber
    return batch.originalReader
  }

  /// Whether two blocks have the same text, byte by byte.
  private mutating func hasSameText(_ a: UInt32, _ b: UInt32) -> Bool {
    let (own, row) = index.locate(BlockID(a))
    let (other, otherRow) = index.locate(BlockID(b))
    if !isFolded, !own.hasSameEdits(row, as: otherRow, of: other) { return false }
    // What is coded alike need not be decoded.
    if own.base == other.base { return own.store.isSame(row, otherRow) }
    let size = own.store.read(row, into: &scratch.own)
    if other.store.read(otherRow, into: &scratch.other) != size { return false }
    let (text, otherText) = (scratch.own.span.extracting(0..<size), scratch.other.span)
    return text.compare(with: otherText.extracting(0..<size)) == 0
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> UInt64(64 - slots.count.trailingZeroBitCount))
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (place, entry) in entries.enumerated() {
      var slot = slot(entry.key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  /// For numbers whose text is to Unicode the same as that of one before, that one. Such texts fold alike, so
  /// only those that folding changed are looked at.
  package var sameNumbers: [Int: Int] {
    var same: [Int: Int] = [:]
    let inOrder = folded.sorted()
    var start = 0
    while start < inOrder.count {
      let hash = inOrder[start] >> 32
      var end = start + 1
      while end < inOrder.count, inOrder[end] >> 32 == hash { end += 1 }
      let changed = inOrder[start..<end].map { Int($0 & 0xFFFF_FFFF) }
      start = end
      let all = (changed + unchanged(hash)).sorted()
      if all.count == 1 { continue }
      var known: [String: Int] = [:]
      for number in all {
        if let first = known[self[number]] {
          same[number] = first
        } else {
          known[self[number]] = number
        }
      }
    }
    return same
  }

  /// The numbers of texts with this hash that folding left as they were.
  private func unchanged(_ hash: UInt64) -> [Int] {
    var found: [Int] = []
    var slot = slot(hash)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.key == hash { found.append(Int(entry.number)) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return found
  }
}

extension OriginalReader {
  /// What tells nearly all texts apart, of a row whose folded text has this hash: the hash itself where folding
  /// left the text as it was, and only there.
  fileprivate mutating func key(_ hash: UInt32, _ row: Int) -> UInt64 {
    withEdits(of: row) { UInt64(hash) | ($0.checksum << 1 | 1) << 32 } ?? UInt64(hash)
  }
}

extension Segment {
  /// Whether the texts of two rows, if they fold to the same, were written the same.
  fileprivate func hasSameEdits(_ row: Int, as otherRow: Int, of other: Segment) -> Bool {
    let (range, otherRange) = (edits(of: row), other.edits(of: otherRow))
    if range.count != otherRange.count { return false }
    if range.isEmpty { return true }
    return section(.edits).withBytes(range) { own in
      other.section(.edits).withBytes(otherRange) { own.compare(with: $0) == 0 } ?? false
    } ?? false
  }

  private func edits(of row: Int) -> Range<Int> {
    guard let start = editOffsets[row], let end = editOffsets[row + 1], start < end else {
      return 0..<0
    }
    return start..<end
  }
}
