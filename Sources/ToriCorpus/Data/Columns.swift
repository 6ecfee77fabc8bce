import ToriTime

/// The columns of a table, and the fields that they are.
struct Columns {
  enum Head {
    case names, none
  }

  let head: Head
  let names: [String]
  /// How many fields a record may have.
  let count: Int
  /// The columns that are fields, in order.
  private let fields: [(place: Int, field: DataField, rank: Int)]
  private var times: TimeColumns?
  private var concordance: ConcordanceColumns?
  /// Which columns are looked at for anything; empty where that is not known.
  private(set) var wanted: [Bool] = []

  init(names: [String], _ mapping: ColumnMapping) {
    head = .names
    self.names = names
    count = names.count
    let fields = names.map { mapping.field(ofColumn: $0) }
    self.fields = Self.placed(fields)
    // What the user names is taken as it is.
    if mapping.columns[.time] == nil {
      times = TimeColumns(names: names, fields: fields.map { $0?.field })
    }
    if mapping.columns[.text] == nil { concordance = ConcordanceColumns(names: names) }
    // Of a concordance, columns are looked for by their own names.
    guard concordance == nil else { return }
    wanted = fields.map { $0 != nil }
    want(times?.columns ?? [])
  }

  /// Has columns looked at that a profile takes from.
  mutating func want(_ columns: some Sequence<Int>) {
    if wanted.isEmpty { return }
    for column in columns where wanted.indices.contains(column) { wanted[column] = true }
  }

  /// Whether a row is that of the names, met again, as far as it was looked at.
  func areNames(_ values: [String]) -> Bool {
    values.count == names.count
      && values.indices.allSatisfy { index in
        values[index] == names[index] || !wanted.isEmpty && !wanted[index]
      }
  }

  /// A table whose columns are told by their places from 0.
  init(names: [String], field: (Int) -> (field: DataField, rank: Int)?) {
    head = .names
    self.names = names
    count = names.count
    let fields = names.indices.map(field)
    wanted = fields.map { $0 != nil }
    self.fields = Self.placed(fields)
  }

  /// A table without a row of names, by the places of its columns.
  init(places: [Int: DataField]) {
    head = .none
    names = []
    count = .max
    fields = places.sorted { $0.key < $1.key }.map { ($0.key, $0.value, 0) }
  }

  private static func placed(
    _ fields: [(field: DataField, rank: Int)?]
  ) -> [(place: Int, field: DataField, rank: Int)] {
    fields.enumerated().compactMap { place, column in
      column.map { (place, $0.field, $0.rank) }
    }
  }

  var hasText: Bool { concordance != nil || fields.contains { $0.field == .text } }

  func record(_ values: [String]) -> Record {
    var record = Record()
    for (place, field, rank) in fields where place < values.count {
      let value = values[place]
      record.set(field, rank: rank, value.isEmpty && field != .text ? nil : .text(value))
    }
    concordance?.fill(&record, values)
    if let time = times?.value(values) { record.set(.time, rank: 0, time) }
    return record
  }

  /// The values of a row with more fields than columns, where its text is certain: either the fields
  /// past the last column are extra, or the text has separators in it and was not quoted. What can be
  /// checked behind the text, as a time, must fit one of these and not the other.
  func certain(_ values: [String], separator: UInt8, zone: Zone) -> [String]? {
    guard let place = fields.first(where: { $0.field == .text })?.place else { return nil }
    let extra = values.count - count
    guard extra > 0 else { return nil }
    let plain = Array(values.prefix(count))
    let mark = String(UnicodeScalar(separator))
    let text = values[place...(place + extra)].joined(separator: mark)
    let joined = values[..<place] + [text] + values[(place + extra + 1)...]
    if values[count...].allSatisfy(\.isEmpty) { return plain }
    let fits = (fit(plain, after: place, zone), fit(Array(joined), after: place, zone))
    switch fits {
    case (true?, false?): return plain
    case (false?, true?): return Array(joined)
    default: return nil
    }
  }

  /// Whether the values behind the text are of the sort that their columns hold; `nil` if none tells.
  private func fit(_ values: [String], after place: Int, _ zone: Zone) -> Bool? {
    var fits: Bool?
    for (column, field, _) in fields
    where column > place && column < values.count && !values[column].isEmpty {
      let value = values[column]
      let isRight: Bool
      switch field {
      case .time: isRight = Int(value) != nil || TimeSpan.parse(value, in: zone) != nil
      case .number, .reposts, .likes, .dislikes, .views: isRight = Int(value) != nil
      default: continue
      }
      fits = isRight && fits != false
    }
    return fits
  }
}
