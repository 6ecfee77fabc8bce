import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// What rows are counted by, as SQL, and what is made of what comes back.
struct KeySQL: Sendable {
  let columns: [(sql: String, type: StoredType)]
  let value: @Sendable (ArraySlice<StoredValue>) -> GroupValue
  /// What tells groups apart where servers alone do: nil of texts that may be the same to Unicode and not to them.
  private(set) var parts: [String]?

  /// Stands in a list of nothing.
  private static let nothing = "\0"

  /// Nil for a key that servers are not asked for.
  init?(_ key: GroupKey, _ fields: FieldSQL, zone: Zone) {
    let name = key.name
    switch key {
    case .time(let part, of: .field(let field)) where field.access == .time:
      let column = part.cycle == nil ? BlockColumns.line(of: part) : BlockColumns.clock(of: part)
      self.init(stretch: part, column)
    case .host(of: .field(let field)) where field.access == .texts(.links):
      self.init([(Self.elements("link_hosts"), .text)]) { cells in
        switch cells.first?.asText ?? Self.nothing {
        case Self.nothing: GroupValue(missing: "link")
        case "": GroupValue(missing: "host")
        case let host: GroupValue(.text(host), zone: zone)
        }
      }
    case .column(.field(let field)):
      @Sendable func group(_ value: Value?) -> GroupValue {
        value.map { GroupValue($0, zone: zone) } ?? GroupValue(missing: name)
      }
      func texts(_ sql: String) -> KeySQL {
        KeySQL([(sql, .text)]) { cells in
          let text = cells.first?.asText
          return group(text == Self.nothing ? nil : text.map { .text($0) })
        }
      }
      switch field.access {
      case .kind: self = texts("kind")
      case .document: self = texts("doc")
      case .body:
        self = texts("body")
        parts = nil
      case .deleted:
        self.init([("deleted", .small)]) { group(.boolean($0.first?.asNumber == 1)) }
      case .precision:
        self.init([("dated", .small), ("time_precision", .small)]) { cells in
          group(Self.name(cells, Precision.allCases.map(\.name)))
        }
      case .basis:
        self.init([("dated", .small), ("time_basis", .small)]) { cells in
          group(Self.name(cells, Basis.allCases.map(\.name)))
        }
      case .integer(let column):
        guard let column = fields.integer(column) else { return nil }
        self.init([(column, .optionalNumber)]) { group($0.first?.asNumber.map { .integer($0) }) }
      case .text, .sourceID:
        guard let column = fields.text(field.access) else { return nil }
        self.init([(field.isFolded ? column + "_spelt" : column, .optionalText)]) {
          group($0.first?.asText.map { .text($0) })
        }
        parts = fields.key(field.access).map { [$0] }
      case .texts:
        guard let list = fields.text(field.access) else { return nil }
        self = texts(Self.elements(list + (field.isFolded ? "_spelt" : "_key")))
      case .dates:
        self = texts(Self.elements("arrayDistinct(dates_edtf)"))
      case .own:
        guard let number = fields.number(field) else { return nil }
        self.init(own: field, number, fields, group)
        return
      case .id, .time, .timeFrom, .timeTo, .post:
        guard let cell = CellSQL(field, fields) else { return nil }
        self.init(cell: cell, group)
      case .repliesTo, .lines, .bytes: return nil
      }
    case .column, .time, .host: return nil
    }
  }

  private init(
    _ columns: [(sql: String, type: StoredType)],
    _ value: @escaping @Sendable (ArraySlice<StoredValue>) -> GroupValue
  ) {
    (self.columns, self.value) = (columns, value)
    parts = columns.map(\.sql)
  }

  /// A cell as it is; what is the same to readers may stand in several ways.
  private init(cell: CellSQL, _ group: @escaping @Sendable (Value?) -> GroupValue) {
    self.init(cell.columns) { cells in
      let value = cell.value(cells)
      return group(value == .none ? nil : value)
    }
    parts = nil
  }

  /// A stretch of the calendar, of those that come again where they do.
  private init(stretch part: TimePart, _ column: String) {
    let type = StoredType.optionalStretch(part, isOnLine: part.cycle == nil)
    self.init([("dated", .small), (column, type)]) { cells in
      guard cells.first?.asNumber == 1 else { return GroupValue(missing: "time") }
      return cells.last?.asNumber.map {
        GroupValue(Stretch(part, ofOrder: $0, isOnLine: false))
      } ?? GroupValue(uncertain: part)
    }
  }

  private init?(
    own field: Field, _ number: Int, _ fields: FieldSQL,
    _ group: @escaping @Sendable (Value?) -> GroupValue
  ) {
    switch field.type {
    case .text:
      self.init([
        (fields.ownOrNothing("own_text", number), .optionalText)
      ]) { group($0.first?.asText.map { .text($0) }) }
      parts = [fields.ownOrNothing("own_key", number)]
    case .integer, .number, .boolean:
      let type = field.type
      self.init([
        (fields.ownOrNothing("own_number", number), .optionalNumber)
      ]) { cells in
        group(cells.first?.asNumber.map { .standing($0, type) })
      }
    case .list(.text):
      let keys = "arrayDistinct(\(fields.ownList("own_key", number)))"
      self.init([(Self.elements(keys), .text)]) { cells in
        let text = cells.first?.asText
        return group(text == Self.nothing ? nil : text.map { .text($0) })
      }
    case .time:
      self.init([(fields.ownOrNothing("own_text", number), .optionalText)]) { cells in
        group(cells.first?.asText.flatMap { TimeSpan.stored($0) }.map { .time($0) })
      }
      // What is the same to readers may be known in several ways.
      parts = nil
    case .list, .date, .bytes: return nil
    }
  }

  private static func name(_ cells: ArraySlice<StoredValue>, _ names: [String]) -> Value? {
    guard cells.first?.asNumber == 1, let number = cells.last?.asNumber,
      names.indices.contains(number)
    else { return nil }
    return .text(names[number])
  }

  /// A row for each element of a list, and one where there are none.
  private static func elements(_ list: String) -> String {
    "arrayJoin(if(empty(\(list)), ['\\0'], \(list)))"
  }
}

extension Value {
  /// What a whole number stands for in a column of a type.
  static func standing(_ number: Int, _ type: ValueType) -> Value {
    switch type {
    case .number: .number(Double.ordered(number))
    case .boolean: .boolean(number == 1)
    case .integer, .text, .time, .date, .bytes, .list: .integer(number)
    }
  }
}
