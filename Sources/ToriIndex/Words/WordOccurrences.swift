import ToriSystem

/// Where some words stand in texts, and how many words these have.
package struct WordOccurrences: Sendable {
  /// How many words each text has.
  package var sizes: [UInt32] = []
  /// How often they stand in each text.
  package var counts: [UInt32] = []
  /// How many words of its text stand before each, those of one text after those of another.
  package var places: [UInt32] = []

  package init() {}
}

extension WordLayer {
  /// Where any of some entries stand in each of some blocks; found by two threads.
  ///
  /// - Complexity: O(blocks + places); of entries that are very frequent, O(tokens) besides, as fast as memory is read.
  package func occurrences(
    of entries: [UInt32], in blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> WordOccurrences {
    let sought = try sought(entries, cancellation)
    let segments = segments
    let parts = segments.indices.flatMap { number in
      blocks.clamped(to: segments[number].blocks).parts(Self.partsOfSegment).map { (number, $0) }
    }
    let found = parallelMap(parts.count) { place in
      let (number, blocks) = parts[place]
      return segments[number].occurrences(of: sought[number], in: blocks, cancellation)
    }
    try cancellation.check()
    return found.reduce(into: WordOccurrences()) { all, part in
      all.sizes += part.sizes
      all.counts += part.counts
      all.places += part.places
    }
  }

  private static var partsOfSegment: Int { 4 }
}

extension SegmentWords {
  fileprivate func occurrences(
    of sought: SoughtWords, in blocks: BlockSet, _ cancellation: Cancellation
  ) -> WordOccurrences {
    var search = TokenSearch(self, sought)
    var all = WordOccurrences()
    all.sizes.reserveCapacity(blocks.count)
    all.counts.reserveCapacity(blocks.count)
    forEachRun(of: blocks) { rows in
      if cancellation.isCancelled { return }
      let (tokens, starts) = (tokens(ofRows: rows), starts(ofRows: rows))
      search.find(in: tokens)
      let (found, flags) = (search.found, wordFlags.reader(tokens))
      var next = 0
      for row in 0..<rows.count {
        let (start, end) = (Int(starts[row]), min(Int(starts[row + 1]), tokens.upperBound))
        all.sizes.append(UInt32(truncatingIfNeeded: flags.count(from: start, to: end)))
        let first = next
        while next < found.count, Int(found[next]) < end {
          let place = flags.count(from: start, to: Int(found[next]))
          all.places.append(UInt32(truncatingIfNeeded: place))
          next += 1
        }
        all.counts.append(UInt32(truncatingIfNeeded: next - first))
      }
    }
    return all
  }
}
