/// Reads single rows of a column; quickest ascending, as the stripe that was read last is kept.
struct ColumnCursor {
  private let column: PackedColumn
  /// The whole column, if so many rows are read that comparing all of it with its checksums costs less than
  /// doing so for each.
  private let whole: SectionBytes
  private var stripe: UInt = .max
  private var code = PackedColumn.StripeCode.nothing
  /// Hold the packed numbers of the stripe from `start` on.
  private var words = SectionBytes.none
  private var start = 0

  /// For reading so many rows.
  init(_ column: PackedColumn, rowCount: Int) {
    self.column = column
    let chunkCount = column.section.count / FileLayout.chunkSize
    whole =
      !column.isSparse && rowCount > 4 * chunkCount
      ? column.section.bytes(0..<column.section.count) : .none
    words = whole
  }

  @inline(__always)
  mutating func value(_ row: Int) -> Int? {
    let size = UInt(PackedColumn.stripeSize)
    let stripe = UInt(bitPattern: row) / size
    if stripe != self.stripe { move(to: stripe) }
    let row = Int(bitPattern: UInt(bitPattern: row) % size)
    let bit = row &* code.width
    let word = words.u64(start &+ bit >> 3) >> UInt64(truncatingIfNeeded: bit & 7)
    return code.value(word & code.mask, row: row)
  }

  private mutating func move(to stripe: UInt) {
    self.stripe = stripe
    if whole.count > 0 {
      code = PackedColumn.code(Int(bitPattern: stripe), in: whole)
      start = code.start
    } else {
      code = column.code(Int(bitPattern: stripe))
      words = column.words(of: code)
    }
  }
}

/// Reads the times of single rows of a segment.
struct TimeCursor {
  private var shapes: ColumnCursor
  private var starts: ColumnCursor
  private var durations: ColumnCursor
  /// How long all times last, where every row has one, as most data have: then only starts are read.
  let duration: Int?

  /// For reading so many rows.
  init(_ segment: Segment, rowCount: Int) {
    let columns = TimeColumns(segment)
    shapes = ColumnCursor(columns.shapes, rowCount: rowCount)
    starts = ColumnCursor(columns.earliest, rowCount: rowCount)
    durations = ColumnCursor(columns.durations, rowCount: rowCount)
    let order = StartOrder(section: segment.section(.startOrder))
    duration = order.flatMap { $0.count == segment.count ? $0.duration : nil }
  }

  /// When a row's time starts, if that is known.
  @inline(__always)
  mutating func start(_ row: Int) -> Int? { starts.value(row) }

  /// The bounds of a row's time; `nil` if it has none.
  @inline(__always)
  mutating func bounds(_ row: Int) -> (earliest: Int?, latest: Int?)? {
    if let duration {
      let start = starts.value(row)
      return (start, start.map { $0 &+ duration })
    }
    if shapes.value(row) == nil { return nil }
    let start = starts.value(row)
    return (start, durations.value(row).map { $0 &+ (start ?? 0) })
  }
}

extension BlockSet {
  /// Those that are of a segment, if there are so few that stripes are not worth unpacking.
  func few(of segment: Segment) -> ArraySlice<UInt32>? {
    few(in: segment.blocks)
  }

  func few(in range: Range<UInt32>) -> ArraySlice<UInt32>? {
    guard case .list(let list) = storage, !range.isEmpty else { return nil }
    let start = list.firstIndex(atOrAfter: range.lowerBound) ?? list.count
    let end = list.firstIndex(atOrAfter: range.upperBound, from: start) ?? list.count
    return list[start..<end]
  }
}

extension ArraySlice<UInt32> {
  /// Calls `body` with each block and what `read` gives of it, which has read that of some more before: so the
  /// memory, where what is read lies far apart, brings many at a time, and waits for no answer to be looked at.
  @inline(__always)
  func forEach<Value>(reading read: (UInt32) -> Value, _ body: (UInt32, Value) -> Void) {
    var values: [Value] = []
    values.reserveCapacity(Swift.min(count, 64))
    var start = startIndex
    while start < endIndex {
      let end = Swift.min(start + 64, endIndex)
      values.removeAll(keepingCapacity: true)
      for index in start..<end { values.append(read(self[index])) }
      for index in start..<end { body(self[index], values[index - start]) }
      start = end
    }
  }
}
