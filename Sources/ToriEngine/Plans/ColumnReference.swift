/// A column of the rows at hand: a field of the model, or a column of a table by its place.
package enum ColumnReference: Codable, Hashable, Sendable {
  case field(Field)
  case column(Int, Column)

  /// As the language names it.
  package var name: String {
    switch self {
    case .field(let field): field.name
    case .column(_, let column): column.name
    }
  }

  /// The column as rows have it that it was chosen for.
  package var shown: Column {
    switch self {
    case .field(let field): field.column
    case .column(_, let column): Column(name: column.name, type: column.type)
    }
  }

  /// Of its cells.
  package var type: ValueType {
    switch self {
    case .field(let field): field.type
    case .column(_, let column): column.type
    }
  }
}
