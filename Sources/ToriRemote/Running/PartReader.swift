import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriSystem
import ToriText
import ToriTime

/// Fetches blocks that servers found, with all that is known of them, as a part of the corpus.
struct PartReader {
  let server: RemoteServer
  let catalogue: RemoteCatalogue
  let cancellation: Cancellation
  /// More blocks than these are not fetched.
  static let blockLimit = 200_000
  private static let pageSize = 4096
  /// What a block is called by, and its text.
  private static let ofTexts: Set<Field.Access> = [.id, .document, .kind, .body]

  /// What was fetched.
  struct Fetched {
    var part: CorpusPart
    /// Of each block, its place in the corpus and its identifier.
    var numbers: [Int] = []
    var identifiers: [String] = []
    /// Of each of the conditions, for which blocks it holds.
    var holds: [[Bool]]
  }

  /// The blocks for which any of these conditions holds.
  ///
  /// - Parameter isOfTexts: whether only their texts are looked at, so that nothing else is fetched.
  func blocks(
    where conditions: [String], isOfTexts: Bool
  ) throws(EngineError) -> Fetched {
    let condition = SQLText.or(conditions)
    try checkCount(of: condition)
    let names = FieldSQL(own: catalogue.fields.own)
    let fields =
      isOfTexts
      ? catalogue.fields.filter { Self.ofTexts.contains($0.access) } : catalogue.fields
    let cells = fields.compactMap { field in
      CellSQL(field, names).map { (field: field, cell: $0) }
    }
    // One condition holds of all that is fetched. A server that finds one to be constant forgets to send it.
    let flags =
      conditions.count == 1
      ? [] : conditions.map { (sql: "toUInt8((\($0)) AND n >= 0)", type: StoredType.small) }
    let columns =
      [(sql: "n", type: StoredType.place)] + flags + cells.flatMap(\.cell.columns)
    let list = columns.map(\.sql).joined(separator: ", ")
    var fetched = Fetched(
      part: CorpusPart(fields: fields, zone: catalogue.zone),
      holds: conditions.map { _ in [] })
    var last: Int?
    while true {
      let rest = last.map { ["n > \($0)"] } ?? []
      let rows: [[StoredValue]]
      do {
        rows = try server.rows(
          "SELECT \(list) FROM \(BlockColumns.table) WHERE \(SQLText.and([condition] + rest)) ORDER BY n LIMIT \(Self.pageSize)",
          columns.map(\.type), cancellation)
      } catch {
        throw error.asEngineError
      }
      for row in rows {
        var place = 1 + flags.count
        var values: [(Field, Value)] = []
        for (field, cell) in cells {
          values.append((field, cell.value(row[place..<place + cell.columns.count])))
          place += cell.columns.count
        }
        let flags = row[1..<1 + flags.count].map { $0.asNumber == 1 }
        guard let number = row[0].asNumber, fetched.add(values, number, flags, catalogue) else {
          throw RemoteError.garbled(at: server.address).asEngineError
        }
      }
      guard rows.count == Self.pageSize else { return fetched }
      last = rows.last?[0].asNumber
    }
  }

  private func checkCount(of condition: String) throws(EngineError) {
    let count: Int?
    do {
      count = try server.rows(
        "SELECT toInt64(count()) FROM \(BlockColumns.table) WHERE \(condition)", [.number],
        cancellation
      ).first?.first?.asNumber
    } catch {
      throw error.asEngineError
    }
    guard let count else { throw RemoteError.garbled(at: server.address).asEngineError }
    guard count <= Self.blockLimit else {
      throw Refusal.tooMany(
        LocalizedText("posts whose texts tori would have to fetch", ja: "本文を取り寄せる投稿"),
        Self.blockLimit)
    }
  }
}

extension PartReader.Fetched {
  /// Adds a block behind those before it; false where it cannot stand there.
  fileprivate mutating func add(
    _ values: [(field: Field, value: Value)], _ number: Int, _ flags: [Bool],
    _ catalogue: RemoteCatalogue
  ) -> Bool {
    let cells = BlockCells(values, zone: catalogue.zone)
    guard number > numbers.last ?? -1, let name = cells.document,
      let record = catalogue.record(ofDocument: name), let block = cells.block
    else { return false }
    if part.documents.last?.exportedName != name { part.documents.append(Document(record)) }
    part.documents[part.documents.count - 1].blocks.append(block)
    part.answerCounts.append(cells.integer(.replies) ?? 0)
    part.copies.append(cells.integer(.copies) ?? 0)
    numbers.append(number)
    identifiers.append(cells.identifier)
    for (place, flag) in flags.enumerated() { holds[place].append(flag) }
    return true
  }
}

extension Document {
  /// Without its blocks, called as it is.
  fileprivate init(_ record: CatalogueDocument) {
    self.init(
      path: record.path, reader: record.reader, seen: record.seen, encoding: record.encoding,
      byteCount: record.byteCount, checksum: record.checksum, title: record.title, blocks: [],
      notices: [])
    exportedName = record.name
  }
}
