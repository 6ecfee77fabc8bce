import ToriCorpus
import ToriEngine
import ToriSystem
import ToriText
import ToriTime

/// Takes a corpus from the engine that read it to servers, batch by batch.
///
/// A batch may be sent again: what is there of it is asked first, and only the rest goes. What is sent is there when
/// the server says so (`insert_distributed_sync`), on every replica of a shard (`insert_quorum`). The last thing written is the word that all is there, without
/// which nobody is answered.
package struct RemoteLoad {
  let engine: any Engine
  let server: RemoteServer
  let cancellation: Cancellation
  /// Of so many rows one batch is made, or of so many bytes.
  private static let rowLimit = 8192
  private static let byteLimit = 8 << 20
  /// How often a batch is sent before it is given up.
  private static let tries = 3

  package struct Report: Hashable, Sendable {
    package let blocks: Int
    /// How many of them were sent this time.
    package let sent: Int
  }

  package init(
    from engine: any Engine, to server: RemoteServer, _ cancellation: Cancellation
  ) {
    (self.engine, self.server, self.cancellation) = (engine, server, cancellation)
  }

  /// - Parameter progress: told how many of how many blocks are there.
  package func run(progress: (Int, Int) -> Void) throws(RemoteError) -> Report {
    let server = try RemoteHandshake(server: server, cancellation: cancellation).checked()
    return try RemoteLoad(from: engine, to: server, cancellation).send(progress)
  }

  private func send(_ progress: (Int, Int) -> Void) throws(RemoteError) -> Report {
    let known = try RemoteHandshake(server: server, cancellation: cancellation).facts()
    let facts = CorpusFacts(of: engine.catalogue, authorIDs: try authorIDs())
    let count = engine.catalogue.blockCount
    var found = try present()
    if let name = facts.difference(from: known) {
      throw .otherCorpus(server.address, name, known[name], facts[name])
    }
    if known.isWhole, found == .whole(count) { return Report(blocks: count, sent: 0) }
    // No rows are sent before all of this is there.
    guard facts.isKnown(by: known) || found == .none else { throw .strangers(server.address) }
    try put(facts, known)
    let sent = try sendBlocks(mayBeThere: found != .none, progress)
    try sendDocuments()
    try sendFields()
    found = try present()
    guard found == .whole(count) else { throw .torn(server.address, found.count, count) }
    try put(CorpusFacts(values: facts.values.merging([CorpusFacts.whole: "yes"]) { $1 }), facts)
    return Report(blocks: count, sent: sent)
  }

  /// How many rows there are, and what their numbers add up to, once and squared, as far as 64 bits hold it.
  private struct Present: Equatable {
    let count: Int
    let sum: Int64
    let squares: Int64

    static let none = Present(count: 0, sum: 0, squares: 0)

    /// Of the numbers from 0 up to `count`, each once.
    static func whole(_ count: Int) -> Present {
      var (sum, squares): (UInt64, UInt64) = (0, 0)
      for number in 0..<UInt64(count) {
        sum &+= number
        squares &+= number &* number
      }
      return Present(
        count: count, sum: Int64(bitPattern: sum), squares: Int64(bitPattern: squares))
    }
  }

  private func present() throws(RemoteError) -> Present {
    let row = try server.rows(
      "SELECT toInt64(count()), toInt64(sum(n)), toInt64(sum(n * n)) FROM \(BlockColumns.table)",
      [.count, .number, .number], cancellation
    ).first
    guard let row, case .number(let sum) = row[1], case .number(let squares) = row[2] else {
      throw .garbled(at: server.address)
    }
    return Present(count: row[0].asNumber ?? 0, sum: sum, squares: squares)
  }

  /// Writes the facts that are not there yet.
  private func put(_ facts: CorpusFacts, _ known: CorpusFacts) throws(RemoteError) {
    let new = facts.values.filter { known.values[$0.key] == nil }.sorted { $0.key < $1.key }
    if new.isEmpty { return }
    try insert(new.map { [.text($0.key), .text($0.value)] }, FactTable.facts)
  }

  func insert(_ rows: [[StoredValue]], _ table: FactTable) throws(RemoteError) {
    if rows.isEmpty { return }
    var writer = RowWriter()
    for row in rows { for value in row { writer.put(value) } }
    try server.insert(writer.bytes, into: table.name, table.columns.map(\.name), cancellation)
  }

  // MARK: Blocks

  private func sendBlocks(
    mayBeThere: Bool, _ progress: (Int, Int) -> Void
  ) throws(RemoteError) -> Int {
    let fields = engine.catalogue.fields
    let loaded = LoadedFields(fields, zone: engine.catalogue.zone, spellings: try spellings())
    let rows = LogicalNode.select(
      .scan(.blocks, own: fields.own), fields.map { ColumnReference.field($0) })
    let answer = try ask(rows)
    let columns = Array(answer.shape.columns.indices)
    var batch = Batch(first: 0)
    let threads = try threads()
    var sent = 0
    var row = 0
    var postCount = 0
    while row < answer.rowCount {
      if cancellation.isCancelled { throw .interrupted }
      let cells: CellBatch
      do {
        cells = try answer.batch(of: row..<min(row + 512, answer.rowCount), columns: columns)
      } catch {
        throw RemoteError(error)
      }
      for row in cells.rows {
        let block = LoadedBlock(
          row, columns.map { cells.value(row: row, $0) }, loaded, postsBefore: postCount, threads)
        batch.add(block)
        if block.isPost { postCount += 1 }
      }
      row = cells.rows.upperBound
      if batch.rows.count >= Self.rowLimit || batch.byteCount >= Self.byteLimit
        || row == answer.rowCount
      {
        sent += try send(batch, mayBeThere: mayBeThere)
        batch = Batch(first: row)
        progress(row, answer.rowCount)
      }
    }
    return sent
  }

  /// Rows that follow each other, ready to be sent.
  private struct Batch {
    let first: Int
    var rows: [[UInt8]] = []
    var byteCount = 0

    init(first: Int) { self.first = first }

    mutating func add(_ block: LoadedBlock) {
      var writer = RowWriter()
      for column in BlockColumns.all { writer.put(column.value(block)) }
      rows.append(writer.bytes)
      byteCount += writer.bytes.count
    }
  }

  private func send(_ batch: Batch, mayBeThere: Bool) throws(RemoteError) -> Int {
    if batch.rows.isEmpty { return 0 }
    var mayBeThere = mayBeThere
    var failure = RemoteError.interrupted
    for attempt in 0..<Self.tries {
      do {
        let there = mayBeThere ? try numbers(from: batch.first, batch.rows.count) : []
        let rest = batch.rows.indices.filter { !there.contains(batch.first + $0) }
        if rest.isEmpty { return 0 }
        try server.insert(
          rest.flatMap { batch.rows[$0] }, into: BlockColumns.table,
          BlockColumns.all.map(\.name), cancellation)
        return rest.count
      } catch {
        guard error.mayPass else { throw error }
        failure = error
        mayBeThere = true
        if attempt + 1 < Self.tries { pause(.milliseconds(500 << attempt)) }
      }
    }
    throw failure
  }

  /// Which of the blocks of a batch are there.
  private func numbers(from first: Int, _ count: Int) throws(RemoteError) -> Set<Int> {
    let rows = try server.rows(
      "SELECT n FROM \(BlockColumns.table) WHERE n >= \(first) AND n < \(first + count)",
      [.place], cancellation)
    return Set(rows.compactMap { $0[0].asNumber })
  }
}
