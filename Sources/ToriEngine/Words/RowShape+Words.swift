import ToriLanguage
import ToriText

/// Rows of words and of what is counted of them.
extension RowShape {
  /// - Parameters:
  ///   - keys: what stands before the figures; the first is what the rows are.
  ///   - figures: behind them.
  ///   - more: shown only when asked for.
  static func words(
    _ keys: [Column], _ figures: [Column], more: [Column] = [], essentialKeys: Int
  ) -> RowShape {
    let columns = keys + figures + more
    let hidden = Set(keys.dropFirst(essentialKeys).map(\.name) + more.map(\.name))
    return RowShape(
      kind: .words, columns: columns,
      essential: columns.indices.filter { !hidden.contains(columns[$0].name) })
  }
}

extension Column {
  static let word = Column(name: "word", type: .text).folded
  static let pos = Column(name: "pos", type: .text)
  static let tag = Column(name: "tag", type: .text)
  static let content = Column(name: "content", type: .boolean)

  static func count(_ name: String) -> Column { Column(name: name, type: .integer) }
  static func figure(_ name: String) -> Column { Column(name: name, type: .number) }
}
