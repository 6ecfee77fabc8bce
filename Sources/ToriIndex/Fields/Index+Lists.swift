import ToriCorpus
import ToriSystem

/// Blocks by what stands in their lists: links, hashtags, what they answer.
extension Index {
  /// The blocks of whose texts any satisfies `predicate`, which is asked once for each different text.
  package func blocks(
    where column: TextListColumn, among: BlockSet, cancellation: Cancellation,
    satisfies predicate: (String) -> Bool
  ) throws(IndexError) -> BlockSet {
    try blocks(listed: column.starts, column.ordinals, among, cancellation) {
      (segment) throws(IndexError) in
      let texts = segment.texts(column)
      return try cancellation.numbers(below: texts.count) { predicate(texts[$0]) }
    }
  }

  /// The blocks that have one of some entries in their list; `wanted` names those, ascending, by segment.
  func blocks(
    listed starts: ColumnName, _ values: ColumnName, _ among: BlockSet,
    _ cancellation: Cancellation, _ wanted: (Segment) throws(IndexError) -> [UInt32]
  ) throws(IndexError) -> BlockSet {
    var found: [BlockSet] = []
    for segment in segments {
      try cancellation.check()
      let own = among.clamped(to: segment.blocks)
      if own.isEmpty || segment.section(.column(values)).count == 0 { continue }
      let entries = try wanted(segment)
      guard let last = entries.last else { continue }
      var isWanted = Array(repeating: false, count: Int(last) + 1)
      for entry in entries { isWanted[Int(entry)] = true }
      let lists = ListReader(segment[starts], segment[values])
      var builder = BlockSetBuilder(within: own.hull)
      try own.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        lists.forEachList(rows) { row, list in
          if lists.holds(list, where: isWanted) { builder.append(segment.base + UInt32(row)) }
        }
      }
      found.append(builder.build())
    }
    try checkDamage()
    return BlockSet(joining: found)
  }

  /// The blocks whose list is not empty.
  func blocksWithList(
    _ starts: ColumnName, _ values: ColumnName, _ among: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    var found: [BlockSet] = []
    for segment in segments {
      try cancellation.check()
      let own = among.clamped(to: segment.blocks)
      if own.isEmpty || segment.section(.column(values)).count == 0 { continue }
      let lists = ListReader(segment[starts], segment[values])
      var builder = BlockSetBuilder(within: own.hull)
      try own.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        lists.forEachList(rows) { row, _ in builder.append(segment.base + UInt32(row)) }
      }
      found.append(builder.build())
    }
    try checkDamage()
    return BlockSet(joining: found)
  }
}
