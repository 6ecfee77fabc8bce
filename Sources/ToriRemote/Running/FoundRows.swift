import Synchronization
import ToriEngine
import ToriSystem

/// Rows that servers found, fetched some at a time when somebody looks.
final class FoundRows: Sendable {
  let count: Int
  private let found: Found
  private let cells: [CellSQL]
  private let server: RemoteServer
  private let cancellation: Cancellation
  private let state = Mutex(State())
  /// So many rows are fetched for the sake of one cell.
  private static let pageSize = 64

  private struct State {
    /// The page that was fetched last: all columns of these rows.
    var page: (rows: Range<Int>, cells: [[Value]])?
    /// Behind which row of the corpus's order a row stands, where that is known.
    var places: [Int: Int] = [:]
  }

  init(
    _ found: Found, _ fields: [Field], _ names: FieldSQL, _ server: RemoteServer, count: Int,
    _ cancellation: Cancellation
  ) throws(EngineError) {
    (self.found, self.server, self.count) = (found, server, count)
    self.cancellation = cancellation
    cells = try fields.map { (field) throws(EngineError) in
      guard let cell = CellSQL(field, names) else { throw Refusal.field(.sortBy, field.name) }
      return cell
    }
  }

  func value(_ row: Int, _ column: Int) throws(EngineError) -> Value {
    if let page = state.withLock({ $0.page }), page.rows.contains(row) {
      return page.cells[row - page.rows.lowerBound][column]
    }
    let start = row / Self.pageSize * Self.pageSize
    let rows = start..<min(start + Self.pageSize, count)
    let fetched = try fetch(rows, Array(cells.indices))
    state.withLock { $0.page = (rows, fetched) }
    return fetched[row - start][column]
  }

  func batch(_ rows: Range<Int>, _ columns: [Int]) throws(EngineError) -> CellBatch {
    if let page = state.withLock({ $0.page }), page.rows.contains(rows.lowerBound),
      rows.upperBound <= page.rows.upperBound
    {
      return try CellBatch(rows, columns) { row, column in
        page.cells[row - page.rows.lowerBound][column]
      }
    }
    let cells = try fetch(rows, columns)
    return CellBatch(
      rows: rows,
      columns: columns.indices.map { place in .values(cells.map { $0[place] }) })
  }

  /// The cells of these columns, row by row.
  private func fetch(_ rows: Range<Int>, _ columns: [Int]) throws(EngineError) -> [[Value]] {
    let wanted = columns.map { cells[$0] }
    let parts = [(sql: "n", type: StoredType.place)] + wanted.flatMap(\.columns)
    let fetched = try server.asked(
      query(rows, parts.map(\.sql)), parts.map(\.type), cancellation)
    guard fetched.count == rows.count else {
      throw Self.changed(at: server.address)
    }
    if found.order.isEmpty, let last = fetched.last?.first?.asNumber {
      state.withLock { $0.places[rows.upperBound] = last }
    }
    return fetched.map { row in
      var place = 1
      return wanted.map { cell in
        defer { place += cell.columns.count }
        return cell.value(row[place..<place + cell.columns.count])
      }
    }
  }

  /// In the order of the corpus what comes next begins behind what came before, wherever that was.
  private func query(_ rows: Range<Int>, _ columns: [String]) -> String {
    if found.order.isEmpty, let place = state.withLock({ $0.places[rows.lowerBound] }) {
      return found.filtered("n > \(place)").rows(columns, limit: rows.count)
    }
    return found.rows(columns, from: rows.lowerBound, limit: rows.count)
  }

  /// A corpus on servers never changes while it is asked.
  static func changed(at address: RemoteAddress) -> EngineError {
    .unreadable(
      .whole,
      .init(
        "\(address.text) has other rows than it had a moment ago",
        ja: "\(address.text)の行が、先ほどまでと違う"))
  }
}
