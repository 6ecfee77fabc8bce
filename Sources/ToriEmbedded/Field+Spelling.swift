import ToriEngine
import ToriIndex

/// How texts that fold alike are shown: as the corpus mostly spells them.
extension Field {
  func spelling(of text: String, in index: Index) -> String {
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
