import ToriSystem
import ToriTime

/// Reads batches of records, and learns from each what the next ones look like.
struct BatchReader {
  /// Tells it from others of the same file.
  private let number: Int
  private let data: DataReader
  private let order: SharedOrder
  private let unlearned: (RecordUnderstanding, RecordReader)
  private var understanding: RecordUnderstanding
  private var records: RecordReader

  /// From so many columns on it begins anew, so that none of a file without end makes it large.
  private static let mostPaths = 1 << 16

  init(
    _ number: Int, _ data: DataReader, _ understanding: RecordUnderstanding,
    _ records: RecordReader, _ order: SharedOrder
  ) {
    (self.number, self.data, self.order) = (number, data, order)
    unlearned = (understanding, records)
    (self.understanding, self.records) = unlearned
  }

  mutating func read(_ batch: RecordBatch) throws(CorpusError) -> ReadBatch {
    if understanding.ownPaths?.all.count ?? 0 > Self.mostPaths {
      (understanding, records) = unlearned
    }
    let paths = understanding.ownPaths
    let read = try readOnce(batch)
    if read.leftOut == 0 { return read }
    // More keys came than are known again; what was learned before must not tell which.
    (understanding, records) = unlearned
    understanding.ownPaths = paths
    return try readOnce(batch)
  }

  private mutating func readOnce(_ batch: RecordBatch) throws(CorpusError) -> ReadBatch {
    var read = ReadBatch(byteCount: batch.byteCount, reader: number)
    read.firstPath = understanding.ownPaths?.all.count ?? 0
    read.blocks.reserveCapacity(batch.items.count)
    records.begin(at: batch.position)
    for (offset, item) in batch.items.enumerated() {
      let number = batch.position + offset + 1
      read.blocks.append(
        try data.block(item, number: number, &understanding, &records, order))
    }
    read.notices = records.notices
    read.leftOut = understanding.ownPaths?.leftOut ?? 0
    understanding.ownPaths?.leftOut = 0
    if let all = understanding.ownPaths?.all { read.paths = Array(all[read.firstPath...]) }
    return read
  }
}

/// The order of day and month that all records of a file prove, looked for once, when a time asks for it.
final class SharedOrder: Sendable {
  private let known = Monitor<Result<DateOrder?, CorpusError>?>(nil)

  func order(
    _ find: () throws(CorpusError) -> DateOrder?
  ) throws(CorpusError) -> DateOrder? {
    try known.use { known in
      let found = known ?? Result(catching: find)
      known = found
      return found
    }.get()
  }
}
