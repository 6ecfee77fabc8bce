import ToriEngine

/// The rows of an answer as texts, so that those of several engines can be held to each other.
struct ClassAnswer {
  let rows: [[String]]

  init(rows: [[String]]) { self.rows = rows }

  init(_ answer: Answer) throws {
    rows = try (0..<answer.rowCount).map { row in
      try answer.shape.columns.indices.map { Self.cell(try answer.value(row: row, column: $0)) }
    }
  }

  private static func cell(_ value: Value) -> String {
    switch value {
    case .text(let text), .identifier(let text, _):
      text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t")
        .replacing("\n", with: "\\n")
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    default: ""
    }
  }

  /// Whether all cells are the same, numbers but for that share of them.
  func agrees(with other: ClassAnswer, within tolerance: Double) -> Bool {
    rows.count == other.rows.count
      && zip(rows, other.rows).allSatisfy { a, b in
        a.count == b.count && zip(a, b).allSatisfy { Self.agree($0, $1, tolerance) }
      }
  }

  private static func agree(_ a: String, _ b: String, _ tolerance: Double) -> Bool {
    if a == b { return true }
    guard let a = Double(a), let b = Double(b) else { return false }
    return abs(a - b) <= tolerance * max(abs(a), abs(b))
  }
}
