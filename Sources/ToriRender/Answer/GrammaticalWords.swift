import ToriEngine
import ToriText

/// What to write where a list of words begins with those that hold sentences together.
enum GrammaticalWords {
  /// So many of the first rows are looked at, of which so many are to be such words.
  private static let (seen, least) = (10, 3)

  private static let classes: Set = ["adp", "aux", "cconj", "sconj", "part", "punct", "sym"]

  /// Nil where few of them stand there, or the rows are no words.
  static func hint(on answer: Answer) -> LocalizedText? {
    guard answer.shape.columns.contains(where: { $0.name == "word" }),
      let pos = answer.shape.columns.firstIndex(where: { $0.name == "pos" })
    else { return nil }
    var window = CellWindow(answer, columns: [pos], size: seen)
    // Where a row cannot be read, that has been said instead of rows.
    let found = (0..<min(seen, answer.rowCount)).count { row in
      guard case .text(let name)? = try? window.value(row: row, column: pos) else { return false }
      return classes.contains(name)
    }
    guard found >= least else { return nil }
    return LocalizedText(
      "'| where content' leaves out particles, auxiliaries and signs",
      ja: "'| where content'で助詞、助動詞、記号を除く")
  }
}
