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

  /// The reader of a file whose posts have no text but a title, such as a list of news; with what is said of it.
  func byTitle(_ error: CorpusError) -> (reader: DataReader, notice: ReadNotice)? {
    guard case .noTextColumn(let names) = error, options.columns.columns[.text] == nil else {
      return nil
    }
    let titles = names.compactMap { name in
      options.columns.field(ofColumn: name).flatMap { $0.field == .title ? (name, $0.rank) : nil }
    }
    guard let title = titles.min(by: { $0.1 < $1.1 })?.0 else { return nil }
    var reader = self
    reader.options.columns.take(title, as: .text)
    return (reader, ReadNotice(.doubt(.titlesAlone, title), byteOffset: start, line: 1))
  }

  /// The reader that goes by the names of the file's own columns, where none is of those that the user names and that
  /// is no error.
  func byOwnNames(_ error: CorpusError) -> (reader: DataReader, notice: ReadNotice)? {
    guard !options.needsColumns, options.columns.rows == nil, options.columns.places == nil,
      case .noColumn(_, _, let names) = error
    else { return nil }
    let wanted = options.columns.columns.values.map { name in
      names.contains(name) ? name : String(name.prefix { $0 != "." && $0 != "[" })
    }
    if wanted.contains(where: names.contains) { return nil }
    var reader = self
    reader.options.columns = ColumnMapping()
    return (reader, ReadNotice(.doubt(.readByOwnNames), byteOffset: start, line: 1))
  }
}
