import ToriSystem

/// Looking for words in all segments, by two threads.
extension WordLayer {
  /// Some entries as each segment has them.
  func sought(
    _ entries: [UInt32], _ cancellation: Cancellation
  ) throws(IndexError) -> [SoughtWords] {
    let sought = segments.indices.map { number in
      SoughtWords(
        entries.compactMap { local($0, inSegment: number) }, in: segments[number], cancellation)
    }
    try cancellation.check()
    return sought
  }

  /// Of some blocks, those in which any of some entries stand.
  package func blocks(
    having entries: [UInt32], among blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    let sought = try sought(entries, cancellation)
    let found = try forEachPart(of: sought, among: blocks, cancellation) { segment, number, rows in
      var search = TokenSearch(segment, sought[number])
      var having: [UInt32] = []
      for rows in rows where !cancellation.isCancelled {
        search.find(in: segment.tokens(ofRows: rows))
        let isOfAll = segment.count(rows, in: blocks) == rows.count
        segment.forEachRow(of: search, in: rows) { row, _, _ in
          let block = segment.base + UInt32(row)
          if isOfAll || blocks.contains(BlockID(block)) { having.append(block) }
        }
      }
      return having
    }
    return BlockSet(ascending: found.flatMap(\.result))
  }

  /// What `body` makes of parts of the segments, which are looked through for words; in their order.
  ///
  /// - Parameter body: is given a segment, its number, and stretches of its rows that have any of the blocks, one behind
  ///   the other, between which it may be asked to stop.
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
      let segment = segments[part.segment]
      let size = sought[part.segment].areFrequent ? Self.rowsAtOnce : Self.rowsOfListsAtOnce
      let stretches = stride(from: part.rows.lowerBound, to: part.rows.upperBound, by: size)
        .map { $0..<min($0 + size, part.rows.upperBound) }
        .filter { segment.count($0, in: blocks) > 0 }
      return (segment: part.segment, result: body(segment, part.segment, stretches))
    }
    try cancellation.check()
    return found
  }

  /// Of rows whose tokens are all looked at, so many that what was found is still near when it is counted.
  private static var rowsAtOnce: Int { 1024 }
  /// Of rows in which words are looked for that have lists of places.
  private static var rowsOfListsAtOnce: Int { 1 << 16 }

  private func parts(
    of sought: [SoughtWords], among blocks: BlockSet
  ) -> [(segment: Int, rows: Range<Int>)] {
    // Before the first of the blocks and behind the last nothing is looked for.
    let asked = segments.indices.map { number -> Range<Int> in
      let (segment, own) = (segments[number], blocks.clamped(to: segments[number].blocks).hull)
      if own.isEmpty || sought[number].numbers.isEmpty { return 0..<0 }
      return Int(own.lowerBound - segment.base)..<Int(own.upperBound - segment.base)
    }
    let tokens = zip(segments, asked).map { $0.tokens(ofRows: $1) }
    let tokenCount = tokens.reduce(0) { $0 + $1.count }
    return segments.indices.flatMap { number -> [(segment: Int, rows: Range<Int>)] in
      if asked[number].isEmpty { return [] }
      let sought = sought[number]
      // Each part has a table of its own, which is not worth it for few places.
      let most = sought.areFrequent ? 8 : sought.groups.count > 1 << 13 ? 4 : 2
      let share = (tokens[number].count * most + tokenCount / 2) / max(1, tokenCount)
      return segments[number].parts(of: asked[number], tokens[number], max(1, share)).map {
        (number, $0)
      }
    }
  }
}

extension SegmentWords {
  /// At most so many ranges of rows that follow each other, of about as many tokens each.
  fileprivate func parts(of rows: Range<Int>, _ tokens: Range<Int>, _ most: Int) -> [Range<Int>] {
    var bounds = [rows.lowerBound]
    for part in 1..<most {
      let row = row(ofToken: tokens.lowerBound + tokens.count * part / most, from: bounds[part - 1])
      bounds.append(min(row, rows.upperBound))
    }
    bounds.append(rows.upperBound)
    return zip(bounds, bounds.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
  }
}
