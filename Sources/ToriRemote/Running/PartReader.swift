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
    let found = try conditions.map { (condition) throws(EngineError) in try places(of: condition) }
    let all = found.count == 1 ? found[0] : Set(found.joined()).sorted()
    try check(all.count)
    let held = found.map { Set($0) }
    let names = FieldSQL(own: catalogue.fields.own)
    let fields =
      isOfTexts
      ? catalogue.fields.filter { Self.ofTexts.contains($0.access) } : catalogue.fields
    let cells = fields.compactMap { field in
      CellSQL(field, names).map { (field: field, cell: $0) }
    }
    let columns = [(sql: "n", type: StoredType.place)] + cells.flatMap(\.cell.columns)
    let list = columns.map(\.sql).joined(separator: ", ")
    var fetched = Fetched(
      part: CorpusPart(fields: fields, zone: catalogue.zone),
      holds: conditions.map { _ in [] })
    for start in stride(from: 0, to: all.count, by: Self.pageSize) {
      let page = all[start..<min(start + Self.pageSize, all.count)]
      let rows = try server.asked(
        "SELECT \(list) FROM \(BlockColumns.table) WHERE \(SQLText.places(page)) ORDER BY n",
        columns.map(\.type), cancellation)
      guard rows.count == page.count else { throw FoundRows.changed(at: server.address) }
      for row in rows {
        var place = 1
        var values: [(Field, Value)] = []
        for (field, cell) in cells {
          values.append((field, cell.value(row[place..<place + cell.columns.count])))
          place += cell.columns.count
        }
        guard let number = row[0].asNumber,
          fetched.add(values, number, held.map { $0.contains(number) }, catalogue)
        else { throw RemoteError.garbled(at: server.address).asEngineError }
      }
    }
    return fetched
  }

  /// Where the blocks stand for which a condition holds, which is asked once.
  private func places(of condition: String) throws(EngineError) -> [Int] {
    let rows = try server.asked(
      "SELECT n FROM \(BlockColumns.table) WHERE \(condition) ORDER BY n LIMIT \(Self.blockLimit + 1)",
      [.place], cancellation)
    try check(rows.count)
    return rows.compactMap { $0[0].asNumber }
  }

  private func check(_ count: Int) throws(EngineError) {
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
