import ToriText
import ToriTime

/// What is found out before the records are read.
extension DataReader {
  /// Whether the first thing in the file is a list of objects rather than an object.
  static func isArray(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    return position < bytes.count && bytes[position] == 0x5B
  }

  /// The names of a table's columns, in order; empty where it has none.
  func columnNames() throws(CorpusError) -> [String] {
    guard reader == .csv || reader == .tsv, options.columns.places == nil else { return [] }
    var (scan, records) = (scan, RecordReader(zone: .utc))
    return try scan.next().map { fields($0, of: scan.window, &records) } ?? []
  }

  func columns() throws(CorpusError) -> Columns? {
    guard reader == .csv || reader == .tsv else { return nil }
    if let places = options.columns.places { return Columns(places: places) }
    let names = try columnNames()
    if names.isEmpty { return Columns(places: [:]) }
    let columns = Columns(names: names, options.columns)
    guard columns.hasText else { throw .noTextColumn(columns.names) }
    try refuse(options.columns.columns.filter { !names.contains($0.value) }, names)
    return columns
  }

  /// Refuses a file none of whose first objects has a text, or none of whose objects has a key that the
  /// user names: in some it may be absent.
  func checkKeys() throws(CorpusError) {
    guard reader == .jsonLines else { return }
    var (scan, records) = (scan, RecordReader(zone: .utc))
    var seen: [String] = []
    var hasText = false
    var missing = options.columns.columns
    var count = 0
    while !hasText && count < 100 || hasText && !missing.isEmpty, let piece = try scan.next() {
      count += 1
      guard
        case .record(let record, let keys) = json(
          piece, of: scan.window, &records, wantsKeys: true)
      else {
        continue
      }
      hasText = hasText || record.has(.text)
      // What is only listed need not be all.
      for key in keys where seen.count < 100 && !seen.contains(key) { seen.append(key) }
      missing = missing.filter { !keys.contains($0.value) }
    }
    if seen.isEmpty { return }
    if !hasText { throw .noTextColumn(seen) }
    try refuse(missing, seen)
  }

  /// Throws if the user names columns that are not among those that are there.
  private func refuse(
    _ missing: [DataField: String], _ names: [String]
  ) throws(CorpusError) {
    // The same one each time.
    guard let (field, name) = missing.min(by: { $0.key.rawValue < $1.key.rawValue }) else { return }
    throw .noColumn(name, field, names)
  }
}
