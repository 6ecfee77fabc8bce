import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

/// What fields are called in SQL.
struct FieldSQL: Sendable {
  /// Those that the corpus brings, in their order.
  let own: [Field]

  /// The number of a field that the corpus brings.
  func number(_ field: Field) -> Int? {
    field.access == .own ? own.firstIndex { $0.name == field.name } : nil
  }

  /// Of a field that the corpus brings, the value in one of the columns that hold all of them.
  func own(_ column: String, _ number: Int) -> String {
    "\(column)[indexOf(own_field, \(number))]"
  }

  func ownIsThere(_ number: Int) -> String { "has(own_field, \(number))" }

  /// The same, or nothing where a block has none.
  func ownOrNothing(_ column: String, _ number: Int) -> String {
    "if(\(ownIsThere(number)), \(own(column, number)), NULL)"
  }

  /// All elements of a list that the corpus brings.
  func ownList(_ column: String, _ number: Int) -> String {
    "arrayFilter((x, f) -> f = \(number), \(column), own_field)"
  }

  /// The column of a whole number of the model.
  func integer(_ column: IntegerColumn) -> String? {
    BlockColumns.integers.first { $0.column == column }?.name
  }

  /// The column of a text of the model, or of a list of texts, as the source has it.
  func text(_ access: Field.Access) -> String? { (Self.exact + Self.folded)[access] }

  /// The same as it is compared.
  func key(_ access: Field.Access) -> String? {
    Self.exact[access].map { $0 + "_key" } ?? Self.folded[access].map { $0 + "_fold" }
  }

  private static let exact = BlockColumns.exactTexts + BlockColumns.exactLists
  private static let folded = BlockColumns.foldedTexts + BlockColumns.foldedLists

  /// Whether a block has the field.
  func isThere(_ field: Field) -> String? {
    switch field.access {
    case .id, .document, .kind, .lines, .bytes: "1"
    case .body: "notEmpty(body)"
    case .time, .precision, .basis: "dated = 1"
    case .timeFrom: "time_from IS NOT NULL"
    case .timeTo: "time_to IS NOT NULL"
    case .deleted: "deleted = 1"
    case .dates: "notEmpty(dates)"
    case .repliesTo: "notEmpty(replies_to)"
    case .integer(let column): integer(column).map { "\($0) IS NOT NULL" }
    case .sourceID, .post, .text: text(field.access).map { "\($0) IS NOT NULL" }
    case .texts: text(field.access).map { "notEmpty(\($0))" }
    case .own: number(field).map(ownIsThere)
    }
  }

  /// What rows stand in the order of, by the bytes of texts; nothing where a block has none.
  func order(_ field: Field) -> String? {
    func first(_ list: String) -> String { "if(empty(\(list)), NULL, \(list)[1])" }
    func name(_ names: [String], _ column: String) -> String {
      let list = names.map { SQLText.literal($0) }.joined(separator: ", ")
      return "if(dated = 1, [\(list)][\(column) + 1], NULL)"
    }
    switch field.access {
    case .id: return "n"
    case .document: return "doc"
    case .kind: return "kind"
    case .body: return "body"
    case .time: return "ifNull(time_from, time_to)"
    case .timeFrom: return "time_from"
    case .timeTo: return "time_to"
    case .precision: return name(Precision.allCases.map(\.name), "time_precision")
    case .basis: return name(Basis.allCases.map(\.name), "time_basis")
    case .deleted: return "deleted"
    case .dates: return first("dates_edtf")
    case .repliesTo: return first("replies_to")
    case .lines: return "first_line"
    case .bytes: return "first_byte"
    case .integer(let column): return integer(column)
    case .sourceID, .post, .text: return text(field.access)
    case .texts: return text(field.access).map(first)
    case .own:
      guard let number = number(field) else { return nil }
      let isText = field.type == .text || field.type == .list(.text)
      return ownOrNothing(isText ? "own_text" : "own_number", number)
    }
  }
}

extension [(name: String, access: Field.Access)] {
  fileprivate subscript(access: Field.Access) -> String? { first { $0.access == access }?.name }
}
