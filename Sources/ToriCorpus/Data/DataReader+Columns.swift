import ToriText
import ToriTime

/// What is found out before the records are read.
extension DataReader {
  /// A comma, or what some programs write for it, if the first line has more of that.
  static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let first = bytes.prefix(1 << 16).prefix { $0 != 0x0A && $0 != 0x0D }
    let (commas, semicolons) = (first.count { $0 == 0x2C }, first.count { $0 == 0x3B })
    return semicolons > commas ? 0x3B : 0x2C
  }

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
