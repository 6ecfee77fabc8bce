/// Numbers the texts of blocks, as they were written or folded, from 0 on as they come: those that differ in a
/// byte apart.
///
/// No text is kept, only a hash of each and the first block that has it.
package struct TextNumbers: Sendable {
  private let index: Index
  private let isFolded: Bool
  private var hashes: [UInt64] = []
  private var firsts: [UInt32] = []
  /// One more than the number of a text by its hash, 0 where a slot is free; linear probing.
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 12)
  /// Of the texts that folding changed, the hash of what it made of them.
  private var folded: [(number: Int, hash: UInt64)] = []
  private var reader: OriginalReader?
  private var segmentNumber = -1

  package init(_ index: Index) { self.init(index, folded: false) }

  init(_ index: Index, folded: Bool) { (self.index, isFolded) = (index, folded) }

  package var count: Int { firsts.count }

  /// The first block that has each text, by number: they ascend.
  package var firstBlocks: [UInt32] { firsts }

  /// The text of a number.
  package subscript(number: Int) -> String { index.text(of: BlockID(firsts[number])) }

  /// Puts the numbers of the texts of a batch at the start of `numbers`.
  package mutating func number(_ batch: BlockBatch, into numbers: inout [Int]) {
    if numbers.count < batch.count {
      numbers = Array(repeating: 0, count: PackedColumn.zoneSize)
    }
    // Taken out while it reads, so that nobody else can have it.
    var reader = taken(for: batch)
    self.reader = nil
    for place in 0..<batch.count {
      let row = batch.row(place)
      let count = firsts.count
      let size = isFolded ? reader.readFolded(row) : reader.read(row)
      numbers[place] = number(reader.hash(size), batch.block(place))
      if !isFolded, firsts.count > count, !reader.edits(of: row).isEmpty {
        let foldedSize = reader.readFolded(row)
        folded.append((count, reader.hash(foldedSize)))
      }
    }
    self.reader = reader
  }

  private mutating func taken(for batch: BlockBatch) -> OriginalReader {
    if batch.segmentNumber == segmentNumber, let reader { return reader }
    segmentNumber = batch.segmentNumber
    return batch.originalReader
  }

  private mutating func number(_ hash: UInt64, _ block: UInt32) -> Int {
    var slot = slot(hash)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, index.hasSameText(firsts[number], block, folded: isFolded) {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    hashes.append(hash)
    firsts.append(block)
    slots[slot] = UInt32(firsts.count)
    if firsts.count * 2 > slots.count { grow() }
    return firsts.count - 1
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - slots.count.trailingZeroBitCount))
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = slot(hash)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// For numbers whose text is to Unicode the same as that of one before, that one. Such texts fold alike, so
  /// only those that folding changed are looked at.
  package var sameNumbers: [Int: Int] {
    var byHash: [UInt64: [Int]] = [:]
    for (number, hash) in folded { byHash[hash, default: []].append(number) }
    var same: [Int: Int] = [:]
    for (hash, numbers) in byHash {
      let all = (numbers + unfolded(hash)).sorted()
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

  /// The numbers of texts with this hash.
  private func unfolded(_ hash: UInt64) -> [Int] {
    var found: [Int] = []
    var slot = slot(hash)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash { found.append(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return found
  }
}

extension OriginalReader {
  /// Of the first `size` bytes of what was read last.
  fileprivate func hash(_ size: Int) -> UInt64 { text[..<size].checksum }
}

extension Index {
  /// Whether two blocks have the same text, byte by byte.
  fileprivate func hasSameText(_ a: UInt32, _ b: UInt32, folded: Bool) -> Bool {
    let (own, row) = locate(BlockID(a))
    let (other, otherRow) = locate(BlockID(b))
    // What is coded alike and was not changed by folding need not be decoded.
    if own.base == other.base, folded || !own.hasEdits(row) && !own.hasEdits(otherRow) {
      return own.store.isSame(row, otherRow)
    }
    if folded { return own.store.bytes(row) == other.store.bytes(otherRow) }
    return own.foldedText(row).original == other.foldedText(otherRow).original
  }
}
