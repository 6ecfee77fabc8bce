/// Which blocks of an index may have a text that another has too, by the hashes of the folded texts: of the others
/// none need be read to tell that they are alone.
struct RepeatedTexts: Sendable {
  /// By block, a bit.
  private var words: [UInt64]

  var blocks: BlockSet { BlockSet(Bitmap(firstWord: 0, words: words)) }

  @inline(__always)
  func contains(_ block: UInt32) -> Bool {
    words[Int(block >> 6)] >> UInt64(block & 63) & 1 == 1
  }

  /// - Complexity: O(n) for n blocks, some ten nanoseconds for each.
  init(_ index: Index) {
    words = Array(repeating: 0, count: index.blockCount / 64 + 1)
    var filter = Filter(of: index.blockCount)
    var hashes: [Int] = []
    // Nobody can wait for a part of it.
    func forEachHash(_ body: (UInt32, Int) -> Void) {
      for segment in index.segments {
        let column = segment[.textHash]
        index.allBlocks.forEachStripe(base: segment.base, count: segment.count) { rows in
          column.read(rows, into: &hashes)
          for place in 0..<rows.count { body(segment.base + UInt32(rows[place]), hashes[place]) }
        }
      }
    }
    forEachHash { _, hash in filter.insert(hash) }
    forEachHash { block, hash in
      if filter.hasTwice(hash) { words[Int(block >> 6)] |= 1 << UInt64(block & 63) }
    }
  }

  /// What has come once, and what twice, as far as the low bits of hashes tell.
  private struct Filter {
    /// Two bits for each of the low bits' numbers: whether one came, and whether another did.
    private var words: [UInt64]
    private let mask: Int

    /// Some sixteen numbers for each of so many hashes, so that few share one by chance.
    init(of count: Int) {
      let bits = min(32, Int.bitWidth - max(64, 8 * count).leadingZeroBitCount)
      mask = 1 << bits - 1
      words = Array(repeating: 0, count: 1 << (bits - 5))
    }

    @inline(__always)
    mutating func insert(_ hash: Int) {
      let (word, bit) = place(hash)
      let came = words[word] >> bit & 1
      words[word] |= (1 | came << 1) << bit
    }

    @inline(__always)
    func hasTwice(_ hash: Int) -> Bool {
      let (word, bit) = place(hash)
      return words[word] >> (bit + 1) & 1 == 1
    }

    @inline(__always)
    private func place(_ hash: Int) -> (word: Int, bit: UInt64) {
      let number = hash & mask
      return (number >> 5, UInt64(truncatingIfNeeded: number & 31) << 1)
    }
  }
}
