import ToriTime

/// The identifiers of records, read ahead of the records, as replies may come before what they answer.
extension DataReader {
  /// The position of each record by its identifier, if identifiers are no numbers; `nil` as soon as the
  /// first is one.
  func positions(_ columns: Columns?) throws(CorpusError) -> [String: Int]? {
    guard reader != .dat else { return nil }
    var positions: [String: Int] = [:]
    var isNumbered = false
    try forEachRecord(columns) { record, position in
      let id = record[.number]
      guard let id, !id.text.isEmpty else { return !(positions.isEmpty && position >= 100) }
      isNumbered = positions.isEmpty && id.integer != nil
      if positions[id.text] == nil { positions[id.text] = position }
      return !isNumbered
    }
    return isNumbered || positions.isEmpty ? nil : positions
  }

  /// In a file of numbered records, the numbers of those whose identifiers are names: their positions,
  /// or numbers above all others where a position is taken.
  func names(_ columns: Columns?) throws(CorpusError) -> [String: Int] {
    var taken: Set<Int> = []
    var named: [(name: String, position: Int)] = []
    try forEachRecord(columns) { record, position in
      let id = record[.number]
      if let number = id?.integer {
        taken.insert(number)
      } else if let id, !id.text.isEmpty {
        named.append((id.text, position))
      }
      return true
    }
    var highest = max(taken.max() ?? 0, named.last?.position ?? 0)
    var names: [String: Int] = [:]
    for (name, position) in named where names[name] == nil {
      if taken.insert(position).inserted {
        names[name] = position
      } else {
        highest += highest < .max ? 1 : 0
        names[name] = highest
      }
    }
    return names
  }

  /// The order of day, month and year that the times of all records prove together; `nil` if they
  /// prove none, or two.
  func dateOrder(_ columns: Columns?) throws(CorpusError) -> DateOrder? {
    var orders = DateOrders.all
    try forEachRecord(columns) { record, _ in
      if let found = record[.time].flatMap({ Stamp.orders(of: Array($0.text.utf8).span) }) {
        orders.formIntersection(found)
      }
      return !orders.isEmpty
    }
    return orders.proved
  }

  /// Gives each record and its position, from 1, until `body` says that it is enough.
  private func forEachRecord(
    _ columns: Columns?, _ body: (Record, Int) -> Bool
  ) throws(CorpusError) {
    var scan = scan
    var records = RecordReader(zone: .utc, positions: nil)
    if columns?.head == .names { _ = try scan.next() }
    var position = 0
    while let piece = try scan.next() {
      position += 1
      let record: Record
      if let columns {
        record = columns.record(fields(piece, of: scan.window, &records))
      } else if case .record(let parsed, _) = json(piece, of: scan.window, &records) {
        record = parsed
      } else {
        continue
      }
      if !body(record, position) { return }
    }
  }
}
