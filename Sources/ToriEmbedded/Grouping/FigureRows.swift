import ToriEngine
import ToriIndex

/// Rows of groups and their figures, whose values are named when they are looked at.
struct FigureRows: Sendable {
  let shape: RowShape
  private let groups: BlockGroups
  private let order: OrderedGroups
  /// Which of the groups in order the rows are; nil for the first `count` of them.
  private var places: [Int]?
  private(set) var count: Int

  init(_ groups: BlockGroups, _ order: OrderedGroups, _ shape: RowShape) {
    (self.groups, self.order, self.shape) = (groups, order, shape)
    count = order.count
  }

  func value(row: Int, column: Int) -> Value {
    let entry = order[places.map { $0[row] } ?? row]
    // Keys first, the figure last.
    return column < shape.columns.count - 1
      ? groups.value(of: entry, column) : groups.figure(of: entry)
  }

  func first(_ count: Int) -> FigureRows {
    var rows = self
    rows.count = min(count, self.count)
    rows.places = places.map { Array($0.prefix(count)) }
    return rows
  }

  func picked(_ wanted: [Int]) -> FigureRows {
    var rows = self
    rows.count = wanted.count
    rows.places = places.map { places in wanted.map { places[$0] } } ?? wanted
    return rows
  }
}
