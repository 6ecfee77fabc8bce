import ToriEngine
import ToriText

/// Rows that are pairs: what they tie, and what else each tells.
struct Pairs {
  struct Pair {
    /// Among the nodes.
    let from: Int
    let to: Int
    /// Of the columns that are told.
    let values: [Value]
  }

  let isOneWay: Bool
  /// In the order in which they first come.
  private(set) var nodes: [String] = []
  /// What is known of nodes, by name and then by node: of columns `from_posts` and `to_posts`, `posts`.
  private(set) var nodeColumns: [Column] = []
  private(set) var nodeValues: [[Value]] = []
  /// What is told of pairs.
  private(set) var columns: [Column] = []
  private(set) var pairs: [Pair] = []
  /// How many there are, those too that were not read.
  let total: Int

  /// Whether rows are pairs: of a network, or with the columns `from` and `to`.
  static func are(_ shape: RowShape) -> Bool {
    shape.ties != nil
      || ["from", "to"].allSatisfy { name in
        shape.columns.contains { $0.name == name && $0.type == .text }
      }
  }

  /// The first `limit` of an answer's rows; nil where they are no pairs.
  init?(of answer: Answer, limit: Int = .max) throws {
    let shape = answer.shape
    func place(_ name: String) -> Int? { shape.columns.firstIndex { $0.name == name } }
    guard Self.are(shape), let from = place("from"), let to = place("to") else { return nil }
    isOneWay = shape.ties != .mutual
    total = answer.rowCount
    var ofNodes: [(from: Int, to: Int)] = []
    for (index, column) in shape.columns.enumerated() where column.name.hasPrefix("from_") {
      let name = String(column.name.dropFirst(5))
      guard let other = place("to_" + name) else { continue }
      ofNodes.append((index, other))
      nodeColumns.append(Column(name: name, type: column.type))
    }
    let told = shape.columns.indices.filter { index in
      index != from && index != to && !ofNodes.contains { $0.from == index || $0.to == index }
    }
    columns = told.map { shape.columns[$0] }
    var numbers: [String: Int] = [:]
    var window = CellWindow(answer, columns: Array(shape.columns.indices))
    for row in 0..<min(limit, answer.rowCount) {
      func node(_ column: Int, _ values: [Int]) throws -> Int? {
        guard case .text(let name) = try window.value(row: row, column: column) else { return nil }
        if let known = numbers[name] { return known }
        numbers[name] = nodes.count
        nodes.append(name)
        nodeValues.append(try values.map { try window.value(row: row, column: $0) })
        return nodes.count - 1
      }
      guard let a = try node(from, ofNodes.map(\.from)), let b = try node(to, ofNodes.map(\.to))
      else { continue }
      pairs.append(
        Pair(
          from: a, to: b, values: try told.map { try window.value(row: row, column: $0) }))
    }
  }
}
