import ToriEngine

/// Rows whose cells are worked out when they are looked at, out of what was counted.
struct ComputedRows: Sendable {
  let shape: RowShape
  private let cell: @Sendable (_ row: Int, _ column: Int) -> Value
  private let check: @Sendable () throws(EngineError) -> Void
  /// Which of the rows that can be worked out these are; nil for the first `count` of them.
  private var places: [Int]?
  /// Which of their columns these have; nil for all.
  private var columns: [Int]?
  private(set) var count: Int

  /// - Parameter check: throws where what was counted turned out to be damaged, so that a cell is none.
  init(
    _ shape: RowShape, count: Int, check: @escaping @Sendable () throws(EngineError) -> Void,
    cell: @escaping @Sendable (_ row: Int, _ column: Int) -> Value
  ) {
    (self.shape, self.count, self.check, self.cell) = (shape, count, check, cell)
  }

  private init(_ rows: ComputedRows, _ shape: RowShape, _ columns: [Int]) {
    self = ComputedRows(shape, count: rows.count, check: rows.check, cell: rows.cell)
    places = rows.places
    self.columns = columns.map { rows.columns?[$0] ?? $0 }
  }

  func value(row: Int, column: Int) throws(EngineError) -> Value {
    let value = cell(places?[row] ?? row, columns?[column] ?? column)
    try check()
    return value
  }

  func first(_ count: Int) -> ComputedRows {
    var rows = self
    rows.count = min(count, self.count)
    return rows
  }

  func picked(_ wanted: [Int]) -> ComputedRows {
    var rows = self
    rows.count = wanted.count
    rows.places = places.map { places in wanted.map { places[$0] } } ?? wanted
    return rows
  }

  /// These of the columns, which are then of that shape.
  func choosing(_ columns: [Int], _ shape: RowShape) -> ComputedRows {
    ComputedRows(self, shape, columns)
  }
}
