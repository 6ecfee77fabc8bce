import ToriCorpus
import ToriSystem
import ToriTime

/// Some blocks that follow each other in an index, at most as many as a stripe of a column has rows; their
/// values are read column by column.
///
/// Where a block has no value, `none` is read.
package struct BlockBatch {
  let segment: Segment
  let rows: StripeRows
  private let index: Index
  /// The place of its segment among the index's.
  package let segmentNumber: Int

  /// Stands in values for a block that has none.
  package static var none: Int { Int.min }

  fileprivate init(_ index: Index, _ segmentNumber: Int, _ rows: StripeRows) {
    segment = index.segments[segmentNumber]
    self.segmentNumber = segmentNumber
    self.rows = rows
    self.index = index
  }

  /// Of its blocks.
  package var count: Int { rows.count }

  /// Puts the numbers of the blocks at the start of `blocks`.
  package func readBlocks(into blocks: inout [UInt32]) {
    blocks.removeAll(keepingCapacity: true)
    blocks.append(addingCapacity: count) { span in
      for place in 0..<count { span.append(segment.base + UInt32(rows[place])) }
    }
  }

  /// The number of the block at a place from 0.
  @inline(__always)
  package func block(_ place: Int) -> UInt32 { segment.base + UInt32(rows[place]) }

  /// Puts the values of an integer column at the start of `values`.
  package func read(_ column: IntegerColumn, into values: inout [Int]) {
    if column == .replies { return readReplies(into: &values) }
    let source = column == .copies ? index.copies(of: segment) : segment.source(of: column)
    source.read(rows, into: &values)
  }

  /// How many blocks of the batch have a value of an integer column, what these come to, and the least and the
  /// greatest of them; nil where only reading them would tell.
  package func summary(
    of column: IntegerColumn
  ) -> (count: Int, sum: Int, least: Int, greatest: Int)? {
    guard column != .replies, column != .copies, rows.isAllOfStripe(of: segment.count),
      let packed = segment.source(of: column).onlyColumn
    else { return nil }
    let stripe = packed.stripe(rows.stripe)
    return stripe.code.hasSum
      ? (stripe.code.valueCount, stripe.sum, stripe.least, stripe.greatest) : nil
  }

  /// The same of a column of codes of decimals; what these come to is a floating-point number.
  package func decimalSummary(
    of column: IntegerColumn
  ) -> (count: Int, sum: Double, least: Int, greatest: Int)? {
    guard rows.isAllOfStripe(of: segment.count), let packed = segment.source(of: column).onlyColumn
    else { return nil }
    let stripe = packed.stripe(rows.stripe)
    if stripe.isEmpty { return (0, 0, 0, 0) }
    guard stripe.code.hasDecimalSum else { return nil }
    let sum = Double(bitPattern: UInt64(bitPattern: Int64(stripe.sum)))
    return (stripe.code.valueCount, sum, stripe.least, stripe.greatest)
  }

  private func readReplies(into values: inout [Int]) {
    if values.count < count { values = Array(repeating: Self.none, count: PackedColumn.stripeSize) }
    var cursor = ColumnCursor(index.column(.replyCounts), rowCount: count)
    for place in 0..<count { values[place] = cursor.value(Int(block(place))) ?? 0 }
  }

  /// Puts the hashes of the folded texts at the start of `values`.
  func readTextHashes(into values: inout [Int]) { segment[.textHash].read(rows, into: &values) }

  /// Puts the numbers that texts have in the segment's table at the start of `values`; `TextRanks` makes
  /// of them numbers that hold for the whole index.
  package func read(_ column: TextColumn, into values: inout [Int]) {
    segment.ordinals(column).read(rows, into: &values)
  }

  /// Puts the raw values of the kinds at the start of `values`.
  package func readKinds(into values: inout [Int]) { segment[.kind].read(rows, into: &values) }

  /// Puts the places of their documents at the start of `values`.
  package func readDocuments(into values: inout [Int]) {
    if values.count < count { values = Array(repeating: Self.none, count: PackedColumn.stripeSize) }
    var document = 0
    var end: UInt32 = 0
    var span = values.mutableSpan
    for place in 0..<count {
      let block = block(place)
      if block >= end {
        document = index.document(of: BlockID(block))
        end = index.blocks(ofDocument: document).upperBound
      }
      span[place] = document
    }
  }

  /// Puts 1 where only a notice of deletion is left, else 0, at the start of `values`.
  package func readDeleted(into values: inout [Int]) {
    segment[.isDeleted].read(rows, into: &values)
  }

  /// The row of the block at a place in its segment.
  @inline(__always)
  func row(_ place: Int) -> Int { rows[place] }

  /// Reads the texts of the batch's segment.
  var originalReader: OriginalReader { OriginalReader(segment, rowCount: segment.count) }

  /// The lists of a column, each value as the one that `numbers` says.
  func listReader(_ column: TextListColumn, _ numbers: [Int]?) -> ListReader {
    ListReader(segment[column.starts], segment[column.ordinals], representatives: numbers)
  }

  /// Appends the blocks beside which a number of `range` stands in `values`.
  func append(
    to builder: inout BlockSetBuilder, where values: [Int], in range: ClosedRange<Int>
  ) {
    builder.append(rows, base: segment.base, where: values, in: range)
  }

  /// What clocks the corpus goes by.
  var clockZone: Zone { index.zone }

  /// Puts when each time starts at the start of `values`.
  func readStarts(into values: inout [Int]) { segment[.earliest].read(rows, into: &values) }

  /// Reads when the blocks were posted.
  package func read(_ times: inout BatchTimes) { times.reader.read(rows, TimeColumns(segment)) }

  /// Puts 1 where the source states the time, else 0 or `none`, at the start of `values`.
  package func readStated(into values: inout [Int]) {
    segment[.timeShape].read(rows, into: &values)
    let stated = Int(Basis.stated.rawValue)
    var span = values.mutableSpan
    for place in 0..<count where span[place] != PackedColumn.none {
      span[place] = span[place] & 1 == stated ? 1 : 0
    }
  }

  /// Puts six bytes of each text, as it was written, from a byte on, and how many bytes are left from
  /// there on, up to seven, at the start of `values`: numbers in the order of the texts.
  package func readText(from start: Int, into values: inout [Int]) {
    if values.count < count { values = Array(repeating: Self.none, count: PackedColumn.stripeSize) }
    var reader = OriginalReader(segment, rowCount: count)
    for place in 0..<count {
      let size = reader.read(rows[place], wanted: start + 7)
      let left = max(0, min(7, size - start))
      var number = 0
      for offset in 0..<6 {
        number = number << 8 | (offset < left ? Int(reader.text[start + offset]) : 0)
      }
      values[place] = number << 3 | left
    }
  }

  /// How many bytes of a text `readText` tells apart at once; with more left, it is to be read on from there.
  package static var textStep: Int { 6 }
}

/// The times of a batch of blocks, in milliseconds since 1970.
package struct BatchTimes: Sendable {
  fileprivate var reader = StripeTimeReader()

  package init() {}

  /// Whether the block at a place has a time.
  @inline(__always)
  package func isDated(_ place: Int) -> Bool { reader.isDated(place) }

  /// The bounds of the time at a place, half-open; only where there is one.
  @inline(__always)
  package func bounds(_ place: Int) -> (earliest: Int?, latest: Int?) { reader.bounds(place) }
}

extension Index {
  /// Calls `body` with the blocks of a set, in order, batch by batch; asks before each whether to stop.
  package func forEachBatch<E: Error>(
    of blocks: BlockSet, _ cancellation: Cancellation, _ body: (BlockBatch) throws(E) -> Void
  ) throws {
    for (number, segment) in segments.enumerated() {
      try blocks.forEachStripe(base: segment.base, count: segment.count) { rows in
        try cancellation.check()
        try body(BlockBatch(self, number, rows))
      }
    }
    try checkDamage()
  }
}
