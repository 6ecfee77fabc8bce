import ToriText
import ToriTime

/// What is found out before the records are read.
extension DataReader {
  /// The names of a table's columns, in order; empty where it has none.
  func columnNames() throws(CorpusError) -> [String] {
    guard reader == .csv || reader == .tsv, options.columns.places == nil else { return [] }
    var (scan, records) = (scan, RecordReader(zone: .utc))
    return try scan.next().map { fields($0, of: scan.window, &records) } ?? []
  }

  /// Throws if the user names columns that are not among those that are there.
  func refuse(
    _ missing: [DataField: String], _ names: [String]
  ) throws(CorpusError) {
    // The same one each time.
    guard let (field, name) = missing.min(by: { $0.key.rawValue < $1.key.rawValue }) else { return }
    throw .noColumn(name, field, names)
  }
}
