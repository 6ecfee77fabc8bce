/// The records of a data file as they are cut from it, whatever its form.
struct RecordPieces {
  /// Of JSON, or of anything else.
  private var json: JSONRecords?
  private var scan: RecordScan<RecordCutter>?
  private let hasNames: Bool
  /// How many came so far.
  private(set) var count = 0

  init(_ data: DataReader, _ understanding: RecordUnderstanding) {
    if data.reader == .jsonLines {
      json = data.jsonRecords(understanding)
    } else {
      scan = data.scan
    }
    hasNames = understanding.columns?.head == .names
  }

  /// The row of a table that names its columns, which is asked for first; nil where there is none.
  mutating func names() throws(CorpusError) -> RecordBatch.Item? {
    hasNames ? try nextItem() : nil
  }

  /// The next records; nil where there are none.
  mutating func nextBatch() throws(CorpusError) -> RecordBatch? {
    var batch = RecordBatch(position: count)
    while !batch.isFull, let item = try nextItem() {
      batch.append(item)
      count += 1
    }
    return batch.items.isEmpty ? nil : batch
  }

  private mutating func nextItem() throws(CorpusError) -> RecordBatch.Item? {
    if let piece = try json?.next() {
      return json.map { RecordBatch.Item(piece: piece, window: $0.window, page: $0.page) }
    }
    guard let piece = try scan?.next() else { return nil }
    return scan.map { RecordBatch.Item(piece: piece, window: $0.window, page: PageContext()) }
  }
}
