/// The lists of a segment's rows.
struct ListReader {
  private let starts: PackedColumn
  private let values: PackedColumn
  /// For each value the one that it counts as; nil where each counts as itself.
  private let representatives: [Int]?

  init(_ starts: PackedColumn, _ values: PackedColumn, representatives: [Int]? = nil) {
    self.starts = starts
    self.values = values
    self.representatives = representatives
  }

  /// Calls `body` with each row whose list is not empty, and where its values are; rows are passed by
  /// stripe by stripe where none has any.
  @inline(__always)
  func forEachList(_ rows: StripeRows, _ body: (_ row: Int, _ list: Range<Int>) -> Void) {
    let hull = rows.hull
    guard let last = starts[hull.upperBound] else { return }
    // Few rows are sooner read one by one.
    if rows.count * 8 < hull.count {
      for place in 0..<rows.count {
        let row = rows[place]
        if let start = starts[row], let end = starts[row + 1], start < end {
          body(row, start..<end)
        }
      }
      return
    }
    if starts[hull.lowerBound] == last { return }
    let bounds = starts.values(hull, of: rows.stripe)
    for place in 0..<rows.count {
      let row = rows[place]
      let offset = row - hull.lowerBound
      let start = bounds[offset]
      let end = offset + 1 < bounds.count ? bounds[offset + 1] : last
      if start != PackedColumn.none, start < end { body(row, start..<end) }
    }
  }

  /// Whether a list has one of the values that are wanted.
  func holds(_ list: Range<Int>, where isWanted: [Bool]) -> Bool {
    list.contains { place in
      values[place].map { isWanted.indices.contains($0) && isWanted[$0] } ?? false
    }
  }

  /// Calls `body` with each different value in each row's list; with `none` for an empty list.
  func forEachDifferent(_ rows: StripeRows, _ body: (Int) -> Void) {
    forEachDifferent(rows) { _, value in body(value) }
  }

  /// The same, with the place of the row among `rows`.
  func forEachDifferent(_ rows: StripeRows, _ body: (_ place: Int, _ value: Int) -> Void) {
    let isDense = rows.count * 8 >= rows.hull.count
    let bounds = isDense ? starts.values(rows.hull, of: rows.stripe) : []
    let last = isDense ? starts[rows.hull.upperBound] : nil
    var seen: [Int] = []
    for place in 0..<rows.count {
      let row = rows[place]
      let offset = row - rows.hull.lowerBound
      let start = isDense ? bounds[offset] : starts[row]
      let end = isDense ? offset + 1 < bounds.count ? bounds[offset + 1] : last : starts[row + 1]
      guard let start, let end, start != PackedColumn.none, start < end else {
        body(place, PackedColumn.none)
        continue
      }
      seen.removeAll(keepingCapacity: true)
      for index in start..<end {
        guard let own = values[index] else { continue }
        let value = representatives.map { $0[own] } ?? own
        if seen.contains(value) { continue }
        seen.append(value)
        body(place, value)
      }
    }
  }
}
