import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// A cell of a block as SQL, and what is made of what comes back.
struct CellSQL: Sendable {
  let columns: [(sql: String, type: StoredType)]
  let value: @Sendable (ArraySlice<StoredValue>) -> Value

  /// Nil for what servers do not have.
  init?(_ field: Field, _ fields: FieldSQL) {
    switch field.access {
    case .id: self.init(identifier: "id", "id_short")
    case .document: self.init(text: "doc")
    case .kind: self.init(text: "kind")
    case .body: self.init(text: "body")
    case .deleted:
      self.init([("deleted", .small)]) { .boolean($0.first?.asNumber == 1) }
    case .time: self.init(time: { $0 })
    case .timeFrom:
      self.init(time: { $0.earliest.map { TimeSpan(at: $0) } })
    case .timeTo: self.init(time: { $0.latest.map { TimeSpan(at: $0) } })
    case .precision:
      self.init(Self.timeColumns) { cells in
        Self.time(cells).map { .text($0.precision.name) } ?? .none
      }
    case .basis:
      self.init(Self.timeColumns) { cells in
        Self.time(cells).map { .text($0.basis.name) } ?? .none
      }
    case .sourceID, .text:
      guard let column = fields.text(field.access) else { return nil }
      self.init(text: column, isOptional: true)
    case .post:
      guard let column = fields.text(field.access) else { return nil }
      self.init([(column, .optionalText), (column + "_short", .text)]) { cells in
        cells.first?.asText.map { .named($0, short: cells.last?.asText ?? "") } ?? .none
      }
    case .repliesTo:
      self.init([("replies_to", .texts), ("replies_to_short", .texts)]) { cells in
        let (whole, short) = (cells.first?.asTexts ?? [], cells.last?.asTexts ?? [])
        return .listed(zip(whole, short).map { .named($0, short: $1) })
      }
    case .texts:
      guard let column = fields.text(field.access) else { return nil }
      self.init([(column, .texts)]) { .listed(($0.first?.asTexts ?? []).map { .text($0) }) }
    case .dates:
      self.init([("dates", .texts)]) { cells in
        .listed(
          (cells.first?.asTexts ?? []).compactMap { text in
            (try? WrittenText.value(PartialDate.self, from: text)).map { .date($0) }
          })
      }
    case .integer(let column):
      guard let column = fields.integer(column) else { return nil }
      self.init([(column, .optionalNumber)]) {
        $0.first?.asNumber.map { .integer($0) } ?? .none
      }
    case .lines: self.init(pair: "first_line", "last_line")
    case .bytes: self.init(pair: "first_byte", "end_byte")
    case .own:
      guard let number = fields.number(field) else { return nil }
      self.init(own: field.type, number, fields)
    }
  }

  private init(
    _ columns: [(sql: String, type: StoredType)],
    _ value: @escaping @Sendable (ArraySlice<StoredValue>) -> Value
  ) {
    (self.columns, self.value) = (columns, value)
  }

  private init(text column: String, isOptional: Bool = false) {
    self.init([(column, isOptional ? .optionalText : .text)]) {
      $0.first?.asText.map { .text($0) } ?? .none
    }
  }

  private init(identifier whole: String, _ short: String) {
    self.init([(whole, .text), (short, .text)]) {
      .named($0.first?.asText ?? "", short: $0.last?.asText ?? "")
    }
  }

  private init(pair first: String, _ last: String) {
    self.init([(first, .optionalNumber), (last, .optionalNumber)]) { cells in
      guard let first = cells.first?.asNumber, let last = cells.last?.asNumber else { return .none }
      return .list([.integer(first), .integer(last)])
    }
  }

  private static let timeColumns: [(sql: String, type: StoredType)] = [
    ("dated", .small), ("time_from", .optionalInstant), ("time_to", .optionalInstant),
    ("time_precision", .small), ("time_basis", .small),
  ]

  private init(time made: @escaping @Sendable (TimeSpan) -> TimeSpan?) {
    self.init(Self.timeColumns) { cells in
      Self.time(cells).flatMap(made).map { .time($0) } ?? .none
    }
  }

  private static func time(_ cells: ArraySlice<StoredValue>) -> TimeSpan? {
    let cells = Array(cells)
    guard cells.count == 5, cells[0].asNumber == 1 else { return nil }
    func instant(_ value: StoredValue) -> Instant? {
      value.asNumber.map { Instant(milliseconds: Int64($0)) }
    }
    return TimeSpan(
      earliest: instant(cells[1]), latest: instant(cells[2]),
      precision: Precision(rawValue: UInt8(cells[3].asNumber ?? 0)) ?? .second,
      basis: Basis(rawValue: UInt8(cells[4].asNumber ?? 0)) ?? .stated)
  }

  private init(own type: ValueType, _ number: Int, _ fields: FieldSQL) {
    let columns: [(sql: String, type: StoredType)]
    let value: @Sendable (StoredValue) -> Value
    switch type {
    case .text:
      columns = [(fields.ownOrNothing("own_text", number), .optionalText)]
      value = { $0.asText.map { .text($0) } ?? .none }
    case .time:
      columns = [(fields.ownOrNothing("own_text", number), .optionalText)]
      value = { cell in
        cell.asText.flatMap { TimeSpan.stored($0) }.map { .time($0) } ?? .none
      }
    case .list:
      columns = [(fields.ownList("own_text", number), .texts)]
      value = { .listed($0.asTexts.map { .text($0) }) }
    case .integer, .number, .boolean, .date, .bytes:
      columns = [(fields.ownOrNothing("own_number", number), .optionalNumber)]
      value = { cell in cell.asNumber.map { .standing($0, type) } ?? .none }
    }
    // What is no value as the field has is shown all the same.
    let misfit =
      "if(has(own_misfit, \(number)), own_misfit_text[indexOf(own_misfit, \(number))], NULL)"
    self.init(columns + [(misfit, .optionalText)]) { cells in
      if let text = cells.last?.asText { return .text(text) }
      return cells.first.map(value) ?? .none
    }
  }
}

extension Value {
  fileprivate static func listed(_ values: [Value]) -> Value {
    values.isEmpty ? .none : .list(values)
  }

  fileprivate static func named(_ whole: String, short: String) -> Value {
    short.isEmpty ? .text(whole) : .identifier(whole, short: short)
  }
}
