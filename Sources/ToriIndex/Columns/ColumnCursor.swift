/// Reads single rows of a column; quickest ascending, as the zone that was read last is kept.
struct ColumnCursor {
  private let column: PackedColumn
  private var zone = PackedColumn.Zone.nothing
  private var zoneIndex = -1

  init(_ column: PackedColumn) { self.column = column }

  @inline(__always)
  mutating func value(_ row: Int) -> Int? {
    let index = row / PackedColumn.zoneSize
    if index != zoneIndex {
      zone = column.zone(index)
      zoneIndex = index
    }
    return column.value(row % PackedColumn.zoneSize, of: zone)
  }
}

/// Reads the times of single rows of a segment.
struct TimeCursor {
  private var shapes: ColumnCursor
  private var starts: ColumnCursor
  private var durations: ColumnCursor
  /// How long all times last, where every row has one, as most data have: then only starts are read.
  private let duration: Int?

  init(_ segment: Segment) {
    let columns = TimeColumns(segment)
    shapes = ColumnCursor(columns.shapes)
    starts = ColumnCursor(columns.earliest)
    durations = ColumnCursor(columns.durations)
    let order = StartOrder(section: segment.section(.startOrder))
    duration = order.flatMap { $0.count == segment.count ? $0.duration : nil }
  }

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
  /// Those that are of a segment, if there are so few that zones are not worth unpacking.
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
