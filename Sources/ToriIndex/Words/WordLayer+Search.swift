import ToriSystem

/// Looking for words in all segments, by two threads.
extension WordLayer {
  /// Some entries as each segment has them.
  func sought(_ entries: [UInt32]) -> [SoughtWords] {
    segments.indices.map { number in
      SoughtWords(entries.compactMap { local($0, inSegment: number) }, in: segments[number])
    }
  }

  /// The blocks in which any of some entries stand.
  package func blocks(
    having entries: [UInt32], _ cancellation: Cancellation = Cancellation()
  ) throws(IndexError) -> BlockSet {
    let sought = sought(entries)
    let found = try forEachPart(of: sought, among: index.allBlocks, cancellation) {
      segment, number, rows in
      var search = TokenSearch(segment, sought[number])
      var blocks: [UInt32] = []
      for rows in rows where !cancellation.isCancelled {
        search.find(in: segment.tokens(ofRows: rows))
        segment.forEachRow(of: search.found, in: rows) { row, _, _ in
          blocks.append(segment.base + UInt32(row))
        }
      }
      return blocks
    }
    return BlockSet(ascending: found.flatMap(\.result))
  }

  /// What `body` makes of parts of the segments, which are looked through for words; in their order.
  ///
  /// - Parameter body: is given a segment, its number, and stretches of its rows, one behind the other, between which it
  ///   may be asked to stop.
  func forEachPart<Result: Sendable>(
    of sought: [SoughtWords], among blocks: BlockSet, _ cancellation: Cancellation,
    _ body:
      @escaping @Sendable (
        _ segment: SegmentWords, _ number: Int, _ rows: [Range<Int>]
      ) -> Result
  ) throws(IndexError) -> [(segment: Int, result: Result)] {
    let parts = parts(of: sought, among: blocks)
    let segments = segments
    let found = parallelMap(parts.count) { number in
      let part = parts[number]
      // Words that stand here and there are found at once.
      let size = sought[part.segment].areFrequent ? Self.rowsAtOnce : part.rows.count
      let stretches = stride(from: part.rows.lowerBound, to: part.rows.upperBound, by: size)
        .map { $0..<min($0 + size, part.rows.upperBound) }
      let result = body(segments[part.segment], part.segment, stretches)
      return (segment: part.segment, result: result)
    }
    try cancellation.check()
    return found
  }

  private static var rowsAtOnce: Int { 4096 }

  private func parts(
    of sought: [SoughtWords], among blocks: BlockSet
  ) -> [(segment: Int, rows: Range<Int>)] {
    let tokenCount = segments.reduce(0) { $0 + $1.tokenCount }
    return segments.indices.flatMap { number -> [(segment: Int, rows: Range<Int>)] in
      let segment = segments[number]
      if sought[number].numbers.isEmpty || blocks.clamped(to: segment.blocks).isEmpty { return [] }
      // What each part has of its own is not worth it for few words.
      let most = sought[number].areFrequent ? 8 : 4
      let share = (segment.tokenCount * most + tokenCount / 2) / max(1, tokenCount)
      return segment.rowParts(max(1, share)).map { (number, $0) }
    }
  }
}

extension SegmentWords {
  /// At most so many ranges of rows that follow each other, of about as many tokens each.
  fileprivate func rowParts(_ most: Int) -> [Range<Int>] {
    var bounds = [0]
    for part in 1..<most { bounds.append(row(ofToken: tokenCount * part / most)) }
    bounds.append(blockCount)
    return zip(bounds, bounds.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
  }
}
