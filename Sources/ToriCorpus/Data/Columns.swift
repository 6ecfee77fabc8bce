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
    var fields = Self.chosen(names.map { mapping.field(ofColumn: $0) })
    // A handle beside a name.
    if !fields.contains(where: { $0?.field == .authorID }), mapping.columns[.authorID] == nil,
      fields.contains(where: { $0?.field == .author }),
      let handle = names.firstIndex(where: { Self.handles.contains(ColumnMapping.plain($0)) }),
      fields[handle] == nil
    {
      fields[handle] = (.authorID, 1)
    }
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

  private static let handles: Set<String> = ["username", "user_name"]

  /// Of the columns that may be one field, those that are looked at: of most fields the likeliest.
  private static func chosen(
    _ fields: [(field: DataField, rank: Int)?]
  ) -> [(field: DataField, rank: Int)?] {
    var best: [DataField: (place: Int, rank: Int)] = [:]
    for (place, column) in fields.enumerated() {
      guard let (field, rank) = column, rank < best[field]?.rank ?? .max else { continue }
      best[field] = (place, rank)
    }
    return fields.enumerated().map { place, column in
      guard let (field, rank) = column, let best = best[field], place != best.place else {
        return column
      }
      if rank == best.rank || !field.fallsBack { return nil }
      return ColumnMapping.isWeak(rank) && !ColumnMapping.isWeak(best.rank) ? nil : column
    }
  }

  private static func placed(
    _ fields: [(field: DataField, rank: Int)?]
  ) -> [(place: Int, field: DataField, rank: Int)] {
    fields.enumerated().compactMap { place, column in
      column.map { (place, $0.field, $0.rank) }
    }
  }

  /// The field that a column is by its name, where it is looked at.
  func field(ofColumn place: Int) -> DataField? { fields.first { $0.place == place }?.field }

  /// Whether no other column is likelier to be what a column is by its name.
  func isLikeliest(_ place: Int) -> Bool {
    guard let own = fields.first(where: { $0.place == place }) else { return false }
    return !fields.contains { $0.field == own.field && $0.rank < own.rank }
  }

  /// The columns that tell the time together, where the first rows show it.
  func timeColumns(_ rows: [[String]]) -> [Int] {
    guard let times, rows.contains(where: { times.value($0) != nil }) else { return [] }
    return times.columns
  }

  var hasText: Bool { concordance != nil || fields.contains { $0.field == .text } }

  func record(_ values: [String]) -> Record {
    var record = Record()
    var emptyText: Int?
    for (place, field, rank) in fields where place < values.count {
      let value = values[place]
      if value.isEmpty, field == .text { emptyText = rank }
      record.set(field, rank: rank, value.isEmpty ? nil : .text(value))
    }
    // An empty text is one; only a row that ends before it has none.
    if let emptyText, record[.text] == nil { record.set(.text, rank: emptyText, .text("")) }
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
