import ToriEngine

/// Rows of posts whose authors all have one name, as on boards on which nobody has one: their identifiers tell them
/// apart, and stand in its place.
enum AlikeAuthors {
  /// The columns that are shown of the first `count` rows: `author_id` for `author` where that says nothing.
  static func columns(
    _ shown: [Int], of answer: Answer, rows count: Int
  ) throws(EngineError) -> [Int] {
    let columns = answer.shape.columns
    func place(_ field: String) -> Int? { columns.firstIndex { $0.field?.name == field } }
    guard count > 1, let author = place("author"), let identifier = place("author_id"),
      shown.contains(author), !shown.contains(identifier)
    else { return shown }
    var window = CellWindow(answer, columns: [author, identifier])
    var name: Value?
    var identifiers: Set<String> = []
    for row in 0..<count {
      let value = try window.value(row: row, column: author)
      if value.isAbsent { continue }
      if let name, name != value { return shown }
      name = value
      let other = try window.value(row: row, column: identifier)
      // Whoever has none would be nobody.
      guard case .text(let text) = other else { return shown }
      identifiers.insert(text)
    }
    guard identifiers.count > 1 else { return shown }
    return shown.map { $0 == author ? identifier : $0 }
  }
}
