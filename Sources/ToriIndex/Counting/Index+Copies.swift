import ToriCorpus
import ToriSystem

/// How many posts say the same.
extension Index {
  /// By block, how many posts have the same folded text; counted once.
  ///
  /// - Complexity: O(bytes of all texts) when it is first asked for: a third of a second a million posts.
  var copyCounts: [UInt32] {
    keptCopies {
      var texts = TextNumbers(self, folded: true)
      var numbers: [UInt32] = []
      numbers.reserveCapacity(blockCount)
      var found: [Int] = []
      // Nobody can wait for a part of it.
      try? forEachBatch(of: allBlocks, Cancellation()) { batch in
        texts.number(batch, into: &found)
        for place in 0..<batch.count { numbers.append(UInt32(truncatingIfNeeded: found[place])) }
      }
      var counts = Array(repeating: UInt32(0), count: texts.count)
      for block in posts where numbers.indices.contains(Int(block.rawValue)) {
        counts[Int(numbers[Int(block.rawValue)])] += 1
      }
      let known = numbers.map { counts[Int($0)] }
      // What could not be read has no copies that are known.
      return known + Array(repeating: 0, count: blockCount - known.count)
    }
  }

  /// How many of some blocks have a text that one before them has, letter by letter.
  ///
  /// - Complexity: O(texts of those that may not be alone), some tens of nanoseconds each, once these are known.
  package func repeatedCount(
    among blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> Int {
    var some = blocks
    if blocks.count > blockCount / 16 { some = repeatedTexts.blocks.intersection(blocks) }
    var texts = TextNumbers(self)
    var found: [Int] = []
    do {
      try forEachBatch(of: some, cancellation) { texts.number($0, into: &found) }
    } catch let error as IndexError {
      throw error
    } catch {
      preconditionFailure("an index throws its own errors: \(error)")
    }
    // What is the same to Unicode is one.
    return some.count - texts.count + texts.sameNumbers.count
  }

  func copies(of segment: Segment) -> IntegerSource {
    IntegerSource(
      base: segment.base, count: segment.count, column: segment[.kind], counted: copyCounts)
  }
}
