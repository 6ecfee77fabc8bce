import ToriCorpus

/// The values of an integer column in one segment, or in the whole file.
struct IntegerSource {
  /// The block that row 0 is.
  let base: UInt32
  /// How many rows.
  let count: Int
  let column: PackedColumn
  /// What is added to each value.
  var added: PackedColumn?
  /// What stands where there is no value.
  var absent = PackedColumn.none
  /// By block, what was counted and is in no column.
  var counted: [UInt32]?

  /// The column that holds its values, where they are those of one column.
  var onlyColumn: PackedColumn? {
    added == nil && absent == PackedColumn.none && counted == nil ? column : nil
  }

  /// The blocks that its rows are.
  var blocks: Range<UInt32> { base..<base + UInt32(count) }

  var stripeCount: Int { (count + PackedColumn.stripeSize - 1) / PackedColumn.stripeSize }

  func firstBlock(ofStripe stripe: Int) -> UInt32 {
    base + UInt32(stripe * PackedColumn.stripeSize)
  }

  /// Puts the values of `rows` at the start of `values`, `none` where there is none.
  func read(_ rows: StripeRows, into values: inout [Int]) {
    if let counted {
      if values.count < rows.count {
        values = Array(repeating: PackedColumn.none, count: PackedColumn.stripeSize)
      }
      for place in 0..<rows.count { values[place] = Int(counted[Int(base) + rows[place]]) }
      return
    }
    column.read(rows, into: &values)
    if let added {
      var more: [Int] = []
      added.read(rows, into: &more)
      for place in 0..<rows.count {
        let isThere = values[place] != PackedColumn.none && more[place] != PackedColumn.none
        values[place] = isThere ? values[place] &+ more[place] : PackedColumn.none
      }
    }
    if absent != PackedColumn.none {
      for place in 0..<rows.count where values[place] == PackedColumn.none {
        values[place] = absent
      }
    }
  }

  /// Appends those of `rows` whose value lies in `range`; a stripe whose extremes settle that is not read.
  func filter(
    _ rows: StripeRows, in range: ClosedRange<Int>, into builder: inout BlockSetBuilder,
    scratch: inout [Int]
  ) {
    guard range.upperBound > PackedColumn.none, let extremes = extremes(ofStripe: rows.stripe),
      range.overlaps(extremes)
    else { return }
    let range = max(range.lowerBound, PackedColumn.none + 1)...range.upperBound
    if range.contains(extremes.lowerBound), range.contains(extremes.upperBound), hasAll(rows.stripe)
    {
      builder.append(rows, base: base)
    } else {
      read(rows, into: &scratch)
      builder.append(rows, base: base, where: scratch, in: range)
    }
  }

  private func hasAll(_ stripe: Int) -> Bool {
    counted != nil
      || (absent != PackedColumn.none || !column.stripe(stripe).hasNone)
        && added?.stripe(stripe).hasNone != true
  }

  /// The least and the greatest value that rows of a stripe can have; `nil` if none has any.
  func extremes(ofStripe index: Int) -> ClosedRange<Int>? {
    if let counted {
      let start = Int(base) + index * PackedColumn.stripeSize
      let stripe = counted[start..<min(start + PackedColumn.stripeSize, Int(base) + count)]
      return stripe.min().map { Int($0)...Int(stripe.max() ?? $0) }
    }
    let stripe = column.stripe(index)
    if stripe.isEmpty { return absent == PackedColumn.none ? nil : absent...absent }
    var (least, greatest) = (stripe.least, stripe.greatest)
    if let added {
      let more = added.stripe(index)
      if more.isEmpty { return nil }
      least &+= more.least
      greatest &+= more.greatest
    }
    if stripe.hasNone, absent != PackedColumn.none {
      (least, greatest) = (min(least, absent), max(greatest, absent))
    }
    return least...max(least, greatest)
  }
}

/// Reads single rows of an integer column.
struct IntegerCursor {
  private var column: ColumnCursor
  private var added: ColumnCursor?
  private let absent: Int
  private let counted: [UInt32]?
  private let base: Int

  /// For reading so many rows.
  init(_ source: IntegerSource, rowCount: Int) {
    column = ColumnCursor(source.column, rowCount: rowCount)
    added = source.added.map { ColumnCursor($0, rowCount: rowCount) }
    absent = source.absent
    (counted, base) = (source.counted, Int(source.base))
  }

  /// The value of a row; `none` if it has none.
  @inline(__always)
  mutating func value(_ row: Int) -> Int {
    if let counted { return Int(counted[base + row]) }
    guard let value = column.value(row) else { return absent }
    guard let more = added?.value(row) else { return added == nil ? value : absent }
    return value &+ more
  }
}

extension Index {
  /// The values of `column`, part by part in the order of blocks.
  func sources(of column: IntegerColumn) -> [IntegerSource] {
    if column == .copies { return segments.map { copies(of: $0) } }
    if column != .replies { return segments.map { $0.source(of: column) } }
    return [
      IntegerSource(base: 0, count: blockCount, column: self.column(.replyCounts), absent: 0)
    ]
  }
}

extension Segment {
  /// The values of an integer column, which is no relation to other segments.
  func source(of column: IntegerColumn) -> IntegerSource {
    func source(_ name: ColumnName, _ added: ColumnName? = nil) -> IntegerSource {
      IntegerSource(base: base, count: count, column: self[name], added: added.map { self[$0] })
    }
    switch column {
    case .number: return source(.number)
    case .reposts: return source(.reposts)
    case .likes: return source(.likes)
    case .dislikes: return source(.dislikes)
    case .views: return source(.views)
    case .length: return source(.length)
    case .firstLine: return source(.firstLine)
    case .startByte: return source(.startByte)
    case .lastLine: return source(.firstLine, .lineCount)
    case .endByte: return source(.startByte, .byteCount)
    case .own(let field):
      return IntegerSource(base: base, count: count, column: own(field).numbers)
    case .replies, .copies: preconditionFailure("that is known of the whole index")
    }
  }
}
