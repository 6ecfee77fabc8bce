import ToriIndex

/// Names, tags and sources are the same where they fold alike, and are shown as the corpus mostly spells
/// them; in every other field each letter counts.
extension Field {
  package var isFolded: Bool {
    switch access {
    case .text(let column): column.isFolded
    case .texts(let column): column.isFolded
    default: false
    }
  }

  /// How a text of this field is shown for all that fold alike.
  package func spelling(of text: String, in index: Index) -> String {
    switch access {
    case .text(let column) where column.isFolded: index.spelling(of: text, in: column)
    case .texts(let column) where column.isFolded: index.spelling(of: text, in: column)
    default: text
    }
  }
}

extension ColumnReference {
  /// The field whose texts stand in the column, if they are the same where they fold alike.
  var foldedField: Field? {
    switch self {
    case .field(let field): field.isFolded ? field : nil
    case .column(_, let column): Field.named(column.name).flatMap { $0.isFolded ? $0 : nil }
    }
  }
}

extension Value {
  /// The value with its texts as the field's are shown.
  func spelled(as field: Field, in index: Index) -> Value {
    switch self {
    case .text(let text): .text(field.spelling(of: text, in: index))
    case .list(let values): .list(values.map { $0.spelled(as: field, in: index) })
    default: self
    }
  }
}
