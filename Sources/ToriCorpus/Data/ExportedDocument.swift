/// A document of which an export of tori's own has posts, and where in the file these stand.
struct ExportedDocument {
  let name: String
  fileprivate(set) var records: [Place] = []

  struct Place {
    /// Of the record's content in the file.
    let content: Range<Int>
    let lines: ClosedRange<Int>
    /// From which on, counted from 0, bytes are this block's, up to the next one's.
    let start: Int
    fileprivate(set) var end: Int
    let isUnclosed: Bool
    /// Whether it is the names of the columns.
    let isHead: Bool
  }
}

extension DataReader {
  /// The documents that an export of tori's own has posts of, in the order in which they come; none of any
  /// other file, which the first record tells.
  ///
  /// The rows of an export may be in any order: those of a document need not stand together.
  func exportedDocuments() throws(CorpusError) -> [ExportedDocument] {
    guard reader == .jsonLines || reader == .csv || reader == .tsv else { return [] }
    let columns = try columns()
    guard columns?.has(.document) ?? true else { return [] }
    var (scan, records) = (scan, RecordReader(zone: .utc))
    var documents: [ExportedDocument] = []
    var numbers: [String: Int] = [:]
    var current = 0
    var isFirst = true
    /// Places that come before the first record that tells its document.
    var open: [ExportedDocument.Place] = []
    /// Where the place is that was found last, whose bytes run on to the next one's.
    var last: (document: Int, record: Int)?
    func place(_ piece: RecordCutter.Piece, isHead: Bool) -> ExportedDocument.Place {
      ExportedDocument.Place(
        content: piece.bytes, lines: piece.lines, start: isFirst ? 0 : piece.bytes.lowerBound,
        end: source.count, isUnclosed: piece.isUnclosed, isHead: isHead)
    }
    if columns?.head == .names, let piece = try scan.next() {
      open.append(place(piece, isHead: true))
      isFirst = false
    }
    while let piece = try scan.next() {
      let found = try record(piece, of: scan.window, columns, &records)
      let name = found?.nameGivenByTori == nil ? nil : found?[.document]?.text
      // Whatever else the file holds, its first record is one of tori's.
      if documents.isEmpty, name == nil { return [] }
      if let name {
        current = numbers[name] ?? documents.count
        if current == documents.count {
          numbers[name] = current
          documents.append(ExportedDocument(name: name))
        }
      }
      let place = place(piece, isHead: false)
      isFirst = false
      if let last { documents[last.document].records[last.record].end = place.start }
      if let head = open.first {
        documents[current].records.append(head)
        documents[current].records[0].end = place.start
        open = []
      }
      documents[current].records.append(place)
      last = (current, documents[current].records.count - 1)
    }
    return documents
  }

  private func record(
    _ piece: RecordCutter.Piece, of window: [UInt8], _ columns: Columns?,
    _ records: inout RecordReader
  ) throws(CorpusError) -> Record? {
    if let columns { return columns.record(fields(piece, of: window, &records)) }
    guard case .record(let record, _) = json(piece, of: window, &records) else { return nil }
    return record
  }

  /// Gives the blocks of one document of an export; returns what was doubtful.
  func read(
    _ document: ExportedDocument, each: (Block) throws -> Void
  ) throws -> [ReadNotice] {
    let columns = try columns()
    var records = RecordReader(zone: options.zone)
    if let order = options.dateOrder { records.know(order) }
    for place in document.records {
      let window = try source.bytes(place.content)
      let piece = RecordCutter.Piece(
        content: 0..<window.count, lines: place.lines, base: place.content.lowerBound,
        isUnclosed: place.isUnclosed)
      var block: Block
      if place.isHead {
        let text = text(piece, of: window, &records)
        block = Block(kind: .metadata, bytes: piece.bytes, lines: piece.lines, text: text)
      } else {
        block = try self.block(piece, of: window, number: 0, columns, &records)
      }
      block.bytes = place.start..<place.end
      try each(block)
    }
    return records.notices.all
  }
}
